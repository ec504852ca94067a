-- Judges some pairs of target and unit anew from the evidence, keeps what comes out in target_units, and where the state (due, reached,
-- anything at all) is another than before, adds the difference to the unit's node and to all above it today. What is no longer due is taken out.
-- Takes :targets and :units (two lists, one pair for each place) and :today.
with asked as materialized (
  select distinct target_id, unit_id from unnest(cast(:targets as bigint[]), cast(:units as bigint[])) as p (target_id, unit_id)
),
due as materialized (
  select distinct on (p.target_id, p.unit_id) p.target_id, p.unit_id, t.figure, t.period_from as first_day,
    least(cast(:today as date), t.period_to) as last_day, m.minimum
  from asked p
  join targets t on t.id = p.target_id
  join units_on(cast(:today as date)) s on s.unit_id = p.unit_id
  join target_minimums m on m.target_id = t.id and m.unit_kind = s.kind and (m.has_committee is null or m.has_committee = s.has_committee)
  order by p.target_id, p.unit_id, m.has_committee nulls last
),
counted as (
  select p.target_id, p.unit_id, p.minimum, f.function, {{value}}
  from (
    select d.*, a.unit_id as holder_id, a.valid_from, a.valid_to from due d join unit_ancestry a on a.ancestor_id = d.unit_id
  ) p
  join figures f on f.code = p.figure
  left join activities_confirmed c
    on c.unit_id = p.holder_id and c.held_on between greatest(p.valid_from, p.first_day) and least(p.valid_to, p.last_day)
    and c.kind || '' = f.activity_kind -- by unit, never by kind: there is no index on this
    and (f.form is null or c.form = f.form) and (f.tag is null or f.tag = any (c.tags))
  left join amounts_confirmed m on m.activity_id = c.activity_id and m.amount = f.amount
  group by p.target_id, p.unit_id, p.minimum, f.function
),
judged as materialized (
  select target_id, unit_id, minimum, activities, numerator, base, {{reached}} as reached from counted
),
earlier as materialized (
  select u.target_id, u.unit_id, u.activities, u.reached from asked p join target_units u using (target_id, unit_id)
),
gone as (
  delete from target_units u using asked p
  where u.target_id = p.target_id and u.unit_id = p.unit_id
    and (u.target_id, u.unit_id) not in (select d.target_id, d.unit_id from due d)
),
kept as (
  insert into target_units as u (target_id, unit_id, minimum, activities, numerator, base, reached)
  select target_id, unit_id, minimum, activities, numerator, base, reached from judged
  on conflict (target_id, unit_id) do update
    set minimum = excluded.minimum, activities = excluded.activities, numerator = excluded.numerator, base = excluded.base,
      reached = excluded.reached
    where (u.minimum, u.activities, u.numerator, u.base, u.reached)
      is distinct from (excluded.minimum, excluded.activities, excluded.numerator, excluded.base, excluded.reached)
),
turned as materialized (
  select target_id, unit_id,
    cast(j.unit_id is not null as int) - cast(e.unit_id is not null as int) as due,
    cast(coalesce(j.reached, false) as int) - cast(coalesce(e.reached, false) as int) as done,
    cast(coalesce(j.activities = 0, false) as int) - cast(coalesce(e.activities = 0, false) as int) as not_reported
  from judged j full join earlier e using (target_id, unit_id)
  where (j.reached, j.activities = 0) is distinct from (e.reached, e.activities = 0)
)
insert into target_nodes as n (target_id, unit_id, due, done, not_reported)
select t.target_id, a.ancestor_id, sum(t.due), sum(t.done), sum(t.not_reported)
from turned t join units_under(cast(:today as date)) a on a.unit_id = t.unit_id
group by t.target_id, a.ancestor_id
on conflict (unit_id, target_id) do update
  set due = n.due + excluded.due, done = n.done + excluded.done, not_reported = n.not_reported + excluded.not_reported
