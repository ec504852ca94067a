-- The activities behind several figures of one or more units, each once, with the figures that count it and what it yielded.
-- Takes :figures, :units, :first_day, :last_day. No title: what a paper keeps of its evidence is refs, days and values.
with places as {{places}},
p as materialized (
  select places.* from places where ancestor_id = any (:units)
),
counted as (
  select c.activity_id, array_agg(distinct f.code) as figures
  from p
  join lateral activities_held(p.unit_id, greatest(p.valid_from, cast(:first_day as date)), least(p.valid_to, cast(:last_day as date))) c
    on (c.host_id is null or not exists (select 1 from activity_seniors e join p h on h.unit_id = e.senior_id where e.activity_id = c.activity_id and e.unit_id = c.unit_id and h.ancestor_id = p.ancestor_id and c.held_on between h.valid_from and h.valid_to))
  join figures f on f.code = any (:figures) and figure_counts(f.activity_kind, f.form, f.tag, c.kind || '', c.form, c.tags)
  group by c.activity_id
)
select c.activity_id, c.ref, c.kind, c.held_on, c.expected, c.present, u.code, u.name, k.figures,
  (select array_agg(m.amount order by m.amount) from amounts_confirmed m where m.activity_id = c.activity_id) as amounts,
  (select array_agg(m.value order by m.amount) from amounts_confirmed m where m.activity_id = c.activity_id) as amount_values
from counted k
join activities_confirmed c on c.activity_id = k.activity_id and c.host_id is null
join units_named u on u.unit_id = c.unit_id
order by c.held_on, c.ref
