-- Follows days_changed.sql for the lowest rate, which cannot be added up: a day's lowest is put right where an activity with a lower one
-- has come, or the one that was the lowest is gone. Takes :activities and :signs.
with taken as materialized (
  select activity_id, sum(sign) as sign from unnest(cast(:activities as bigint[]), cast(:signs as int[])) as t (activity_id, sign)
  group by activity_id having sum(sign) <> 0
),
evident as materialized (
  select c.activity_id, c.unit_id, c.held_on, c.expected, c.present, t.sign, f.code
  from taken t
  join activities_evident c using (activity_id)
  join figures f on f.activity_kind = c.kind and (f.form is null or f.form = c.form) and (f.tag is null or f.tag = any (c.tags))
    and f.function = 'lowest_attendance_rate'
  where c.activity_id = any (cast(:activities as bigint[])) and c.expected > 0 and c.present is not null
),
above as materialized (
  select c.*, a.ancestor_id from evident c join unit_ancestry a on a.unit_id = c.unit_id and c.held_on between a.valid_from and a.valid_to
),
touched as materialized (
  select distinct c.ancestor_id, c.code, c.held_on
  from above c
  join figure_days d on d.unit_id = c.ancestor_id and d.figure = c.code and d.day = c.held_on
  where case
      when c.sign > 0 then d.base = 0 or c.present * d.base < d.numerator * c.expected
        or c.present * d.base = d.numerator * c.expected and c.present < d.numerator
      else (c.present, c.expected) = (d.numerator, d.base)
    end
)
update figure_days d set numerator = coalesce(l.numerator, 0), base = coalesce(l.base, 0)
from touched t
join figures f on f.code = t.code
left join lateral (
  select c.present as numerator, c.expected as base
  from activities_confirmed c
  join unit_ancestry a on a.unit_id = c.unit_id and a.ancestor_id = t.ancestor_id and c.held_on between a.valid_from and a.valid_to
  where c.kind = f.activity_kind and c.held_on = t.held_on and (f.form is null or c.form = f.form) and (f.tag is null or f.tag = any (c.tags))
    and c.expected > 0 and c.present is not null
  order by div(c.present * 1e40, c.expected), c.present, c.expected limit 1
) l on true
where d.unit_id = t.ancestor_id and d.figure = t.code and d.day = t.held_on
