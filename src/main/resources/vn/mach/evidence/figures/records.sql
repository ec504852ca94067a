-- The activities behind one figure of one unit, the latest first: exactly those that its value counts.
-- Takes :figure, :unit, :first_day, :last_day, :limit, :offset, and the parameters of the viewer's reach: a record whose unit has since
-- gone elsewhere is listed, for it is in the number, but only opens where the viewer reaches it. One that names persons is listed without
-- its title where the viewer may not see it.
with places as {{places}},
p as materialized (
  select places.* from places where ancestor_id = :unit
)
select c.activity_id, c.ref, case when {{named}} then c.title end as title, c.held_on, c.unit_id, s.code, s.name, c.form, c.expected, c.present, m.value as amount,
  {{reach}} and {{named}} as opens
from figures f
cross join p
join lateral activities_held(p.unit_id, greatest(p.valid_from, cast(:first_day as date)), least(p.valid_to, cast(:last_day as date))) c
  on (c.host_id is null or not exists (select 1 from activity_seniors e join p h on h.unit_id = e.senior_id where e.activity_id = c.activity_id and e.unit_id = c.unit_id and c.held_on between h.valid_from and h.valid_to))
  and figure_counts(f.activity_kind, f.form, f.tag, c.kind || '', c.form, c.tags)
join lateral units_on(c.held_on) s on s.unit_id = c.unit_id
left join amounts_confirmed m on m.activity_id = c.activity_id and m.amount = f.amount
where f.code = :figure
order by c.held_on desc, c.activity_id desc
limit :limit offset :offset
