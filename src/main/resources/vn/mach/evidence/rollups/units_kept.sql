-- In the place of targets_due.sql and due_counted.sql for today: every unit that a target asks something of under a unit, as it is kept. Takes :target, :unit, :today.
with asked as (
  select cast(:target as bigint) as target_id, cast(:today as date) as day, cast(:today as date) as tree_day
),
evaluated as (
  select u.target_id, k.day, u.unit_id, u.minimum, u.activities, u.numerator, u.base, u.reached, u.behind_from
  from asked k
  cross join lateral unit_closure_on(k.tree_day) a
  join target_unit_results u on u.target_id = k.target_id and u.unit_id = a.unit_id
  where a.ancestor_id = :unit
)
