-- Follows days_above.sql, after days_changed.sql, for the lowest rate, which cannot be added up: a day's lowest is put right where an activity with
-- a lower one has come, or the one that was the lowest is gone.
, touched as materialized (
  select distinct c.ancestor_id, c.code, c.held_on
  from changed c
  join daily_aggregates d on d.unit_id = c.ancestor_id and d.figure = c.code and d.day = c.held_on
  where c.expected > 0 and c.present is not null
    and case
      when c.sign > 0 then d.base = 0 or rate_rank(c.present, c.expected) < rate_rank(d.numerator, d.base)
      else (c.present, c.expected) = (d.numerator, d.base)
    end
)
update daily_aggregates d set numerator = coalesce(l.numerator, 0), base = coalesce(l.base, 0)
from touched t
join figures f on f.code = t.code
left join lateral (
  select c.present as numerator, c.expected as base
  from activities_confirmed c
  join unit_closure a on a.unit_id = c.unit_id and a.ancestor_id = t.ancestor_id and c.held_on between a.valid_from and a.valid_to
  where figure_counts(f.activity_kind, f.form, f.tag, c.kind, c.form, c.tags) and c.held_on = t.held_on and c.expected > 0 and c.present is not null
  order by rate_rank(c.present, c.expected) limit 1
) l on true
where d.unit_id = t.ancestor_id and d.figure = t.code and d.day = t.held_on
