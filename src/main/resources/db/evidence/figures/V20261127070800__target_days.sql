-- How targets stood on past days in units with many under them and in those directly below them: counted from the evidence when somebody asks
-- for the day, for the ends of months by night, and kept until something behind it changes.
create table board_snapshots (
  unit_id bigint not null,
  day date not null,
  target_id bigint not null constraint board_snapshots_target references targets on delete cascade,
  asked uuid not null,                     -- what the target asked when it was counted
  counting uuid,                           -- by whom it is being counted; none: it is
  due bigint not null,
  done bigint not null,
  not_reported bigint not null,
  constraint board_snapshots_key primary key (unit_id, day, target_id)
);

-- Days that somebody waits for.
create table board_snapshot_requests (
  unit_id bigint not null,
  day date not null,
  target_id bigint,                        -- none: every target that stands on the day
  asked_at timestamptz not null,
  steps int not null default 0,            -- of how many
  done int not null default 0,
  constraint board_snapshot_requests_key unique nulls not distinct (unit_id, day, target_id)
);
