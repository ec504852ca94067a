-- A difference may be about a past day; none: about today.
alter table totals_faults drop constraint totals_faults_key;
alter table totals_faults add column day date;
alter table totals_faults add constraint totals_faults_key unique nulls not distinct (target_id, unit_id, day);

-- Since when a day is kept: days that are no ends of months are forgotten after some weeks.
alter table target_days add column kept_at timestamptz not null default now();
