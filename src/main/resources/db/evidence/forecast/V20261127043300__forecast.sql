-- Forecasts of the targets that run: counted from the evidence once a day, and at any time anew.
-- Each target with the earlier period that it is compared with, and the units that were due then and still are at its end.
create table forecasts (
  target_id bigint constraint forecasts_key primary key constraint forecasts_target references targets on delete cascade,
  as_of date not null,                     -- the day on which it was counted
  asked text not null,                     -- what the target asked then
  first_day date not null,                 -- of the earlier period
  known_day date not null,                 -- the same day in it as as_of is in the target's own
  last_day date not null,
  units bigint not null,
  made bigint not null,                    -- how many of them had reached the minimum on the last day
  open_units bigint not null,              -- how many had not reached it on the known day; of a rate: all
  open_made bigint not null,
  recorded boolean not null                -- whether anything was recorded then that counts; else there is nothing to compare with
);
comment on table forecasts is 'not in backups';

-- What became of them, by class and by how far they were on the known day (forecast_position), for each position that there is.
create table forecast_rates (
  target_id bigint not null constraint forecast_rates_target references targets on delete cascade,
  unit_kind text not null,
  has_committee boolean,
  position int not null,
  units bigint not null,
  made bigint not null,
  wide_units bigint not null,              -- of all classes at the position
  wide_made bigint not null,
  chance numeric not null,                 -- from 0 to 1
  constraint forecast_rates_key unique nulls not distinct (target_id, unit_kind, has_committee, position)
);
comment on table forecast_rates is 'not in backups';

-- Each unit with all under it on the day of the forecast. What is left of due: reached and the others without a forecast.
create table forecast_totals (
  unit_id bigint not null,
  target_id bigint not null constraint forecast_totals_target references targets on delete cascade,
  due bigint not null,
  reached bigint not null,                 -- reached by now, and likely to stay so
  likely bigint not null,                  -- not yet, but with an even chance at least
  act bigint not null,                     -- with less than that
  lost bigint not null,                    -- can no longer reach it, whatever is done
  expected numeric not null,               -- the sum of the chances
  constraint forecast_totals_key primary key (unit_id, target_id)
);
comment on table forecast_totals is 'not in backups';
