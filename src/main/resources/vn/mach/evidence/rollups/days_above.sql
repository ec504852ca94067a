-- Some activities that have come to count or do so no longer, beside each unit of daily_aggregate_units above them and each summed figure that counts them.
-- Takes :activities and :signs (two lists, one pair for each change taken).
-- changed: ancestor_id, code, function, held_on, sign, expected, present, amount.
with taken as materialized (
  select activity_id, sum(sign) as sign from unnest(cast(:activities as bigint[]), cast(:signs as int[])) as t (activity_id, sign)
  group by activity_id having sum(sign) <> 0
),
-- From the few that were taken up to the units above them: left to itself, the planner comes from the summed units down through all evidence.
evident as materialized (
  select c.activity_id, c.unit_id, c.host_id, c.held_on, c.expected, c.present, t.sign, f.code, f.function, m.value as amount
  from taken t
  join activities_evident c using (activity_id)
  join figures f on figure_counts(f.activity_kind, f.form, f.tag, c.kind, c.form, c.tags){{only}}
  join daily_aggregate_figures k on k.figure = f.code
  left join amounts_evident m on m.activity_id = c.activity_id and m.amount = f.amount
  where c.activity_id = any (cast(:activities as bigint[]))
),
above as materialized (
  select c.*, a.ancestor_id from evident c join unit_closure a on a.unit_id = c.unit_id and c.held_on between a.valid_from and a.valid_to
  where (c.host_id is null or not exists (select 1 from activity_seniors e join unit_closure h on h.unit_id = e.senior_id where e.activity_id = c.activity_id and e.unit_id = c.unit_id and h.ancestor_id = a.ancestor_id and c.held_on between h.valid_from and h.valid_to))
),
changed as (
  select c.* from above c join daily_aggregate_units s on s.unit_id = c.ancestor_id
)
