-- Follows days_counted.sql: keeps each unit and figure whose sums by day are others than what the evidence gives.
insert into figure_discrepancies (figure, unit_id, days, stored_activities, counted_activities)
select figure, unit_id, count(*), coalesce(sum(k.activities), 0), coalesce(sum(c.activities), 0)
from (select * from daily_aggregates where unit_id = any (:units) and figure = :figure and activities <> 0) k
full join counted c using (unit_id, figure, day)
where (k.activities, k.numerator, k.base) is distinct from (c.activities, c.numerator, c.base)
group by figure, unit_id
