-- The sums by day for one figure, counted from what days_evidence.sql has laid out for its kind.
-- Takes :figure, :function, :quotient, and what the figure counts: :kind, :amount, :form, :tag. counted: unit_id, figure, day, activities, numerator, base (0 for what is no quotient).
with counted as (
  select unit_id, cast(:figure as text) as figure, day, activities, numerator, case when :quotient then base else 0 end as base
  from (
    select k.unit_id, k.day, k.activities, {{value}}
    from (
      select c.ancestor_id as unit_id, c.held_on as day, cast(:function as text) as function,
        {{aggregates}}
      from evidence_above c
      left join amounts_evident m on m.activity_id = c.activity_id and m.amount = cast(:amount as text)
      where figure_counts(cast(:kind as text), cast(:form as text), cast(:tag as text), cast(:kind as text), c.form, c.tags)
      group by c.ancestor_id, c.held_on
    ) k
  ) each_day
)
