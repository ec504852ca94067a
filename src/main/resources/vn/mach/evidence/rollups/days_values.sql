-- The values of figures over several periods, put together from sums by day; of a figure whose value is a median only how many activities.
-- Takes :figures, :units, :first_days and :last_days (two lists of days, one pair for each period).
-- Gives a row for each figure, unit and period (its number, from 1) that something counts for: activities, numerator, base.
select k.figure, k.unit_id, k.number, k.activities, {{value}}
from (
  select d.figure, f.function, d.unit_id, p.number, sum(d.activities)::bigint as activities, sum(d.numerator) as part, sum(d.base) as base,
    min(rate_rank(d.numerator, d.base)) filter (where figure_combining(f.function) = 'lowest') as lowest, cast(null as numeric[]) as median,
    cast(null as bigint) as units
  from unnest(cast(:first_days as text[])::date[], cast(:last_days as text[])::date[]) with ordinality as p (first_day, last_day, number)
  cross join figures f
  join daily_aggregates d on d.unit_id = any (:units) and d.figure = f.code and d.day between p.first_day and p.last_day
  where f.code = any (:figures)
  group by d.figure, f.function, d.unit_id, p.number having sum(d.activities) > 0
) k
