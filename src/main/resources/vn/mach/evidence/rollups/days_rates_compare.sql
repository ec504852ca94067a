-- Follows days_rates.sql: keeps each unit and figure whose counts of rates are others than what the evidence gives, unless it is kept already.
insert into figure_discrepancies (figure, unit_id, days, stored_activities, counted_activities)
select figure, unit_id, count(distinct day), coalesce(sum(k.activities), 0), coalesce(sum(c.activities), 0)
from (select * from figure_rates where unit_id = any (:units) and figure = :figure and activities <> 0) k
full join rates c using (unit_id, figure, day, numerator, base)
where k.activities is distinct from c.activities
group by figure, unit_id
on conflict (figure, unit_id) do nothing
