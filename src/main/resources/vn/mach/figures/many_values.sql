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
  select distinct unit_id, holder_id, first_day, last_day from p
),
asked as materialized (
  select code, function, activity_kind, amount, form, tag from figures where code = any (:figures)
),
leaves as materialized (
  select s.unit_id, s.holder_id, s.first_day, s.last_day, f.code, count(*) as activities,
    sum(m.value) as amount, sum(c.expected) as expected, sum(c.present) as present,
    sum(c.present) filter (where c.expected is not null) as came, sum(c.expected) filter (where c.present is not null) as due,
    min(array[div(c.present * 1e40, c.expected), c.present, c.expected])
      filter (where f.function = 'lowest_attendance_rate' and c.expected > 0 and c.present is not null) as lowest
  from stays s
  join activities_confirmed c on c.unit_id = s.unit_id and c.held_on between s.first_day and s.last_day
  join asked f on f.activity_kind = c.kind || '' and (f.form is null or f.form = c.form) and (f.tag is null or f.tag = any (c.tags))
  left join amounts_confirmed m on f.amount is not null and m.activity_id = c.activity_id and m.amount = f.amount
  group by s.unit_id, s.holder_id, s.first_day, s.last_day, f.code
),
-- A unit that went and came back within the period holds once.
holders as (
  select l.code, p.ancestor_id, p.holder_id, sum(l.activities) as activities, sum(l.amount) as amount, sum(l.expected) as expected,
    sum(l.present) as present, sum(l.came) as came, sum(l.due) as due, min(l.lowest) as lowest
  from leaves l
  join p on p.unit_id = l.unit_id and p.holder_id = l.holder_id and p.first_day = l.first_day and p.last_day = l.last_day
  group by l.code, p.ancestor_id, p.holder_id
)
select h.code as figure, h.ancestor_id as unit_id, sum(h.activities)::bigint as activities,
  case f.function
    when 'count' then sum(h.activities)
    when 'sum' then coalesce(sum(h.amount), 0)
    when 'expected' then coalesce(sum(h.expected), 0)
    when 'present' then coalesce(sum(h.present), 0)
    when 'attendance_rate' then coalesce(sum(h.came), 0)
    when 'lowest_attendance_rate' then coalesce((min(h.lowest))[2], 0)
    else count(*)
  end as numerator,
  case f.function
    when 'attendance_rate' then coalesce(sum(h.due), 0)
    when 'lowest_attendance_rate' then coalesce((min(h.lowest))[3], 0)
    else 1
  end as base
from holders h join asked f on f.code = h.code
group by h.code, f.function, h.ancestor_id
