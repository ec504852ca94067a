-- Rollups: how the targets that run today stand in every unit of today's tree. All of it follows from the evidence and can be recomputed
-- at any time.
create table rollup_state (
  one boolean constraint rollup_state_key primary key default true constraint rollup_state_one check (one),
  as_of date not null,                     -- the day whose tree the rollups are of
  places bigint not null default 0         -- goes up with each board snapshot that is claimed and each refresh that drops some: a refresh that
                                           -- does not see a claim yet fails and is tried again
);

-- The targets that are rolled up, and what they asked when they were.
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
  behind_from date not null,               -- from this day on it is behind if its value stays as it is
  constraint target_unit_results_key primary key (target_id, unit_id)
);

-- Each unit with all under it: how many are due, how many of them have reached their minimum, how many are on pace on the rollups' day (those that
-- reached it among them), and for how many nothing counts yet.
create table target_rollups (
  unit_id bigint not null,
  target_id bigint not null,
  due bigint not null,
  done bigint not null,
  on_pace bigint not null,
  not_reported bigint not null,
  constraint target_rollups_key primary key (unit_id, target_id)
);

-- The last consistency check: the rollups compared with the evidence. Differences are repaired by a person, never by themselves.
create table consistency_checks (
  one boolean constraint consistency_checks_key primary key default true constraint consistency_checks_one check (one),
  at timestamptz not null,
  took_ms bigint not null,
  unit_id bigint                           -- the subtree that was checked; null: the whole realm
);
create table target_discrepancies (
  target_id bigint not null,
  unit_id bigint not null,
  stored_due bigint not null,
  stored_done bigint not null,
  stored_on_pace bigint not null,
  counted_due bigint not null,
  counted_done bigint not null,
  counted_on_pace bigint not null,
  day date,                                -- of a board snapshot; null: today's rollups
  constraint target_discrepancies_key unique nulls not distinct (target_id, unit_id, day)
);

-- Where daily aggregates differed from the evidence at the last check.
create table figure_discrepancies (
  figure text not null,
  unit_id bigint not null,
  days bigint not null,                    -- on how many days
  stored_activities bigint not null,       -- on those days together
  counted_activities bigint not null,
  constraint figure_discrepancies_key primary key (figure, unit_id)
);

-- Units with many under them, on some day: their figures are read from daily aggregates. Those of smaller ones are counted from the evidence.
create table daily_aggregate_units (
  unit_id bigint constraint daily_aggregate_units_key primary key
);

-- The figures that are aggregated by day, and how each was defined when it was.
create table daily_aggregate_figures (
  figure text constraint daily_aggregate_figures_key primary key,
  defined text not null
);

-- What counts for a figure in a unit of daily_aggregate_units on one day, in the tree of that day. A day without any has no row.
create table daily_aggregates (
  unit_id bigint not null,
  figure text not null,
  day date not null,
  activities bigint not null,
  numerator numeric not null,
  base numeric not null,
  constraint daily_aggregates_key primary key (unit_id, figure, day)
);

-- How often each rate occurred in a unit of daily_aggregate_units on one day, for figures whose value is a median: medians of days cannot be put
-- together, but these counts can. A rate is numerator ÷ base in lowest terms.
create table figure_rates (
  unit_id bigint not null,
  figure text not null,
  day date not null,
  numerator bigint not null,
  base bigint not null,
  activities bigint not null,
  constraint figure_rates_key primary key (unit_id, figure, day, numerator, base)
);

-- How targets stood on past days in units with many under them and in those directly below: counted from the evidence when somebody asks
-- for the day, for the ends of months by night, and stored until something behind it changes.
create table board_snapshots (
  unit_id bigint not null,
  day date not null,
  target_id bigint not null constraint board_snapshots_target references targets on delete cascade,
  asked uuid not null,                     -- what the target asked when it was counted
  counting uuid,                           -- the count that is under way; null: it is complete
  due bigint not null,
  done bigint not null,
  on_pace bigint not null,
  not_reported bigint not null,
  stored_at timestamptz not null default now(), -- days that are no ends of months are dropped after some weeks
  constraint board_snapshots_key primary key (unit_id, day, target_id)
);

-- The snapshots of a target are dropped when it asks something else. Comparing them with what it asks would not do: a target that is set
-- back to what it asked before would find numbers that nobody refreshed in between.
create function drop_board_snapshots() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'figures' then
    delete from board_snapshots d using targets t where d.target_id = t.id and t.figure = new.code;
  elsif tg_table_name = 'targets' then
    delete from board_snapshots where target_id = new.id;
  elsif tg_op = 'DELETE' then
    delete from board_snapshots where target_id = old.target_id;
  else
    delete from board_snapshots where target_id = new.target_id;
  end if;
  return null;
end $$;

create trigger drop_board_snapshots after update on figures for each row execute function drop_board_snapshots();

create trigger drop_board_snapshots after update on targets for each row execute function drop_board_snapshots();

create trigger drop_board_snapshots after insert or update or delete on target_minimums for each row execute function drop_board_snapshots();
