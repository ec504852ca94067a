-- What the tree finds about itself, one row for each finding:
--   cycle     those above a unit lead back to it on some day
--   overlap   two versions of a unit share a day
--   orphan    a parent does not stand through the whole version of a unit under it
--   gap       a unit did not stand for a while and came back
--   closure  the stored levels above a unit are not those that its versions say
--   successors     the stored successors of a unit are not those that its last parent and its successor lead to
with recursive up as (
  select unit_id, parent_id as ancestor_id, valid_from, valid_to, 1 as distance from unit_versions where parent_id is not null
  union all
  select up.unit_id, s.parent_id, greatest(up.valid_from, s.valid_from), least(up.valid_to, s.valid_to), up.distance + 1
  from up
  join unit_versions s
    on s.unit_id = up.ancestor_id and s.parent_id is not null and s.valid_from <= up.valid_to and s.valid_to >= up.valid_from
  where up.ancestor_id <> up.unit_id and up.distance < 100
),
standing as (
  select unit_id, range_agg(daterange(valid_from, valid_to, '[]')) as days from unit_versions group by unit_id
),
derived as materialized (
  select unit_id, ancestor_id, distance, valid_from, valid_to from expected_unit_closure()
),
found as (
  (select 'cycle' as fault, unit_id, null::bigint as other_id, min(valid_from) as from_day, max(valid_to) as to_day
   from up where ancestor_id = unit_id group by unit_id limit 500)
  union all
  (select 'overlap', a.unit_id, null, greatest(a.valid_from, b.valid_from), least(a.valid_to, b.valid_to)
   from unit_versions a
   join unit_versions b on b.unit_id = a.unit_id and b.valid_from > a.valid_from and b.valid_from <= a.valid_to limit 500)
  union all
  (select 'orphan', s.unit_id, s.parent_id, s.valid_from, s.valid_to
   from unit_versions s left join standing p on p.unit_id = s.parent_id
   where s.parent_id is not null and (p.days is null or not p.days @> daterange(s.valid_from, s.valid_to, '[]')) limit 500)
  union all
  (select 'gap', unit_id, null, earlier + 1, valid_from - 1
   from (select unit_id, valid_from, lag(valid_to) over (partition by unit_id order by valid_from) as earlier from unit_versions) s
   where earlier < valid_from - 1 limit 500)
  union all
  (select distinct 'closure', unit_id, null::bigint, null::date, null::date
   from (
     (select unit_id, ancestor_id, distance, valid_from, valid_to from unit_closure except select * from derived)
     union all
     (select * from derived except select unit_id, ancestor_id, distance, valid_from, valid_to from unit_closure)
   ) other limit 500)
  union all
  (select distinct 'successors', unit_id, null::bigint, null::date, null::date
   from (
     (select unit_id, successor_id from unit_successors except select * from expected_unit_successors())
     union all
     (select * from expected_unit_successors() except select unit_id, successor_id from unit_successors)
   ) other limit 500)
)
select f.fault, f.unit_id, n.code, n.name, o.code as other, f.from_day, f.to_day
from found f join units_named n on n.unit_id = f.unit_id left join units o on o.id = f.other_id
order by f.fault, n.code, f.from_day
