-- Follows into figure_values_of_many.sql: of what was counted where it lies no median can be put together.
medians as (
  select f.code, a.ancestor_id, {{median}} as median
  from asked f
  join evidence c on figure_counts(f.activity_kind, f.form, f.tag, c.kind, c.form, c.tags)
  join above a on a.stay = c.stay
  where figure_combining(f.function) = 'median'
  group by f.code, a.ancestor_id
)
