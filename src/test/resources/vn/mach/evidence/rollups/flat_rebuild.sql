-- Baseline (b): every fact with the units above it on its day in columns by level, as a batch flattens them. Takes :today.
drop table if exists bench_flat_units, bench_flat_facts;
create table bench_flat_units as
  select s.unit_id, s.kind, s.has_committee, a.level[1] as level1, a.level[2] as level2
  from unit_versions s
  join (
    select unit_id, array_agg(ancestor_id order by distance desc) as level from unit_closure
    where cast(:today as date) between valid_from and valid_to group by unit_id
  ) a on a.unit_id = s.unit_id
  where cast(:today as date) between s.valid_from and s.valid_to;
create table bench_flat_facts as
  with days as (
    select distinct unit_id, valid_from from unit_closure
  ),
  levels as (
    select d.unit_id, d.valid_from, coalesce(lead(d.valid_from) over (partition by d.unit_id order by d.valid_from), 'infinity') as before,
      array_agg(a.ancestor_id order by a.distance desc) as level
    from days d join unit_closure a on a.unit_id = d.unit_id and d.valid_from between a.valid_from and a.valid_to
    group by d.unit_id, d.valid_from
  )
  select c.id as activity_id, c.kind, c.form, c.tags, c.held_on, c.expected, c.present, c.unit_id as effective_unit_id,
    u.level[1] as level1, u.level[2] as level2, u.level[3] as level3, u.level[4] as level4, u.level[5] as level5
  from activities c join levels u on u.unit_id = c.unit_id and c.held_on >= u.valid_from and c.held_on < u.before
  where c.status = 'confirmed';
create index on bench_flat_facts (kind, held_on);
analyze bench_flat_units;
analyze bench_flat_facts;
