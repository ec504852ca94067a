-- The pairs of target and due unit whose number some activities may change, whether they count or not.
-- Takes :activities and :today.
with changed as materialized (
  select activity_id, unit_id, kind, form, tags, held_on from activities_evident where activity_id = any (:activities)
)
select distinct t.id as target_id, u.unit_id
from changed c
join figures f on f.activity_kind = c.kind and (f.form is null or f.form = c.form) and (f.tag is null or f.tag = any (c.tags))
join targets t on t.figure = f.code and c.held_on between t.period_from and least(cast(:today as date), t.period_to)
join unit_ancestry a on a.unit_id = c.unit_id and c.held_on between a.valid_from and a.valid_to
join target_units u on u.target_id = t.id and u.unit_id = a.ancestor_id
