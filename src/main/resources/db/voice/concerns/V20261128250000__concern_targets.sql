-- What the answers to concerns are to reach; compared with the published quarters only.
create table concern_targets (
  id bigint generated always as identity constraint concern_targets_key primary key,
  measure text not null constraint concern_targets_measure check (measure in ('in_time', 'median_days', 'helped')),
  level text,                                    -- kind of the unit that answers; null: any
  bound int constraint concern_targets_bound check (bound between 1 and 250), -- percent at least, or working days at most; null: no target from this day
  valid_from date not null,
  source text not null,
  constraint concern_targets_percent check (measure = 'median_days' or bound <= 100),
  constraint concern_targets_once unique nulls not distinct (measure, level, valid_from)
);
