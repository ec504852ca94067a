-- The units that a target would have asked something of on :known_day and that still stood on :last_day, with how far each was on the first
-- of these days and whether it had reached the minimum on the second. Counted from the evidence, in the tree of each activity's own day.
-- Takes :target, :first_day, :known_day, :last_day and what the target counts: :function, :rate, :kind, :amount, :form, :tag, as values, so that
-- the plan knows how much that is.
-- compared: unit_id, unit_kind, has_committee, position, made, recorded, and of the known day minimum, activities, numerator, base.
with due as materialized (
  select s.unit_id, s.kind, s.has_committee, m.minimum
  from target_classes m
  join units_on(cast(:known_day as date)) s on s.kind = m.unit_kind and s.has_committee is not distinct from m.has_committee
  join units_on(cast(:last_day as date)) still on still.unit_id = s.unit_id
  where m.target_id = :target
),
places as materialized (
  select a.ancestor_id, a.unit_id as effective_unit_id, a.valid_from, a.valid_to from due d join unit_closure a on a.ancestor_id = d.unit_id
),
counted as (
  select d.unit_id, d.kind, d.has_committee, d.minimum, w.known, cast(:function as text) as function,
    {{aggregates}}
  from due d
  cross join (values (true, cast(:known_day as date)), (false, cast(:last_day as date))) w (known, until)
  join places p on p.ancestor_id = d.unit_id
  left join activities_confirmed c
    on c.unit_id = p.effective_unit_id and c.held_on between p.valid_from and p.valid_to
    and c.held_on between cast(:first_day as date) and w.until and c.held_on <= cast(:last_day as date)
    and (c.host_id is null or cast(:function as text) = 'units' or not exists (select 1 from activity_seniors e join places h on h.effective_unit_id = e.senior_id where e.activity_id = c.activity_id and e.unit_id = c.unit_id and h.ancestor_id = d.unit_id and c.held_on between h.valid_from and h.valid_to))
    and figure_counts(cast(:kind as text), cast(:form as text), cast(:tag as text), c.kind, c.form, c.tags)
  left join amounts_evident m on m.activity_id = c.activity_id and m.amount = cast(:amount as text)
  group by d.unit_id, d.kind, d.has_committee, d.minimum, w.known
),
evaluated as materialized (
  select k.unit_id, k.kind, k.has_committee, k.minimum, k.known, k.function, k.activities, {{value}} from counted k
),
compared as (
  select k.unit_id, k.kind as unit_kind, k.has_committee, forecast_position(:rate, k.activities, figure_scale(:function) * k.numerator, k.base, k.minimum) as position,
    figure_reached(e.function, e.numerator, e.base, e.minimum) as made, e.activities > 0 as recorded, k.minimum, k.activities, k.numerator, k.base
  from evaluated k join evaluated e on e.unit_id = k.unit_id and not e.known
  where k.known
)
