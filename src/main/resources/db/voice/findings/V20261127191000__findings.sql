-- Findings: what people see on the ground, on its way up through the levels, and the answer on its way down.

create table finding_fields (
  code text collate "C" constraint finding_fields_key primary key,
  name_vi text not null,
  name_en text not null,
  position int not null
);
insert into finding_fields (code, name_vi, name_en, position) values
  ('party', 'Xây dựng Đảng', 'Party building', 10),
  ('government', 'Chính quyền hai cấp, cải cách hành chính', 'Local government and administration', 20),
  ('economy', 'Kinh tế, đất đai, môi trường', 'Economy, land, environment', 30),
  ('society', 'Văn hóa, xã hội, an sinh', 'Culture, society, welfare', 40),
  ('security', 'Quốc phòng, an ninh', 'Defence and security', 50),
  ('masses', 'Dân vận, Mặt trận, đoàn thể', 'Work with the people and their organisations', 60),
  ('other', 'Lĩnh vực khác', 'Other', 90);

-- How long a level may have a finding, in working days. The most exact row that holds on the day on which it arrives.
create table finding_rules (
  id bigint generated always as identity constraint finding_rules_key primary key,
  level text,                                    -- kind of the unit that has it; null: any
  days int not null constraint finding_rules_days check (days between 1 and 250),
  valid_from date not null,
  source text not null,
  constraint finding_rules_once unique nulls not distinct (level, valid_from)
);
insert into finding_rules (level, days, valid_from, source) values
  (null, 15, '2020-01-01', 'Mức khởi đầu; thay bằng quy định của cấp ủy');

-- Who follows which place, or which field, for which body.
create table finding_assignments (
  id bigint generated always as identity constraint finding_assignments_key primary key,
  body_id bigint not null constraint finding_assignments_body references units,
  person_id bigint not null constraint finding_assignments_person references people,
  place_id bigint constraint finding_assignments_place references units,   -- it and all below it; null: all below the body
  field text collate "C" constraint finding_assignments_field references finding_fields,
  valid_from date not null,
  valid_to date not null default 'infinity',
  task text not null default '',
  constraint finding_assignments_order check (valid_from <= valid_to),
  constraint finding_assignments_says check (place_id is not null or field is not null)
);
create index finding_assignments_body_index on finding_assignments (body_id);
create index finding_assignments_person_index on finding_assignments (person_id);
create index finding_assignments_place_index on finding_assignments (place_id);

-- Visits of an assignment: each is a task of the person until its day.
create table finding_visits (
  id bigint generated always as identity constraint finding_visits_key primary key,
  assignment_id bigint not null constraint finding_visits_assignment references finding_assignments,
  place_id bigint not null constraint finding_visits_place references units,
  day date not null,
  purpose text not null,
  state text not null default 'planned' constraint finding_visits_state check (state in ('planned', 'made', 'dropped')),
  made_on date,
  note text not null default '',                 -- what was seen, or why it was dropped
  activity_id bigint,
  constraint finding_visits_made check ((state = 'made') = (made_on is not null))
);
create index finding_visits_assignment_index on finding_visits (assignment_id, day);
create index finding_visits_place_index on finding_visits (place_id);

create table findings (
  id bigint generated always as identity constraint findings_key primary key,
  ref text collate "C" not null constraint findings_ref unique,
  place_id bigint not null constraint findings_place references units,
  found_on date not null,
  title text not null,
  field text collate "C" constraint findings_field references finding_fields,
  directive_id bigint constraint findings_directive references directives,
  clause_key int,                                -- the same clause in all versions of the directive
  policy text not null default '',               -- a policy or paper from outside, as people call it
  difficulty text not null,
  evidence text not null default '',
  proposal text not null default '',
  cases int not null default 1 constraint findings_cases check (cases between 1 and 1000000), -- how many such cases were seen
  person_id bigint constraint findings_person references people, -- who found it
  account_id bigint not null,                    -- who entered it
  visit_id bigint constraint findings_visit references finding_visits,
  sent_on date not null,
  joined_to bigint constraint findings_joined references findings, -- the one with which it is one matter
  withdrawn_on date,
  activity_id bigint,
  constraint findings_one_paper check (directive_id is null or policy = ''),
  constraint findings_clause check (clause_key is null or directive_id is not null),
  constraint findings_not_itself check (joined_to <> id)
);
create index findings_place_index on findings (place_id, sent_on);
create index findings_person_index on findings (person_id) where person_id is not null;
create index findings_account_index on findings (account_id);
create index findings_directive_index on findings (directive_id, clause_key) where directive_id is not null;
create index findings_joined_index on findings (joined_to) where joined_to is not null;
create index findings_visit_index on findings (visit_id) where visit_id is not null;

-- A finding at one level: who has it since when and until when it should be dealt with. One that went up has a row for each level.
create table finding_steps (
  id bigint generated always as identity constraint finding_steps_key primary key,
  finding_id bigint not null constraint finding_steps_finding references findings,
  number int not null constraint finding_steps_number check (number >= 1),
  unit_id bigint not null constraint finding_steps_unit references units,
  state text not null constraint finding_steps_state
    check (state in ('new', 'reading', 'known', 'information', 'proposed', 'answered', 'joined', 'withdrawn')),
  from_on date not null,
  until_on date,                                 -- the day on which this level had done its part
  days int not null,
  due_on date not null,
  rule_id bigint constraint finding_steps_rule references finding_rules, -- null: came in by a file
  reader_id bigint,                              -- the account that reads it now
  reader_name text not null default '',
  reading_since date,
  proposal text not null default '',             -- the proposal as this level sent it up
  note text not null default '',                 -- what it added or left out and why; why it is known, or for information
  answer text not null default '',
  constraint finding_steps_once unique (finding_id, number),
  constraint finding_steps_reader check ((state = 'reading') = (reader_id is not null))
);
create index finding_steps_unit_index on finding_steps (unit_id, state);
create unique index finding_steps_one_running on finding_steps (finding_id) where state in ('new', 'reading', 'known');

insert into task_kinds (code, name_vi, name_en, owner, seen_with, done_with, settled, term_days, term_working, remind_before, remind_after,
    escalate_after, position) values
  ('finding', 'Phát hiện từ thực tiễn chờ xử lý', 'Finding to deal with', 'unit', 'see_letters', 'record', 'elsewhere', null, true, '{3,1}', '{1,3,7}', 3, 61),
  ('finding_visit', 'Đi thực tế theo kế hoạch', 'Planned visit on the ground', 'person', 'see_letters', 'record', 'elsewhere', null, true, '{3,1}', '{1}', null, 62),
  ('finding_answer', 'Đọc trả lời phát hiện từ thực tiễn', 'Answer to a finding to read', 'person', 'see_letters', 'record', 'elsewhere', 5, true, '{}', '{}', null, 63),
  ('finding_down', 'Đọc trả lời của cấp trên về phát hiện', 'Answer from above to read', 'unit', 'see_letters', 'record', 'elsewhere', 5, true, '{}', '{}', null, 64);
