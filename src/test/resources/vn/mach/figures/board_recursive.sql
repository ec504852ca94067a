-- Baseline (a): the root's scoreboard by a recursive walk over the raw evidence, in the tree of the day. Takes :unit and :today.
-- Weaker than it should be - it computes the aggregates of every function for each row where one expression for each would do. Its ratio
-- flatters us until that is mended.
with recursive standing as materialized (
  select unit_id, parent_id, kind, has_committee from unit_stretches where cast(:today as date) between valid_from and valid_to
),
up as (
  select unit_id, unit_id as ancestor_id, parent_id from standing
  union all
  select up.unit_id, s.unit_id, s.parent_id from up join standing s on s.unit_id = up.parent_id
),
due as (
  select distinct on (t.id, s.unit_id) t.id as target_id, s.unit_id, m.minimum, t.figure, t.period_from as first_day,
    least(t.period_to, cast(:today as date)) as last_day
  from targets t join target_minimums m on m.target_id = t.id
  join standing s on s.kind = m.unit_kind and (m.has_committee is null or m.has_committee = s.has_committee)
  where cast(:today as date) between t.period_from and t.period_to
  order by t.id, s.unit_id, m.has_committee nulls last
),
counted as (
  select p.target_id, p.unit_id, p.minimum, f.function, {{value}}
  from (select d.*, up.unit_id as holder_id from due d join up on up.ancestor_id = d.unit_id) p
  join figures f on f.code = p.figure
  left join (select id as activity_id, * from activities) c
    on c.unit_id = p.holder_id and c.held_on between p.first_day and p.last_day and c.status = 'confirmed' and c.kind = f.activity_kind
    and (f.form is null or c.form = f.form) and (f.tag is null or f.tag = any (c.tags))
  left join activity_amounts m on m.activity_id = c.activity_id and m.amount = f.amount
  group by p.target_id, p.unit_id, p.minimum, f.function
),
judged as (select target_id, unit_id, {{reached}} as reached from counted)
select j.target_id, up.ancestor_id, count(*) as due, count(*) filter (where j.reached) as done
from judged j join up on up.unit_id = j.unit_id
where up.ancestor_id = :unit or up.ancestor_id in (select unit_id from standing where parent_id = :unit)
group by j.target_id, up.ancestor_id
