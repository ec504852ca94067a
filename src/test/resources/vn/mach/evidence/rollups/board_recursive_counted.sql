-- Follows into board_recursive.sql: what counts for the targets of one {{function}}, with no more than that one computes.
select k.target_id, k.unit_id, k.function, {{value}}
from (
select d.target_id, d.unit_id, '{{function}}' as function,
    {{aggregates}}
from (
  select t.id as target_id, t.period_from, least(t.period_to, cast(:today as date)) as last_day, f.activity_kind, f.amount, f.tag, f.form
  from targets t join figures f on f.code = t.figure
  where f.function = '{{function}}' and cast(:today as date) between t.period_from and t.period_to
) t
join (select id as activity_id, * from activities where status = 'confirmed' and kind = any (array(select activity_kind from figures where function = '{{function}}'))) c
  on c.kind = t.activity_kind and c.held_on between t.period_from and t.last_day
  and (t.form is null or c.form = t.form) and (t.tag is null or t.tag = any (c.tags))
join walked p on p.effective_unit_id = c.unit_id and c.held_on between p.valid_from and p.valid_to
join due d on d.target_id = t.target_id and d.unit_id = p.ancestor_id
left join activity_amounts m on m.activity_id = c.activity_id and m.amount = t.amount
group by d.target_id, d.unit_id
) k
