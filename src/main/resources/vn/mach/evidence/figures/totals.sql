-- Follows targets_due.sql and due_counted.sql: how many of the evaluated units under each of :units are due, done, on pace, and without any activity that counts.
select j.target_id, j.day, u.ancestor_id as unit_id, count(*) as due, count(*) filter (where j.reached) as done,
  count(*) filter (where j.behind_from > j.day) as on_pace, count(*) filter (where j.activities = 0) as not_reported
from evaluated j
join asked k on k.target_id = j.target_id and k.day = j.day
join lateral unit_closure_on(k.tree_day) u on u.unit_id = j.unit_id and u.ancestor_id = any (:units)
group by j.target_id, j.day, u.ancestor_id
