-- Follows cells_of_target.sql: keeps each unit whose stored total of the target is another than what the evidence gives, or whose own result is.
, fresh as (
  select a.ancestor_id as unit_id, count(*) as due, count(*) filter (where j.reached) as done,
    count(*) filter (where j.behind_from > cast(:today as date)) as on_pace, count(*) filter (where j.activities = 0) as not_reported
  from evaluated j join unit_closure_on(cast(:today as date)) a on a.unit_id = j.unit_id
  where cast(:under as bigint) is null or a.ancestor_id in (select u.unit_id from unit_closure_on(cast(:today as date)) u where u.ancestor_id = :under)
  group by a.ancestor_id
),
kept as (
  select * from target_rollups n
  where target_id = :target and due > 0
    and (cast(:under as bigint) is null or n.unit_id in (select u.unit_id from unit_closure_on(cast(:today as date)) u where u.ancestor_id = :under))
),
-- What is on pace today may not be tomorrow: the day is compared too.
turns as (
  select unit_id from evaluated j left join target_unit_results r using (target_id, unit_id) where j.behind_from is distinct from r.behind_from
)
insert into target_discrepancies (target_id, unit_id, stored_due, stored_done, stored_on_pace, counted_due, counted_done, counted_on_pace)
select cast(:target as bigint), unit_id, coalesce(k.due, 0), coalesce(k.done, 0), coalesce(k.on_pace, 0), coalesce(f.due, 0), coalesce(f.done, 0),
  coalesce(f.on_pace, 0)
from kept k full join fresh f using (unit_id)
where (k.due, k.done, k.on_pace, k.not_reported) is distinct from (f.due, f.done, f.on_pace, f.not_reported)
  or unit_id in (select unit_id from turns)
