-- The values of many figures for several units in one period, counted from the evidence: each activity is counted once, where it lies; the
-- units above it add up what was counted. Takes :figures, :units, :first_day, :last_day.
-- Gives a row for each figure and unit that something counts for: figure, unit_id, activities, numerator, base.
with places as {{places}},
p as materialized (
  select ancestor_id, unit_id, holder_id, greatest(valid_from, cast(:first_day as date)) as first_day, least(valid_to, cast(:last_day as date)) as last_day
  from places
  where ancestor_id = any (:units) and valid_from <= cast(:last_day as date) and valid_to >= cast(:first_day as date)
),
-- Days that a unit spent in one place: several of those above it share them.
stays as materialized (
  select row_number() over () as stay, unit_id, holder_id, first_day, last_day
  from (select distinct unit_id, holder_id, first_day, last_day from p) d
),
above as materialized (
  select s.stay, s.holder_id, p.ancestor_id from p join stays s using (unit_id, holder_id, first_day, last_day)
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
    sum(case f.function
      when 'sum' then m.value
      when 'expected' then e.expected
      when 'present' then e.present
      when 'attendance_rate' then case when e.expected is not null then e.present end
    end) as numerator,
    sum(e.expected) filter (where f.function = 'attendance_rate' and e.present is not null) as base,
    min(array[div(e.present * 1e40, e.expected), e.present, e.expected])
      filter (where f.function = 'lowest_attendance_rate' and e.expected > 0 and e.present is not null) as lowest
  from evidence e
  join asked f on f.activity_kind = e.kind and (f.form is null or f.form = e.form) and (f.tag is null or f.tag = any (e.tags))
  left join amounts_confirmed m on f.amount is not null and m.activity_id = e.activity_id and m.amount = f.amount
  group by e.stay, f.code, f.function
),
-- A unit that went and came back within the period holds once.
holders as (
  select l.code, l.function, a.ancestor_id, a.holder_id, sum(l.activities) as activities, sum(l.numerator) as numerator, sum(l.base) as base,
    min(l.lowest) as lowest
  from leaves l join above a on a.stay = l.stay
  group by l.code, l.function, a.ancestor_id, a.holder_id
)
select code as figure, ancestor_id as unit_id, sum(activities)::bigint as activities,
  case function
    when 'count' then sum(activities)
    when 'units' then count(*)
    when 'lowest_attendance_rate' then coalesce((min(lowest))[2], 0)
    else coalesce(sum(numerator), 0)
  end as numerator,
  case function
    when 'attendance_rate' then coalesce(sum(base), 0)
    when 'lowest_attendance_rate' then coalesce((min(lowest))[3], 0)
    else 1
  end as base
from holders
group by code, function, ancestor_id
