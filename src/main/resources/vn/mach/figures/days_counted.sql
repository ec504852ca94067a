-- The sums by day of some units for some figures, counted from all the evidence from a day on.
-- Takes :units, :figures and :from.
-- counted: unit_id, figure, day, activities, numerator, base (0 for what is no rate).
with counted as (
  select unit_id, figure, day, activities, numerator,
    case when function in ('attendance_rate', 'lowest_attendance_rate') then base else 0 end as base
  from (
    select p.ancestor_id as unit_id, f.code as figure, f.function, c.held_on as day, {{value}}
    from figures f
    join activities_confirmed c
      on c.kind = f.activity_kind and c.held_on >= cast(:from as date)
      and (f.form is null or c.form = f.form) and (f.tag is null or f.tag = any (c.tags))
    join (select ancestor_id, unit_id as holder_id, valid_from, valid_to from unit_ancestry where ancestor_id = any (:units)) p
      on p.holder_id = c.unit_id and c.held_on between p.valid_from and p.valid_to
    left join amounts_confirmed m on m.activity_id = c.activity_id and m.amount = f.amount
    where f.code = any (:figures)
    group by p.ancestor_id, f.code, f.function, c.held_on
  ) each_day
)
