-- Follows cells_due.sql and due_counted.sql: keeps what the pairs have in target_unit_results, and where the state (due, reached, on pace, anything at all) is another
-- than before, adds the difference to the unit's node and to all above it today. What is no longer due is taken out.
, earlier as materialized (
  select u.target_id, u.unit_id, u.activities, u.reached, u.behind_from from asked p join target_unit_results u using (target_id, unit_id)
),
gone as (
  delete from target_unit_results u using asked p
  where u.target_id = p.target_id and u.unit_id = p.unit_id
    and (u.target_id, u.unit_id) not in (select d.target_id, d.unit_id from due d)
),
kept as (
  insert into target_unit_results as u (target_id, unit_id, minimum, activities, numerator, base, reached, behind_from)
  select target_id, unit_id, minimum, activities, numerator, base, reached, behind_from from evaluated
  on conflict (target_id, unit_id) do update
    set minimum = excluded.minimum, activities = excluded.activities, numerator = excluded.numerator, base = excluded.base,
      reached = excluded.reached, behind_from = excluded.behind_from
    where (u.minimum, u.activities, u.numerator, u.base, u.reached, u.behind_from)
      is distinct from (excluded.minimum, excluded.activities, excluded.numerator, excluded.base, excluded.reached, excluded.behind_from)
),
turned as materialized (
  select target_id, unit_id,
    cast(j.unit_id is not null as int) - cast(e.unit_id is not null as int) as due,
    cast(coalesce(j.reached, false) as int) - cast(coalesce(e.reached, false) as int) as done,
    cast(coalesce(j.behind_from > cast(:today as date), false) as int) - cast(coalesce(e.behind_from > cast(:today as date), false) as int) as on_pace,
    cast(coalesce(j.activities = 0, false) as int) - cast(coalesce(e.activities = 0, false) as int) as not_reported
  from evaluated j full join earlier e using (target_id, unit_id)
  where (j.reached, j.behind_from > cast(:today as date), j.activities = 0) is distinct from (e.reached, e.behind_from > cast(:today as date), e.activities = 0)
)
insert into target_rollups as n (target_id, unit_id, due, done, on_pace, not_reported)
select t.target_id, a.ancestor_id, sum(t.due), sum(t.done), sum(t.on_pace), sum(t.not_reported)
from turned t join unit_closure_on(cast(:today as date)) a on a.unit_id = t.unit_id
group by t.target_id, a.ancestor_id
on conflict (unit_id, target_id) do update
  set due = n.due + excluded.due, done = n.done + excluded.done, on_pace = n.on_pace + excluded.on_pace,
    not_reported = n.not_reported + excluded.not_reported
