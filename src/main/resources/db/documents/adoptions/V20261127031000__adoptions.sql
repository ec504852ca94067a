-- Directives on their way down: the latest version that was sent to the units below the issuer.
create table cascades (
  directive_id bigint constraint cascades_key primary key constraint cascades_directive references directives,
  version_id bigint not null constraint cascades_version references directive_versions,
  version_number int not null,
  sent_on date not null,
  sent_at timestamptz not null,
  ended_on date                             -- since when nothing is owed, because the directive no longer holds
);

-- In how many working days each level owes what; unit_kind '' stands for every kind without a row of its own.
create table adoption_terms (
  what text not null constraint adoption_terms_what check (what in ('receipt', 'adoption', 'study', 'report')),
  unit_kind text not null default '',
  days int not null constraint adoption_terms_days check (days between 1 and 3650),
  constraint adoption_terms_key primary key (what, unit_kind)
);

insert into adoption_terms (what, unit_kind, days) values
  ('receipt', '', 3), ('adoption', '', 20), ('study', '', 30), ('report', '', 60),
  ('adoption', 'province', 10), ('adoption', 'district', 10), ('adoption', 'bloc', 10), ('adoption', 'commune', 10), ('adoption', 'grassroots_committee', 15);

-- The last day on which a level is in time with what a directive asks.
create table adoption_deadlines (
  directive_id bigint not null constraint adoption_deadlines_directive references cascades,
  what text not null constraint adoption_deadlines_what check (what in ('receipt', 'adoption', 'study', 'report')),
  unit_kind text not null,
  due_on date not null,
  constraint adoption_deadlines_key primary key (directive_id, what, unit_kind)
);

-- A unit with a directive that was sent to it.
create table adoptions (
  directive_id bigint not null constraint adoptions_directive references cascades,
  unit_id bigint not null constraint adoptions_unit references units,
  unit_kind text not null,                  -- its level when the directive was sent
  version_id bigint not null constraint adoptions_version references directive_versions, -- that was sent to it last
  arrived_at timestamptz not null,
  asked_plan boolean not null,
  asked_study boolean not null,
  asked_report boolean not null,
  received boolean not null default false,  -- the version was opened by somebody of the unit
  status text not null default 'open' constraint adoptions_status check (status in ('open', 'passed_on', 'adopted')),
  plan_status text constraint adoptions_plan_status check (plan_status in ('draft', 'sent', 'returned', 'approved')),
  note text not null default '',            -- of a unit that only passes it on
  studied_on date,
  study_due int,
  study_present int,
  reported_on date,
  report text,
  constraint adoptions_key primary key (directive_id, unit_id),
  constraint adoptions_attendance check (study_present between 0 and study_due),
  constraint adoptions_studied check ((studied_on is null) = (study_due is null) and (studied_on is null) = (study_present is null)),
  constraint adoptions_reported check ((reported_on is null) = (report is null))
);

create index adoptions_unit_index on adoptions (unit_id, directive_id);

-- Who opened which version first, for the unit.
create table adoption_receipts (
  directive_id bigint not null,
  unit_id bigint not null,
  version_id bigint not null constraint adoption_receipts_version references directive_versions,
  arrived_at timestamptz not null,
  opened_at timestamptz not null,
  account_id bigint not null,
  login text not null,
  constraint adoption_receipts_key primary key (directive_id, unit_id, version_id),
  constraint adoption_receipts_adoption foreign key (directive_id, unit_id) references adoptions
);

-- What changed in a unit's own numbers (see adoption_numbers) and waits to be added to those of the units above.
create table adoption_deltas (
  directive_id bigint not null,
  unit_id bigint not null,
  unit_kind text not null,
  asked int not null,
  received int not null,
  plans int not null,
  waiting int not null,
  returned int not null,
  adopted int not null,
  passed_on int not null,
  studies int not null,
  studied int not null,
  reports int not null,
  reported int not null
);

create index adoption_deltas_directive_index on adoption_deltas (directive_id);

-- The numbers of all units below one in the tree of today, without its own, by their kind.
create table adoption_counts (
  directive_id bigint not null,
  unit_id bigint not null,
  unit_kind text not null,
  asked int not null,
  received int not null,
  plans int not null,
  waiting int not null,
  returned int not null,
  adopted int not null,
  passed_on int not null,
  studies int not null,
  studied int not null,
  reports int not null,
  reported int not null,
  constraint adoption_counts_key primary key (directive_id, unit_id, unit_kind)
);

-- What was done before its task was made by the job: settled as soon as the task is there.
create table adoption_settlements (
  kind text not null,
  subject_id bigint not null,
  unit_id bigint not null,
  since timestamptz not null,
  constraint adoption_settlements_key primary key (kind, subject_id, unit_id)
);

-- A unit's plan or programme for a directive.
create table plans (
  id bigint generated by default as identity constraint plans_key primary key,
  code text collate "C" not null default 'KH-' || left(md5(random()::text || clock_timestamp()::text), 12) constraint plans_code unique, -- in files
  directive_id bigint not null constraint plans_directive references directives,
  unit_id bigint not null constraint plans_unit references units,
  title text not null,
  begun_on date not null default current_date,
  status text not null default 'draft' constraint plans_status check (status in ('draft', 'sent', 'returned', 'approved')),
  revision int not null default 0,          -- how often it was sent
  version_number int,                       -- of the directive when it was sent last
  sent_at timestamptz,
  sent_by text,                             -- login
  constraint plans_once unique (directive_id, unit_id),
  constraint plans_sent check ((revision = 0) = (version_number is null))
);

create index plans_unit_index on plans (unit_id);

create table plan_lines (
  id bigint generated by default as identity constraint plan_lines_key primary key,
  plan_id bigint not null constraint plan_lines_plan references plans,
  position int not null,
  text text not null,
  person_id bigint constraint plan_lines_person references people, -- who does it, by name
  post text,                                -- or by post in the unit
  due_on date,
  figure text collate "C",                  -- the code of the figure that shows it
  constraint plan_lines_place unique (plan_id, position) deferrable initially deferred
);

-- The clauses that a line answers, each as of a version. A line without any is the unit's own.
create table plan_line_clauses (
  line_id bigint not null constraint plan_line_clauses_line references plan_lines on delete cascade,
  clause_key int not null,
  plan_id bigint not null,
  directive_id bigint not null,
  unit_id bigint not null,
  version_number int not null,
  repeated boolean not null,                -- the line says no more than the clause, or than the line of a unit above
  constraint plan_line_clauses_key primary key (line_id, clause_key)
);

create index plan_line_clauses_clause_index on plan_line_clauses (directive_id, clause_key, unit_id);
create index plan_line_clauses_plan_index on plan_line_clauses (plan_id);

-- What the level above decided about a plan as it was sent.
create table plan_reviews (
  id bigint generated by default as identity constraint plan_reviews_key primary key,
  plan_id bigint not null constraint plan_reviews_plan references plans,
  revision int not null,
  version_number int not null,              -- of the directive
  decision text not null constraint plan_reviews_decision check (decision in ('approved', 'returned')),
  remark text not null default '',
  content jsonb not null,                   -- the lines that were decided about
  decided_at timestamptz not null,
  account_id bigint not null,
  login text not null,
  constraint plan_reviews_once unique (plan_id, revision)
);

create table plan_review_clauses (
  review_id bigint not null constraint plan_review_clauses_review references plan_reviews,
  clause_key int not null,                  -- 0: the unit's own lines
  decision text not null constraint plan_review_clauses_decision check (decision in ('approved', 'returned')),
  remark text not null default '',
  constraint plan_review_clauses_key primary key (review_id, clause_key)
);

insert into task_kinds (code, name_vi, name_en, owner, seen_with, done_with, settled, term_days, remind_before, remind_after, escalate_after, position) values
  ('directive_receipt', 'Nhận văn bản', 'Receipt of a directive', 'unit', 'see_drafts', 'record', 'elsewhere', 3, '{1}', '{1,3}', 5, 22),
  ('directive_adoption', 'Cụ thể hóa văn bản', 'Plan for a directive', 'unit', 'see_drafts', 'record', 'elsewhere', 20, '{5,2}', '{1,7}', 5, 24),
  ('directive_study', 'Học tập, quán triệt văn bản', 'Study of a directive', 'unit', 'see_drafts', 'record', 'elsewhere', 30, '{5,2}', '{1,7}', 10, 26),
  ('directive_report', 'Báo cáo thực hiện văn bản', 'Report on a directive', 'unit', 'see_drafts', 'record', 'elsewhere', 60, '{10,3}', '{1,7}', 10, 28),
  ('plan_review', 'Xem xét kế hoạch cấp dưới', 'Plan to decide about', 'unit', 'see_drafts', 'issue', 'elsewhere', 5, '{1}', '{1,3}', 5, 30),
  ('plan_line', 'Việc trong kế hoạch', 'Work of a plan', 'either', 'see_drafts', 'record', 'here', null, '{3,1}', '{1,7}', 7, 32);
