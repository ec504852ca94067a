-- A new day: takes the units that fall behind with a target by its passing from what is on pace in them and in all units above them.
-- Takes :earlier (the day that the rollups are of, whose tree they are in) and :today. No result of a unit changes by itself.
update target_rollups n set on_pace = n.on_pace - t.units
from (
  select u.target_id, a.ancestor_id, count(*) as units
  from target_unit_results u join unit_closure_on(cast(:earlier as date)) a on a.unit_id = u.unit_id
  where u.behind_from > cast(:earlier as date) and u.behind_from <= cast(:today as date)
  group by u.target_id, a.ancestor_id
) t
where n.target_id = t.target_id and n.unit_id = t.ancestor_id
