-- Follows due (target_id, day, unit_id, figure, first_day, last_day, minimum) and places: what each due unit has, counted from the evidence.
-- evaluated: target_id, day, unit_id, minimum, activities, numerator, base, reached, behind_from. What follows in another file reads from it.
-- Where the evidence of each due unit stands. It is one of them itself, so that none is lost where nothing counts.
p as materialized (
  select d.*, places.unit_id as source_id, places.effective_unit_id, places.valid_from, places.valid_to
  from due d join places on places.ancestor_id = d.unit_id
),
counted as (
  select p.target_id, p.day, p.unit_id, p.minimum, f.function,
    {{aggregates}}
  from p
  join figures f on f.code = p.figure
  left join lateral activities_held(p.source_id, greatest(p.valid_from, p.first_day), least(p.valid_to, p.last_day)) c
    on (c.host_id is null or f.function = 'units' or not exists (select 1 from activity_seniors e join p h on h.source_id = e.senior_id where e.activity_id = c.activity_id and e.unit_id = c.unit_id and h.target_id = p.target_id and h.day = p.day and h.unit_id = p.unit_id and c.held_on between h.valid_from and h.valid_to))
    and figure_counts(f.activity_kind, f.form, f.tag, c.kind || '', c.form, c.tags) -- by unit, never by kind: there is no index on this
  left join amounts_confirmed m on m.activity_id = c.activity_id and m.amount = f.amount
  group by p.target_id, p.day, p.unit_id, p.minimum, f.function
),
evaluated as (
  select v.target_id, v.day, v.unit_id, v.minimum, v.activities, v.numerator, v.base, figure_reached(v.function, v.numerator, v.base, v.minimum) as reached,
    figure_behind_from(v.function, v.numerator, v.base, v.minimum, t.period_from, t.period_to) as behind_from
  from (select k.target_id, k.day, k.unit_id, k.minimum, k.function, k.activities, {{value}} from counted k offset 0) v -- offset: the values as columns
  join targets t on t.id = v.target_id
)
