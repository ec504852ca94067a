-- The values of some figures for several units and several periods, counted from the evidence itself.
-- Takes :figures, :units, :first_days and :last_days (two lists of days, one pair for each period).
-- Gives a row for each figure, unit and period that something counts for: figure, unit_id, period (its number, from 1), activities,
-- numerator, base.
with places as {{places}},
p as materialized (
  select places.* from places where ancestor_id = any (:units)
),
-- Each activity once for each unit that held it, however many figures are asked; junior: another of them counts before it.
evidence as materialized (
  select p.ancestor_id, p.effective_unit_id, asked.number, c.activity_id, c.kind, c.form, c.tags, c.expected, c.present,
    c.host_id is not null and exists (select 1 from activity_seniors e join p h on h.unit_id = e.senior_id where e.activity_id = c.activity_id and e.unit_id = c.unit_id and h.ancestor_id = p.ancestor_id and c.held_on between h.valid_from and h.valid_to) as junior
  from unnest(cast(:first_days as text[])::date[], cast(:last_days as text[])::date[]) with ordinality as asked (first_day, last_day, number)
  cross join p
  cross join lateral activities_held(p.unit_id, greatest(p.valid_from, asked.first_day), least(p.valid_to, asked.last_day)) c
  where c.kind || '' in (select activity_kind from figures where code = any (:figures)) -- by unit, never by kind: there is no index on this
)
select k.figure, k.unit_id, k.period, k.activities, {{value}}
from (
  select f.code as figure, f.function, p.ancestor_id as unit_id, p.number as period,
    {{aggregates}}
  from figures f
  join evidence p on figure_counts(f.activity_kind, f.form, f.tag, p.kind, p.form, p.tags) and (not p.junior or f.function = 'units')
  cross join lateral (select p.activity_id, p.expected, p.present) c
  left join amounts_confirmed m on m.activity_id = p.activity_id and m.amount = f.amount
  where f.code = any (:figures)
  group by f.code, f.function, p.ancestor_id, p.number
) k
