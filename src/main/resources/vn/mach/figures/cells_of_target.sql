-- Judges every unit that one target asks something of today, from the evidence. Takes :target, :today and :under (only units at or under
-- this one today; null: all).
-- Goes from the activities up to the units that are due, so each activity is read once.
-- judged: target_id, unit_id, minimum, activities, numerator, base, reached.
with asked as materialized (
  select t.id as target_id, t.figure, t.period_from as first_day, least(cast(:today as date), t.period_to) as last_day, f.function, f.activity_kind,
    f.amount, f.form, f.tag
  from targets t join figures f on f.code = t.figure where t.id = :target
),
due as materialized (
  select distinct on (s.unit_id) s.unit_id, m.minimum
  from target_minimums m
  join units_on(cast(:today as date)) s on s.kind = m.unit_kind and (m.has_committee is null or m.has_committee = s.has_committee)
  where m.target_id = :target
    and (cast(:under as bigint) is null or s.unit_id in (select u.unit_id from units_under(cast(:today as date)) u where u.ancestor_id = :under))
  order by s.unit_id, m.has_committee nulls last
),
evidence as materialized (
  select a.ancestor_id, c.unit_id as holder_id, c.activity_id, c.expected, c.present
  from asked k
  join activities_confirmed c
    on c.kind = k.activity_kind and c.held_on between k.first_day and k.last_day
    and (k.form is null or c.form = k.form) and (k.tag is null or k.tag = any (c.tags))
  join unit_ancestry a on a.unit_id = c.unit_id and c.held_on between a.valid_from and a.valid_to
  where a.ancestor_id in (select unit_id from due)
),
counted as (
  select f.target_id, d.unit_id, d.minimum, f.function, {{value}}
  from due d
  cross join asked f
  left join evidence p on p.ancestor_id = d.unit_id
  left join lateral (select p.activity_id, p.expected, p.present where p.activity_id is not null) c on true
  left join amounts_confirmed m on m.activity_id = c.activity_id and m.amount = f.amount
  group by f.target_id, d.unit_id, d.minimum, f.function
),
judged as (
  select target_id, unit_id, minimum, activities, numerator, base, {{reached}} as reached from counted
)
