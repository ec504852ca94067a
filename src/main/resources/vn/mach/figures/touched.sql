-- Takes up to :limit changes of activities, the oldest first, and gives the pairs of target and due unit whose number they may change.
-- Takes :limit and :today.
with taken as (
  delete from activity_changes where id in (select id from activity_changes order by id limit :limit) returning id
),
changed as materialized (
  select distinct c.activity_id, c.unit_id, c.kind, c.form, c.tags, c.held_on from activities_changed c where c.change_id in (select id from taken)
)
select distinct t.id as target_id, u.unit_id
from changed c
join figures f on f.activity_kind = c.kind and (f.form is null or f.form = c.form) and (f.tag is null or f.tag = any (c.tags))
join targets t on t.figure = f.code and c.held_on between t.period_from and least(cast(:today as date), t.period_to)
join unit_ancestry a on a.unit_id = c.unit_id and c.held_on between a.valid_from and a.valid_to
join target_units u on u.target_id = t.id and u.unit_id = a.ancestor_id
