-- A difference may be about a past day; none: about today.
alter table target_discrepancies drop constraint target_discrepancies_key;
alter table target_discrepancies add column day date;
alter table target_discrepancies add constraint target_discrepancies_key unique nulls not distinct (target_id, unit_id, day);

-- Since when a day is kept: days that are no ends of months are forgotten after some weeks.
alter table board_snapshots add column stored_at timestamptz not null default now();
