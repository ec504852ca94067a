-- What the tree finds about itself, one row for each finding:
--   cycle     those above a unit lead back to it on some day
--   overlap   two stretches of a unit share a day
--   orphan    a parent does not stand through the whole stretch of a unit under it
--   gap       a unit did not stand for a while and came back
--   ancestry  the stored levels above a unit are not those that its stretches say
--   heirs     the stored heirs of a unit are not those that its last parent and its successor lead to
with recursive up as (
  select unit_id, parent_id as ancestor_id, valid_from, valid_to, 1 as distance from unit_stretches where parent_id is not null
  union all
  select up.unit_id, s.parent_id, greatest(up.valid_from, s.valid_from), least(up.valid_to, s.valid_to), up.distance + 1
  from up
  join unit_stretches s
    on s.unit_id = up.ancestor_id and s.parent_id is not null and s.valid_from <= up.valid_to and s.valid_to >= up.valid_from
  where up.ancestor_id <> up.unit_id and up.distance < 100
),
standing as (
  select unit_id, range_agg(daterange(valid_from, valid_to, '[]')) as days from unit_stretches group by unit_id
),
derived as materialized (
  select unit_id, ancestor_id, distance, valid_from, valid_to from unit_ancestry_derived()
),
found as (
  (select 'cycle' as fault, unit_id, null::bigint as other_id, min(valid_from) as from_day, max(valid_to) as to_day
   from up where ancestor_id = unit_id group by unit_id limit 500)
  union all
  (select 'overlap', a.unit_id, null, greatest(a.valid_from, b.valid_from), least(a.valid_to, b.valid_to)
   from unit_stretches a
   join unit_stretches b on b.unit_id = a.unit_id and b.valid_from > a.valid_from and b.valid_from <= a.valid_to limit 500)
  union all
  (select 'orphan', s.unit_id, s.parent_id, s.valid_from, s.valid_to
   from unit_stretches s left join standing p on p.unit_id = s.parent_id
   where s.parent_id is not null and (p.days is null or not p.days @> daterange(s.valid_from, s.valid_to, '[]')) limit 500)
  union all
  (select 'gap', unit_id, null, earlier + 1, valid_from - 1
   from (select unit_id, valid_from, lag(valid_to) over (partition by unit_id order by valid_from) as earlier from unit_stretches) s
   where earlier < valid_from - 1 limit 500)
  union all
  (select distinct 'ancestry', unit_id, null::bigint, null::date, null::date
   from (
     (select unit_id, ancestor_id, distance, valid_from, valid_to from unit_ancestry except select * from derived)
     union all
     (select * from derived except select unit_id, ancestor_id, distance, valid_from, valid_to from unit_ancestry)
   ) other limit 500)
  union all
  (select distinct 'heirs', unit_id, null::bigint, null::date, null::date
   from (
     (select unit_id, heir_id from unit_heirs except select * from unit_heirs_derived())
     union all
     (select * from unit_heirs_derived() except select unit_id, heir_id from unit_heirs)
   ) other limit 500)
)
select f.fault, f.unit_id, n.code, n.name, o.code as other, f.from_day, f.to_day
from found f join units_named n on n.unit_id = f.unit_id left join units o on o.id = f.other_id
order by f.fault, n.code, f.from_day
