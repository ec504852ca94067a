-- Adds up some pairs of target and unit anew: the unit's own cell and the nodes directly below it, which must be right already.
-- Takes :targets and :units (two lists, one pair for each place) and :today.
insert into target_rollups as n (target_id, unit_id, due, done, on_pace, not_reported)
select p.target_id, p.unit_id,
  coalesce(below.due, 0) + case when own.unit_id is null then 0 else 1 end,
  coalesce(below.done, 0) + case when own.reached then 1 else 0 end,
  coalesce(below.on_pace, 0) + case when own.behind_from > cast(:today as date) then 1 else 0 end,
  coalesce(below.not_reported, 0) + case when own.activities = 0 then 1 else 0 end
from unnest(cast(:targets as bigint[]), cast(:units as bigint[])) as p (target_id, unit_id)
left join target_unit_results own on own.target_id = p.target_id and own.unit_id = p.unit_id
left join lateral (
  select sum(c.due)::bigint as due, sum(c.done)::bigint as done, sum(c.on_pace)::bigint as on_pace,
    sum(c.not_reported)::bigint as not_reported
  from units_on(cast(:today as date)) s join target_rollups c on c.unit_id = s.unit_id and c.target_id = p.target_id
  where s.parent_id = p.unit_id
) below on true
on conflict (unit_id, target_id) do update
  set due = excluded.due, done = excluded.done, on_pace = excluded.on_pace, not_reported = excluded.not_reported
  where (n.due, n.done, n.on_pace, n.not_reported) is distinct from (excluded.due, excluded.done, excluded.on_pace, excluded.not_reported)
