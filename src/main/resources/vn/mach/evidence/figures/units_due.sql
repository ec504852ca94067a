-- Follows targets_due.sql and due_counted.sql, or units_kept.sql: each evaluated unit by itself, as it was named on the day, with how many there are of each state.
-- Takes :state (met, short, silent; empty: all), :limit, :offset, and the parameters of the viewer's reach.
, told as (
  select j.*, case when j.reached then 'met' when j.activities = 0 then 'silent' else 'short' end as state from evaluated j
),
counts as (
  select count(*) filter (where state = 'met') as met, count(*) filter (where state = 'short') as short,
    count(*) filter (where state = 'silent') as silent
  from told
)
select n.met, n.short, n.silent, x.*
from counts n
left join lateral (
  select t.unit_id, s.code, s.name, s.kind, s.has_committee, up.name as parent_name, t.minimum, t.activities, t.numerator, t.base, t.state,
    {{reach}} as opens
  from told t
  join asked k on k.target_id = t.target_id and k.day = t.day
  join lateral units_on(k.tree_day) s on s.unit_id = t.unit_id
  left join lateral units_on(k.tree_day) up on up.unit_id = s.parent_id
  where :state = '' or t.state = :state
  order by t.numerator / greatest(t.base, 1), s.name, s.code
  limit :limit offset :offset
) x on true
