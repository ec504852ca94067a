-- Every unit that some targets ask something of, on some days. What each has follows in due_counted.sql.
-- Takes :targets (numbers), :days, :units (only what stands under one of them is due), :tree_day (the day whose tree says who is due;
-- null: each day's own). A target that has not begun on a day is not evaluated on it; one that has ended is evaluated up to its last day.
-- asked:  target_id, day, figure, first_day, last_day, tree_day.
-- due:    as due_counted.sql needs it, which follows.
with places as {{places}},
asked as (
  select t.id as target_id, d.day, t.figure, t.period_from as first_day, least(d.day, t.period_to) as last_day,
    coalesce(cast(:tree_day as date), d.day) as tree_day
  from targets t cross join unnest(cast(:days as text[])::date[]) as d (day)
  where t.id = any (:targets) and d.day >= t.period_from
),
-- The units at or under those that are asked about: the way leads from them, never from all units of the realm.
below as materialized (
  select distinct d.tree_day, s.unit_id, s.kind, s.has_committee
  from (select distinct tree_day from asked) d
  cross join lateral unit_closure_on(d.tree_day) u
  join lateral units_on(d.tree_day) s on s.unit_id = u.unit_id
  where u.ancestor_id = any (:units)
),
due as (
  select k.target_id, k.day, k.figure, k.first_day, k.last_day, s.unit_id, m.minimum
  from asked k
  join target_classes m on m.target_id = k.target_id
  join below s on s.tree_day = k.tree_day and s.kind = m.unit_kind and s.has_committee is not distinct from m.has_committee
),
