-- Every unit that some targets ask something of, on some days, with what it reached, counted from the evidence itself.
-- Takes :targets (numbers), :days, :units (only what stands under one of them is judged), :tree_day (the day whose tree says who is due;
-- null: each day's own). A target that has not begun on a day is not judged on it; one that has ended is judged up to its last day.
-- asked:  target_id, day, figure, first_day, last_day, tree_day.
-- judged: target_id, day, unit_id, minimum, activities, numerator, base, reached.
-- What follows in another file reads from these two.
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
  cross join lateral units_under(d.tree_day) u
  join lateral units_on(d.tree_day) s on s.unit_id = u.unit_id
  where u.ancestor_id = any (:units)
),
-- A minimum for units with (or without) a committee goes before one that fits any.
due as (
  select distinct on (k.target_id, k.day, s.unit_id) k.target_id, k.day, k.figure, k.first_day, k.last_day, s.unit_id, m.minimum
  from asked k
  join target_minimums m on m.target_id = k.target_id
  join below s on s.tree_day = k.tree_day and s.kind = m.unit_kind and (m.has_committee is null or m.has_committee = s.has_committee)
  order by k.target_id, k.day, s.unit_id, m.has_committee nulls last
),
-- Where the evidence of each due unit stands. It is one of them itself, so that none is lost where nothing counts.
p as materialized (
  select d.*, places.unit_id as source_id, places.holder_id, places.valid_from, places.valid_to
  from due d join places on places.ancestor_id = d.unit_id
),
counted as (
  select p.target_id, p.day, p.unit_id, p.minimum, f.function, {{value}}
  from p
  join figures f on f.code = p.figure
  left join activities_confirmed c
    on c.unit_id = p.source_id and c.held_on between greatest(p.valid_from, p.first_day) and least(p.valid_to, p.last_day)
    and c.kind || '' = f.activity_kind -- by unit, never by kind: there is no index on this
    and (f.form is null or c.form = f.form) and (f.tag is null or f.tag = any (c.tags))
  left join amounts_confirmed m on m.activity_id = c.activity_id and m.amount = f.amount
  group by p.target_id, p.day, p.unit_id, p.minimum, f.function
),
judged as (
  select target_id, day, unit_id, minimum, function, activities, numerator, base,
    case when function in ('attendance_rate', 'lowest_attendance_rate')
      then base > 0 and 100 * numerator >= minimum * base
      else numerator >= minimum
    end as reached
  from counted
)
