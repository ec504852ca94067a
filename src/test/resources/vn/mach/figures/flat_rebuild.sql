-- Baseline (b): every fact with the units above it in columns by level, as a batch flattens them. Takes nothing.
drop table if exists bench_flat_units, bench_flat_facts;
create table bench_flat_units as
  select s.unit_id, s.kind, s.has_committee, a.level[1] as level1, a.level[2] as level2, a.level[3] as level3, a.level[4] as level4, a.level[5] as level5
  from unit_stretches s
  join (
    select unit_id, array_agg(ancestor_id order by distance desc) as level from unit_ancestry where valid_to = 'infinity' group by unit_id
  ) a on a.unit_id = s.unit_id
  where s.valid_to = 'infinity';
create table bench_flat_facts as
  select c.id, c.kind, c.form, c.tags, c.held_on, c.expected, c.present, c.unit_id as holder_id, u.level1, u.level2, u.level3, u.level4, u.level5
  from activities c join bench_flat_units u on u.unit_id = c.unit_id where c.status = 'confirmed';
create index on bench_flat_units (unit_id);
create index on bench_flat_facts (kind, held_on);
analyze bench_flat_units;
analyze bench_flat_facts;
