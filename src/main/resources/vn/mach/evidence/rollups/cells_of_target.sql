-- Evaluates every unit that one target asks something of today, from the evidence: goes from the activities up to the units that are due, so
-- each activity is read once. Takes :target, :today, :under (only units at or under this one today; null: all) and what the target counts:
-- :function, :kind, :amount, :form, :tag, :first_day, :last_day (of what counts), :period_to, as values, so that the plan knows how much that is.
-- evaluated: target_id, unit_id, minimum, activities, numerator, base, reached, behind_from.
with due as materialized (
  select s.unit_id, m.minimum
  from target_classes m
  join units_on(cast(:today as date)) s on s.kind = m.unit_kind and s.has_committee is not distinct from m.has_committee
  where m.target_id = :target
    and (cast(:under as bigint) is null or s.unit_id in (select u.unit_id from unit_closure_on(cast(:today as date)) u where u.ancestor_id = :under))
),
places as materialized (
  select a.ancestor_id, a.unit_id as effective_unit_id, a.valid_from, a.valid_to from due d join unit_closure a on a.ancestor_id = d.unit_id
),
counted as (
  select d.unit_id, d.minimum, cast(:function as text) as function,
    {{aggregates}}
  from due d
  join places p on p.ancestor_id = d.unit_id
  left join activities_confirmed c
    on c.unit_id = p.effective_unit_id and c.held_on between p.valid_from and p.valid_to
    and c.held_on between cast(:first_day as date) and cast(:last_day as date)
    and (c.host_id is null or cast(:function as text) = 'units' or not exists (select 1 from activity_seniors e join places h on h.effective_unit_id = e.senior_id where e.activity_id = c.activity_id and e.unit_id = c.unit_id and h.ancestor_id = d.unit_id and c.held_on between h.valid_from and h.valid_to))
    and figure_counts(cast(:kind as text), cast(:form as text), cast(:tag as text), c.kind, c.form, c.tags)
  left join amounts_evident m on m.activity_id = c.activity_id and m.amount = cast(:amount as text)
  group by d.unit_id, d.minimum
),
evaluated as (
  select cast(:target as bigint) as target_id, unit_id, minimum, activities, numerator, base,
    figure_reached(function, numerator, base, minimum) as reached,
    figure_behind_from(function, numerator, base, minimum, cast(:first_day as date), cast(:period_to as date)) as behind_from
  from (select k.unit_id, k.minimum, k.function, k.activities, {{value}} from counted k offset 0) v
)
