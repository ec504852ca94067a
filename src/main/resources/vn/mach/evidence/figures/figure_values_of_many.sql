-- The values of many figures for several units in one period, counted from the evidence: each activity is counted once, where it lies; the
-- units above it add up what was counted. Takes :figures, :units, :first_day, :last_day.
-- Gives a row for each figure and unit that something counts for: figure, unit_id, activities, numerator, base.
-- Medians come from figure_medians_of_many.sql, or none where no figure asked needs one.
with places as {{places}},
p as materialized (
  select ancestor_id, unit_id, effective_unit_id, greatest(valid_from, cast(:first_day as date)) as first_day, least(valid_to, cast(:last_day as date)) as last_day
  from places
  where ancestor_id = any (:units) and valid_from <= cast(:last_day as date) and valid_to >= cast(:first_day as date)
),
-- Days that a unit spent in one place: several of those above it share them.
stays as materialized (
  select row_number() over () as stay, unit_id, effective_unit_id, first_day, last_day
  from (select distinct unit_id, effective_unit_id, first_day, last_day from p) d
),
above as materialized (
  select s.stay, s.effective_unit_id, p.ancestor_id from p join stays s using (unit_id, effective_unit_id, first_day, last_day)
),
asked as materialized (
  select code, function, activity_kind, amount, form, tag from figures where code = any (:figures)
),
-- Every activity of those days once, before figures are looked for.
evidence as materialized (
  select s.stay, c.activity_id, c.kind, c.form, c.tags, c.expected, c.present
  from stays s join activities_confirmed c on c.unit_id = s.unit_id and c.held_on between s.first_day and s.last_day and c.host_id is null
),
leaves as materialized (
  select c.stay, f.code, f.function,
    {{parts}}
  from evidence c
  join asked f on figure_counts(f.activity_kind, f.form, f.tag, c.kind, c.form, c.tags)
  left join amounts_confirmed m on f.amount is not null and m.activity_id = c.activity_id and m.amount = f.amount
  group by c.stay, f.code, f.function
),
-- What units took part in; junior: under the same unit another of those that held it counts before them.
took_part as materialized (
  select p.ancestor_id, p.effective_unit_id, c.activity_id, c.kind, c.form, c.tags, c.expected, c.present,
    exists (
      select 1 from activity_seniors e join p h on h.unit_id = e.senior_id where e.activity_id = c.activity_id and e.unit_id = c.unit_id and h.ancestor_id = p.ancestor_id and c.held_on between h.first_day and h.last_day) as junior
  from p
  join lateral activities_held(p.unit_id, p.first_day, p.last_day) c on c.host_id is not null
),
joint as materialized (
  select c.ancestor_id, c.effective_unit_id, f.code, f.function,
    {{parts}}
  from took_part c
  join asked f on figure_counts(f.activity_kind, f.form, f.tag, c.kind, c.form, c.tags)
  left join amounts_confirmed m on f.amount is not null and m.activity_id = c.activity_id and m.amount = f.amount
  where not c.junior
  group by c.ancestor_id, c.effective_unit_id, f.code, f.function
),
-- A unit that went and came back within the period holds once.
holders as (
  select l.code, l.function, a.ancestor_id, a.effective_unit_id, sum(l.activities) as activities, sum(l.part) as part, sum(l.base) as base,
    min(l.lowest) as lowest
  from leaves l join above a on a.stay = l.stay
  group by l.code, l.function, a.ancestor_id, a.effective_unit_id
  union all
  select code, function, ancestor_id, effective_unit_id, activities, part, base, lowest from joint
  union all
  -- A figure of units asks for each of those that held it.
  select f.code, f.function, c.ancestor_id, c.effective_unit_id, 0, null, null, null
  from took_part c join asked f on f.function = 'units' and figure_counts(f.activity_kind, f.form, f.tag, c.kind, c.form, c.tags)
),
{{medians}}
select k.code as figure, k.ancestor_id as unit_id, k.activities, {{value}}
from (
  select h.code, h.function, h.ancestor_id, sum(h.activities)::bigint as activities, sum(h.part) as part, sum(h.base) as base, min(h.lowest) as lowest,
    min(m.median) as median, count(distinct h.effective_unit_id) as units
  from holders h left join medians m using (code, ancestor_id)
  group by h.code, h.function, h.ancestor_id
) k
