-- Follows into board_flat.sql: what counts for the targets of one {{function}}, with no more than that one computes.
select k.target_id, k.unit_id, k.function, {{value}}
from (
select d.target_id, d.unit_id, '{{function}}' as function,
    {{aggregates}}
from (
  select t.id as target_id, t.period_from, least(t.period_to, cast(:today as date)) as last_day, f.activity_kind, f.amount, f.tag, f.form
  from targets t join figures f on f.code = t.figure
  where f.function = '{{function}}' and cast(:today as date) between t.period_from and t.period_to
) t
join bench_flat_facts c
  on c.kind = t.activity_kind and c.held_on between t.period_from and t.last_day
  and (t.form is null or c.form = t.form) and (t.tag is null or t.tag = any (c.tags))
cross join lateral unnest(array[c.level1, c.level2, c.level3, c.level4, c.level5]) as l (unit_id)
cross join lateral (select c.effective_unit_id) p
join due d on d.target_id = t.target_id and d.unit_id = l.unit_id
left join activity_amounts m on m.activity_id = c.activity_id and m.amount = t.amount
group by d.target_id, d.unit_id
) k
