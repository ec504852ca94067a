-- Views of rollups. Flyway runs this file again whenever it changes, after all versioned migrations.

-- ---- published ----

-- Each unit that a target running today asks something of, with all that counts for it: as stored, a moment old at most.
create or replace view target_results as
  select target_id, unit_id, minimum, activities, numerator, base, reached from target_unit_results;

-- The targets that are stored, with all that they ask in one text.
create or replace view targets_stored as
  select target_id, asked from rollup_targets;
