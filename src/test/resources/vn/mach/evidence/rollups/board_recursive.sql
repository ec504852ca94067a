-- Baseline (a): the root's scoreboard by a recursive walk over the raw evidence, each activity in the tree of its own day. Takes :unit and
-- :today; {{counted}} is board_recursive_counted.sql once for each function.
with recursive walked as (
  select unit_id as effective_unit_id, unit_id as ancestor_id, parent_id, valid_from, valid_to from unit_versions
  union all
  select w.effective_unit_id, s.unit_id, s.parent_id, greatest(w.valid_from, s.valid_from), least(w.valid_to, s.valid_to)
  from walked w join unit_versions s on s.unit_id = w.parent_id and s.valid_from <= w.valid_to and s.valid_to >= w.valid_from
),
due as materialized (
  select distinct on (t.id, s.unit_id) t.id as target_id, s.unit_id, m.minimum
  from targets t join target_minimums m on m.target_id = t.id
  join unit_versions s on s.kind = m.unit_kind and (m.has_committee is null or m.has_committee = s.has_committee)
  where cast(:today as date) between t.period_from and t.period_to and cast(:today as date) between s.valid_from and s.valid_to
  order by t.id, s.unit_id, m.has_committee nulls last
),
counted as (
{{counted}}
),
evaluated as (
  select d.target_id, d.unit_id, coalesce({{reached}}, false) as reached from due d left join counted c using (target_id, unit_id)
)
select j.target_id, w.ancestor_id as unit_id, count(*) as due, count(*) filter (where j.reached) as done
from evaluated j join walked w on w.effective_unit_id = j.unit_id
where cast(:today as date) between w.valid_from and w.valid_to and (w.ancestor_id = :unit
  or w.ancestor_id in (select unit_id from unit_versions where parent_id = :unit and cast(:today as date) between valid_from and valid_to))
group by j.target_id, w.ancestor_id
