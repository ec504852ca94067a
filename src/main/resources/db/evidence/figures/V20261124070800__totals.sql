-- Live totals: how the targets that run today stand in every unit of today's tree. All of it follows from the evidence and can be
-- counted anew at any time.
create table rollup_state (
  one boolean constraint rollup_state_key primary key default true constraint rollup_state_one check (one),
  as_of date not null                      -- the day whose tree the totals are of
);

-- The targets that are counted, and what they asked when they were.
create table rollup_targets (
  target_id bigint constraint rollup_targets_key primary key constraint rollup_targets_target references targets on delete cascade,
  asked text not null
);

-- Each unit that a target asks something of, with all that counts for it.
create table target_unit_results (
  target_id bigint not null,
  unit_id bigint not null,
  minimum numeric(20, 2) not null,
  activities bigint not null,
  numerator numeric not null,
  base numeric not null,
  reached boolean not null,
  constraint target_unit_results_key primary key (target_id, unit_id)
);

-- Each unit with all under it: how many are due, how many of them have reached their minimum, and for how many nothing counts yet.
create table target_rollups (
  unit_id bigint not null,
  target_id bigint not null,
  due bigint not null,
  done bigint not null,
  not_reported bigint not null,
  constraint target_rollups_key primary key (unit_id, target_id)
);

-- When the totals were last compared with a count of all the evidence, and where they differed: mended by a person, never by itself.
create table consistency_checks (
  one boolean constraint consistency_checks_key primary key default true constraint consistency_checks_one check (one),
  at timestamptz not null,
  took_ms bigint not null
);
create table target_discrepancies (
  target_id bigint not null,
  unit_id bigint not null,
  stored_due bigint not null,
  stored_done bigint not null,
  counted_due bigint not null,
  counted_done bigint not null,
  constraint target_discrepancies_key primary key (target_id, unit_id)
);
