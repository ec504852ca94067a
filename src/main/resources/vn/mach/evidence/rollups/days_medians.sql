-- Medians over several periods, from how often each rate occurred: the mean of the two in the middle, or the one.
-- Takes :figures, :units, :first_days and :last_days (two lists of days, one pair for each period).
-- Gives a row for each figure, unit and period (its number, from 1) with any rate: numerator, base.
with rates as (
  select r.figure, r.unit_id, p.number, r.numerator, r.base, sum(r.activities) as activities
  from unnest(cast(:first_days as text[])::date[], cast(:last_days as text[])::date[]) with ordinality as p (first_day, last_day, number)
  join figure_rates r on r.unit_id = any (:units) and r.figure = any (:figures) and r.day between p.first_day and p.last_day
  group by r.figure, r.unit_id, p.number, r.numerator, r.base having sum(r.activities) > 0
),
ranked as (
  select figure, unit_id, number, activities, rate_rank(numerator, base) as rank,
    sum(activities) over (partition by figure, unit_id, number order by rate_rank(numerator, base)) as up_to_here,
    sum(activities) over (partition by figure, unit_id, number) as of_all
  from rates
),
medians as (
  select figure, unit_id, number, median_of(min(rank), max(rank)) as median
  from ranked
  where 2 * up_to_here >= of_all and 2 * (up_to_here - activities) <= of_all
  group by figure, unit_id, number
)
select figure, unit_id, number, median[1] as numerator, median[2] as base from medians
