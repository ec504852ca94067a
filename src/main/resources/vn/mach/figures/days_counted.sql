-- The sums by day of some units for one figure, counted from all the evidence from a day on.
-- Takes :units, :figure, :from and what the figure counts: :kind, :amount, :form, :tag, as values, so that the plan knows how much that is.
-- counted: unit_id, figure, day, activities, numerator, base (0 for what is no rate).
with counted as (
  select unit_id, cast(:figure as text) as figure, day, activities, numerator, case when :rate then base else 0 end as base
  from (
    select p.ancestor_id as unit_id, c.held_on as day, {{value}}
    from (select ancestor_id, unit_id as holder_id, valid_from, valid_to from unit_ancestry where ancestor_id = any (:units)) p
    join activities_confirmed c
      on c.unit_id = p.holder_id and c.held_on between p.valid_from and p.valid_to
      and c.kind = :kind and c.held_on >= cast(:from as date)
      and (cast(:form as text) is null or c.form = :form) and (cast(:tag as text) is null or :tag = any (c.tags))
    left join amounts_evident m on m.activity_id = c.activity_id and m.amount = cast(:amount as text)
    group by p.ancestor_id, c.held_on
  ) each_day
)
