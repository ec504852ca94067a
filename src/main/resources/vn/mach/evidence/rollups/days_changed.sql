-- Follows days_above.sql: adds what the activities contribute to their days, or takes it away.
-- came and left, which the lowest rate needs, are in days_lowest.sql.
, rates as (
  insert into figure_rates as r (unit_id, figure, day, numerator, base, activities)
  select ancestor_id, code, held_on, present / gcd(present, expected), expected / gcd(present, expected), sum(sign)
  from changed
  where figure_combining(function) = 'median' and expected > 0 and present is not null
  group by 1, 2, 3, 4, 5
  on conflict (unit_id, figure, day, numerator, base) do update set activities = r.activities + excluded.activities
)
insert into daily_aggregates as d (unit_id, figure, day, activities, numerator, base)
select ancestor_id, code, held_on, sum(sign),
  case figure_combining(function)
    when 'activities' then sum(sign)
    else coalesce(sum(sign * figure_part(function, expected, present, amount)), 0)
  end,
  coalesce(sum(sign * figure_part_base(function, expected, present, amount)), 0)
from changed
group by ancestor_id, code, function, held_on
on conflict (unit_id, figure, day) do update
  set activities = d.activities + excluded.activities, numerator = d.numerator + excluded.numerator, base = d.base + excluded.base
