-- Baseline (b): the root's scoreboard by flat level columns, grouped at reading time. Takes :unit and :today; {{counted}} is
-- board_flat_counted.sql once for each function.
with due as materialized (
  select distinct on (t.id, s.unit_id) t.id as target_id, s.unit_id, s.level1, s.level2, m.minimum
  from targets t join target_minimums m on m.target_id = t.id
  join bench_flat_units s on s.kind = m.unit_kind and (m.has_committee is null or m.has_committee = s.has_committee)
  where cast(:today as date) between t.period_from and t.period_to
  order by t.id, s.unit_id, m.has_committee nulls last
),
counted as (
{{counted}}
),
evaluated as (
  select d.target_id, d.level1, d.level2, coalesce({{reached}}, false) as reached from due d left join counted c using (target_id, unit_id)
)
select target_id, coalesce(level2, level1) as unit_id, count(*) as due, count(*) filter (where reached) as done
from evaluated where level1 = :unit group by grouping sets ((target_id, level1, level2), (target_id, level1))
having level2 is not null or grouping(level2) = 1
