-- The values of one figure for several units and several periods, counted from the evidence itself.
-- Takes :figure, :units, :first_days and :last_days (two lists of days, one pair for each period).
-- Gives a row for each unit and period that something counts for: unit_id, period (its number, from 1), activities, numerator, base.
with places as {{places}},
p as materialized (
  select places.* from places where ancestor_id = any (:units)
)
select p.ancestor_id as unit_id, asked.number as period, {{value}}
from figures f
cross join unnest(cast(:first_days as text[])::date[], cast(:last_days as text[])::date[]) with ordinality as asked (first_day, last_day, number)
cross join p
join activities_confirmed c
  on c.unit_id = p.unit_id and c.held_on between greatest(p.valid_from, asked.first_day) and least(p.valid_to, asked.last_day)
  and c.kind || '' = f.activity_kind -- by unit, never by kind: there is no index on this
  and (f.form is null or c.form = f.form) and (f.tag is null or f.tag = any (c.tags))
left join amounts_confirmed m on m.activity_id = c.activity_id and m.amount = f.amount
where f.code = :figure
group by f.function, p.ancestor_id, asked.number
