-- Some pairs of target and unit, as far as the target asks something of the unit today. What each has follows in due_counted.sql, what becomes of
-- it in cells.sql. Takes :targets and :units (two lists, one pair for each place) and :today.
-- asked: target_id, unit_id. due: as due_counted.sql needs it.
with places as {{places}},
asked as materialized (
  select distinct target_id, unit_id from unnest(cast(:targets as bigint[]), cast(:units as bigint[])) as p (target_id, unit_id)
),
standing as materialized (
  select p.target_id, p.unit_id, t.figure, t.period_from, t.period_to, s.kind, s.has_committee
  from asked p join targets t on t.id = p.target_id join units_on(cast(:today as date)) s on s.unit_id = p.unit_id
),
due as materialized (
  select s.target_id, cast(:today as date) as day, s.unit_id, s.figure, s.period_from as first_day,
    least(cast(:today as date), s.period_to) as last_day, m.minimum
  from standing s
  join target_classes m on m.target_id = s.target_id and m.unit_kind = s.kind and m.has_committee is not distinct from s.has_committee
),
