-- Commendations of units and people: proposed and decided, or entered from the paper of their decision.
create table commendations (
  id bigint generated always as identity constraint commendations_key primary key,
  unit_id bigint not null constraint commendations_unit references units,      -- commended, or the person's: it stays so when the person moves
  person_id bigint constraint commendations_person references people,          -- none: the unit is commended
  proposer_id bigint not null constraint commendations_proposer references units,
  decider_id bigint not null constraint commendations_decider references units, -- the proposer itself or above; of a paper: where it was entered
  form text collate "C" not null constraint commendations_form check (form in ('certificate', 'merit', 'flag', 'medal', 'badge')),
  year int constraint commendations_year check (year between 1930 and 2200),   -- none: ad hoc
  reason text not null,
  status text collate "C" not null constraint commendations_status check (status in ('proposed', 'decided', 'refused', 'withdrawn')),
  proposed_on date not null,
  number text not null default '',
  decided_on date,
  giver text not null default '',                                              -- as on the paper; it may be no unit here
  ended text not null default '',                                              -- why it was refused or withdrawn
  activity_id bigint constraint commendations_activity references activities,  -- as which it counts
  outcome_read boolean not null default false,                                 -- by the proposer
  recorded_by bigint not null,                                                 -- account
  recorded_at timestamptz not null,
  constraint commendations_decided check (status <> 'decided' or number <> '' and decided_on is not null and giver <> ''),
  constraint commendations_ended check ((status in ('refused', 'withdrawn')) = (ended <> ''))
);
create index commendations_unit_index on commendations (unit_id, status);
create index commendations_decider_index on commendations (decider_id) where status = 'proposed';
create index commendations_person_index on commendations (person_id) where person_id is not null;
create index commendations_activity_index on commendations (activity_id) where activity_id is not null;

-- One form for one year by one giver.
create unique index commendations_unit_once on commendations (unit_id, form, year, lower(giver)) where status = 'decided' and person_id is null;
create unique index commendations_person_once on commendations (person_id, form, year, lower(giver)) where status = 'decided';
-- One decision names somebody once.
create unique index commendations_same on commendations (coalesce(person_id, 0), (case when person_id is null then unit_id end), form, number, decided_on)
  nulls not distinct where status = 'decided';

insert into task_kinds (code, name_vi, name_en, owner, seen_with, done_with, settled, term_days, remind_before, remind_after, escalate_after, position) values
  ('commendation', 'Đề nghị khen thưởng chờ quyết định', 'Commendation to decide', 'unit', 'see_drafts', 'record', 'elsewhere', 10, '{3,1}', '{1,3}', 5, 64),
  ('commendation_outcome', 'Kết quả đề nghị khen thưởng', 'Outcome of a commendation', 'unit', 'see_drafts', 'record', 'elsewhere', 10, '{}', '{}', null, 65);
