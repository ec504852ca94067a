-- Follows standing.sql: keeps for every unit above (and for each itself) how many are due and how many of them are in which state.
, states as materialized (
  select target_id, unit_id, coalesce(chance, case when reached then 1 end) as chance, reached, lost from told
)
insert into forecast_totals (unit_id, target_id, due, reached, likely, act, lost, expected)
select a.ancestor_id, d.target_id, count(*),
  count(*) filter (where d.reached and d.chance >= 0.5), count(*) filter (where not d.reached and d.chance >= 0.5),
  count(*) filter (where d.chance < 0.5 and not d.lost), count(*) filter (where d.lost), coalesce(sum(d.chance), 0)
from states d join unit_closure_on(cast(:today as date)) a on a.unit_id = d.unit_id
group by a.ancestor_id, d.target_id
