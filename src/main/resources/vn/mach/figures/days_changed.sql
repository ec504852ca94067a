-- Adds what some activities contribute, or takes away what withdrawn ones did, to the sums by day of the units of summed_units above them.
-- Takes :activities and :signs (two lists, one pair for each change taken).
-- came and left, which the lowest rate needs, are in days_lowest.sql.
with taken as materialized (
  select activity_id, sum(sign) as sign from unnest(cast(:activities as bigint[]), cast(:signs as int[])) as t (activity_id, sign)
  group by activity_id having sum(sign) <> 0
),
-- From the few that were taken up to the units above them: left to itself, the planner comes from the summed units down through all evidence.
evident as materialized (
  select c.*, t.sign from taken t join activities_evident c using (activity_id) where c.activity_id = any (cast(:activities as bigint[]))
),
above as materialized (
  select c.*, a.ancestor_id from evident c join unit_ancestry a on a.unit_id = c.unit_id and c.held_on between a.valid_from and a.valid_to
),
changed as (
  select c.ancestor_id, f.code, f.function, c.held_on, c.sign, c.expected, c.present, coalesce(m.value, 0) as amount
  from above c
  join summed_units s on s.unit_id = c.ancestor_id
  join figures f on f.activity_kind = c.kind and (f.form is null or f.form = c.form) and (f.tag is null or f.tag = any (c.tags))
  join summed_figures k on k.figure = f.code
  left join amounts_evident m on m.activity_id = c.activity_id and m.amount = f.amount
)
insert into figure_days as d (unit_id, figure, day, activities, numerator, base)
select ancestor_id, code, held_on, sum(sign),
  case function
    when 'count' then sum(sign)
    when 'sum' then sum(sign * amount)
    when 'expected' then coalesce(sum(sign * expected), 0)
    when 'present' then coalesce(sum(sign * present), 0)
    when 'attendance_rate' then coalesce(sum(sign * present) filter (where expected is not null), 0)
    else 0
  end,
  case function when 'attendance_rate' then coalesce(sum(sign * expected) filter (where present is not null), 0) else 0 end
from changed
group by ancestor_id, code, function, held_on
on conflict (unit_id, figure, day) do update
  set activities = d.activities + excluded.activities, numerator = d.numerator + excluded.numerator, base = d.base + excluded.base
