-- Inspections and supervision of members by a branch. What names a person is in files for named eyes; the plan names nobody.

-- Kinds of inspection, each version from its day: which steps its regulation asks for, and at which step it counts as an activity.
create table inspection_kinds (
  code text not null,
  valid_from date not null,
  name_vi text not null,
  name_en text not null,
  steps text[] not null,                   -- steps that the regulation asks for; another course is pointed out, never refused
  activity_kind text,                      -- the kind of activity as which it counts; none: never
  counts_at text not null,                 -- the step at which it counts
  planned boolean not null,                -- stands in the plan of a year
  limited boolean not null,                -- asked of branches with a committee, with many members or with several groups
  source text not null,
  position int not null,
  constraint inspection_kinds_key primary key (code, valid_from)
);
insert into inspection_kinds values
  ('regular', '2021-07-28', 'Giám sát thường xuyên', 'Regular supervision', '{check,conclude}', 'supervision', 'check', true, false, '22-QĐ/TW, 28/07/2021', 10),
  ('compliance', '2021-07-28', 'Kiểm tra chấp hành', 'Inspection of compliance', '{announce,report,check,conclude}', 'inspection', 'conclude', true, false, '22-QĐ/TW, 28/07/2021', 20),
  ('thematic', '2021-07-28', 'Giám sát chuyên đề', 'Thematic supervision', '{announce,report,check,conclude}', 'supervision', 'conclude', true, true, '22-QĐ/TW, 28/07/2021', 30),
  ('signs', '2021-07-28', 'Kiểm tra khi có dấu hiệu vi phạm', 'Inspection on signs of a violation', '{announce,report,check,conclude}', 'inspection', 'conclude', false, true, '22-QĐ/TW, 28/07/2021', 40),
  ('regular', '2025-05-30', 'Giám sát thường xuyên', 'Regular supervision', '{check,conclude}', 'supervision', 'check', true, false, '296-QĐ/TW, 30/05/2025; 08-HD/TW, 10/06/2025', 10),
  ('compliance', '2025-05-30', 'Kiểm tra chấp hành', 'Inspection of compliance', '{announce,report,check,conclude}', 'inspection', 'conclude', true, false, '296-QĐ/TW, 30/05/2025; 08-HD/TW, 10/06/2025', 20),
  ('thematic', '2025-05-30', 'Giám sát chuyên đề', 'Thematic supervision', '{announce,report,check,conclude}', 'supervision', 'conclude', true, true, '296-QĐ/TW, 30/05/2025; 08-HD/TW, 10/06/2025', 30),
  ('signs', '2025-05-30', 'Kiểm tra khi có dấu hiệu vi phạm', 'Inspection on signs of a violation', '{announce,report,check,conclude}', 'inspection', 'conclude', false, true, '296-QĐ/TW, 30/05/2025; 08-HD/TW, 10/06/2025', 40);

-- Numbers that regulations set, each from its day.
create table inspection_rules (
  rule text not null,
  valid_from date not null,
  value int not null,
  source text not null,
  constraint inspection_rules_key primary key (rule, valid_from)
);
insert into inspection_rules values
  ('year_with_committee', '2021-07-28', 2, 'Chỉ tiêu thường giao theo 22-QĐ/TW, 28/07/2021'),
  ('year_without_committee', '2021-07-28', 1, 'Chỉ tiêu thường giao theo 22-QĐ/TW, 28/07/2021'),
  ('limited_members_over', '2021-07-28', 30, '22-QĐ/TW, 28/07/2021'),
  ('year_with_committee', '2025-05-30', 2, 'Chỉ tiêu thường giao theo 296-QĐ/TW, 30/05/2025'),
  ('year_without_committee', '2025-05-30', 1, 'Chỉ tiêu thường giao theo 296-QĐ/TW, 30/05/2025'),
  ('limited_members_over', '2025-05-30', 30, '08-HD/TW, 10/06/2025'),
  ('concerned_sees_looks', '2021-07-28', 1, 'Mặc định của sản phẩm');

-- The plan of a year of a unit: what is to be inspected when. It names nobody.
create table inspection_plan_lines (
  id bigint generated always as identity constraint inspection_plan_lines_key primary key,
  unit_id bigint not null constraint inspection_plan_lines_unit references units,
  year int not null constraint inspection_plan_lines_year check (year between 2000 and 2100),
  kind text not null,
  content text not null,
  members int not null constraint inspection_plan_lines_members check (members between 1 and 500),
  period_from date,                        -- of what is looked at
  period_to date,
  from_on date not null,                   -- when it is carried out
  to_on date not null,
  entered_by bigint not null,              -- account
  entered_at timestamptz not null,
  dropped_at timestamptz,
  dropped_reason text,
  constraint inspection_plan_lines_period check (period_from <= period_to),
  constraint inspection_plan_lines_days check (from_on <= to_on),
  constraint inspection_plan_lines_dropped check (num_nulls(dropped_at, dropped_reason) in (0, 2))
);
create index inspection_plan_lines_unit_index on inspection_plan_lines (unit_id, year);

-- A choice at random of members to be visited. For named eyes.
create table inspection_draws (
  id bigint generated always as identity constraint inspection_draws_key primary key,
  line_id bigint not null constraint inspection_draws_line references inspection_plan_lines,
  unit_id bigint not null constraint inspection_draws_unit references units,
  seed text not null,
  wanted int not null,
  candidates text[] not null,              -- codes of all who could be chosen
  chosen text[] not null,                  -- in the order of the draw
  drawn_on date not null,
  drawn_by bigint not null                 -- account
);
create index inspection_draws_line_index on inspection_draws (line_id);

-- The file of one inspection. For named eyes.
create table inspections (
  id bigint generated always as identity constraint inspections_key primary key,
  code text collate "C" not null constraint inspections_code unique, -- by which somebody who was told of it asks to read it
  unit_id bigint not null constraint inspections_unit references units,
  line_id bigint constraint inspections_line references inspection_plan_lines,
  draw_id bigint constraint inspections_draw references inspection_draws,
  kind text not null,
  person_id bigint not null constraint inspections_person references people,
  lead_id bigint constraint inspections_lead references people, -- who carries it out
  content text not null,
  due_on date not null,
  decided_above boolean not null,          -- held a post that the level above decides about, when the file was opened
  status text not null constraint inspections_status check (status in
    ('planned', 'announced', 'reported', 'checked', 'proposed', 'concluded', 'remedy', 'closed', 'dropped')),
  opened_on date not null,
  opened_by bigint not null,               -- account
  activity_id bigint constraint inspections_activity references activities, -- as which it counts
  talk_ended_at timestamptz,
  talk_ended_reason text,
  constraint inspections_talk_ended check (num_nulls(talk_ended_at, talk_ended_reason) in (0, 2))
);
create index inspections_unit_index on inspections (unit_id, opened_on);
create index inspections_line_index on inspections (line_id);
create index inspections_person_index on inspections (person_id);

-- What was done in a file, on which day, by whom. Never changed.
create table inspection_steps (
  id bigint generated always as identity constraint inspection_steps_key primary key,
  inspection_id bigint not null constraint inspection_steps_inspection references inspections,
  step text not null,
  day date not null,
  text text not null,
  due_on date,                             -- of a remedy, or of the report of the member
  base int,                                -- votes: official members summoned, and exempt ones who came
  votes_for int,
  votes_against int,
  votes_other int,
  account_id bigint not null,
  login text not null,
  at timestamptz not null,
  constraint inspection_steps_votes check (num_nulls(base, votes_for, votes_against, votes_other) in (0, 4))
);
create index inspection_steps_inspection_index on inspection_steps (inspection_id, id);

-- The talk about a file between its readers and the person whom it is about.
create table inspection_messages (
  id bigint generated always as identity constraint inspection_messages_key primary key,
  inspection_id bigint not null constraint inspection_messages_inspection references inspections,
  account_id bigint not null,
  login text not null,
  text text not null,
  at timestamptz not null
);
create index inspection_messages_inspection_index on inspection_messages (inspection_id, id);

-- Counts of the files of finished years that are given out, once for each year: never fewer than five files together.
create table inspection_years (
  year int constraint inspection_years_key primary key,
  released_at timestamptz not null
);
create table inspection_released (
  year int not null constraint inspection_released_year references inspection_years,
  unit_id bigint not null constraint inspection_released_unit references units,
  kind text not null,                      -- empty: all kinds without a row of their own
  files int not null constraint inspection_released_enough check (files >= 5),
  constraint inspection_released_key primary key (year, unit_id, kind)
);

insert into task_kinds (code, name_vi, name_en, owner, seen_with, done_with, settled, term_days, remind_before, remind_after, escalate_after, position, named) values
  ('inspection_lead', 'Việc kiểm tra, giám sát phụ trách', 'Inspection to carry out', 'person', 'administer', 'administer', 'elsewhere', null, '{7,2}', '{1,7}', null, 60, true),
  ('inspection_report', 'Báo cáo tự kiểm tra', 'Own report to an inspection', 'person', 'administer', 'administer', 'elsewhere', null, '{3,1}', '{1,3}', null, 61, true),
  ('inspection_remedy', 'Khắc phục sau kiểm tra, giám sát', 'Remedy after an inspection', 'person', 'administer', 'administer', 'elsewhere', null, '{7,2}', '{1,7}', null, 62, true),
  ('inspection_request', 'Đề nghị được đọc hồ sơ kiểm tra', 'Request to read a file', 'person', 'administer', 'administer', 'elsewhere', 5, '{1}', '{1,3}', null, 63, true);
