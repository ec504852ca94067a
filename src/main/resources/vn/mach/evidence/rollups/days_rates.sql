-- How often each rate occurred by day for one figure, counted from what days_evidence.sql has laid out for its kind.
-- Takes :figure and what the figure counts: :kind, :form, :tag. rates: unit_id, figure, day, numerator, base, activities.
with rates as (
  select c.ancestor_id as unit_id, cast(:figure as text) as figure, c.held_on as day, c.present / gcd(c.present, c.expected) as numerator,
    c.expected / gcd(c.present, c.expected) as base, count(*) as activities
  from evidence_above c
  where figure_counts(cast(:kind as text), cast(:form as text), cast(:tag as text), cast(:kind as text), c.form, c.tags)
    and c.expected > 0 and c.present is not null
  group by 1, 2, 3, 4, 5
)
