-- Baseline (b): the root's scoreboard by flat level columns, grouped at reading time. Takes :unit and :today.
-- Weaker than it should be - it computes the aggregates of every function for each row where one expression for each would do. Its ratio
-- flatters us until that is mended.
with due as materialized (
  select distinct on (t.id, s.unit_id) t.id as target_id, s.unit_id, s.level1, s.level2, m.minimum
  from targets t join target_minimums m on m.target_id = t.id
  join bench_flat_units s on s.kind = m.unit_kind and (m.has_committee is null or m.has_committee = s.has_committee)
  where cast(:today as date) between t.period_from and t.period_to
  order by t.id, s.unit_id, m.has_committee nulls last
),
grouped as (
  select d.target_id, d.unit_id, f.function, {{value}}
  from targets t join figures f on f.code = t.figure
  join (select id as activity_id, * from bench_flat_facts) c
    on c.kind = f.activity_kind and c.held_on between t.period_from and least(t.period_to, cast(:today as date))
    and (f.form is null or c.form = f.form) and (f.tag is null or f.tag = any (c.tags))
  left join activity_amounts m on m.activity_id = c.activity_id and m.amount = f.amount
  cross join lateral unnest(array[c.level1, c.level2, c.level3, c.level4, c.level5]) as l (unit_id)
  cross join lateral (select c.holder_id) p
  join due d on d.target_id = t.id and d.unit_id = l.unit_id
  group by d.target_id, d.unit_id, f.function
),
judged as (
  select d.target_id, d.level1, d.level2, coalesce(function in ('attendance_rate', 'lowest_attendance_rate') and base > 0 and 100 * numerator >= d.minimum * base
    or function not in ('attendance_rate', 'lowest_attendance_rate') and numerator >= d.minimum, false) as reached
  from due d left join grouped g on g.target_id = d.target_id and g.unit_id = d.unit_id
)
select target_id, level2 as unit_id, count(*) as due, count(*) filter (where reached) as done
from judged where level1 = :unit group by grouping sets ((target_id, level2), (target_id))
