-- The values of many figures for several units in one period, counted from the evidence: each activity is counted once, where it lies; the
-- units above it add up what was counted. Takes :figures, :units, :first_day, :last_day.
-- Gives a row for each figure and unit that something counts for: figure, unit_id, activities, numerator, base.
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
  from stays s join activities_confirmed c on c.unit_id = s.unit_id and c.held_on between s.first_day and s.last_day
),
leaves as materialized (
  select e.stay, f.code, f.function, count(*) as activities,
    sum(figure_part(f.function, e.expected, e.present, m.value)) as part, sum(figure_base(f.function, e.expected, e.present)) as base,
    min(rate_rank(e.present, e.expected)) filter (where figure_combining(f.function) = 'least') as least
  from evidence e
  join asked f on figure_counts(f.activity_kind, f.form, f.tag, e.kind, e.form, e.tags)
  left join amounts_confirmed m on f.amount is not null and m.activity_id = e.activity_id and m.amount = f.amount
  group by e.stay, f.code, f.function
),
-- A unit that went and came back within the period holds once.
holders as (
  select l.code, l.function, a.ancestor_id, a.effective_unit_id, sum(l.activities) as activities, sum(l.part) as part, sum(l.base) as base,
    min(l.least) as least
  from leaves l join above a on a.stay = l.stay
  group by l.code, l.function, a.ancestor_id, a.effective_unit_id
),
-- Of what was counted where it lies no median can be put together.
medians as (
  select f.code, a.ancestor_id, {{median}} as median
  from asked f
  join evidence c on figure_counts(f.activity_kind, f.form, f.tag, c.kind, c.form, c.tags)
  join above a on a.stay = c.stay
  where figure_combining(f.function) = 'middle'
  group by f.code, f.function, a.ancestor_id
)
select h.code as figure, h.ancestor_id as unit_id, {{combined}}
from holders h
left join medians k on k.code = h.code and k.ancestor_id = h.ancestor_id
group by h.code, h.function, h.ancestor_id
