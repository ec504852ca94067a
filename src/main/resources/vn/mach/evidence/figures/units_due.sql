-- Follows targets_due.sql and due_counted.sql, or units_kept.sql: each evaluated unit by itself, as it was named on the day, with how many there are of each state.
-- Takes :state (done, on_pace, behind; silent: those of any state for which nothing counts; empty: all), :limit, :offset, and the parameters of the viewer's reach.
, told as (
  select j.*, case when j.reached then 'done' when j.behind_from > j.day then 'on_pace' else 'behind' end as state from evaluated j
),
counts as (
  select count(*) filter (where state = 'done') as done, count(*) filter (where state = 'on_pace') as on_pace,
    count(*) filter (where state = 'behind') as behind, count(*) filter (where activities = 0) as silent
  from told
)
select n.done, n.on_pace, n.behind, n.silent, x.*
from counts n
left join lateral (
  select t.unit_id, s.code, s.name, s.kind, s.has_committee, up.name as parent_name, t.minimum, t.activities, t.numerator, t.base, t.state,
    {{reach}} as opens
  from told t
  join asked k on k.target_id = t.target_id and k.day = t.day
  join lateral units_on(k.tree_day) s on s.unit_id = t.unit_id
  left join lateral units_on(k.tree_day) up on up.unit_id = s.parent_id
  where :state in ('', t.state) or :state = 'silent' and t.activities = 0
  order by t.numerator / greatest(t.base, 1), s.name, s.code
  limit :limit offset :offset
) x on true
