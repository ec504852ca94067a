-- Talks of two: planned, invited, held, agreed. What is said is read by the two and by whom the one invited names. And dialogue conferences.

-- Numbers that are set, each from its day.
create table talk_rules (
  rule text not null,
  valid_from date not null,
  value int not null,
  source text not null,
  constraint talk_rules_key primary key (rule, valid_from)
);
insert into talk_rules values
  ('talks_each_year', '2026-01-01', 1, 'Mặc định của sản phẩm; nơi dùng đặt theo văn bản của mình'),
  ('lead_days', '2026-01-01', 30, 'Mặc định của sản phẩm; số ngày trước ngày dự kiến'),
  ('reply_days', '2026-01-01', 5, 'Mặc định của sản phẩm; ngày làm việc'),
  ('confirm_days', '2026-01-01', 5, 'Mặc định của sản phẩm; ngày làm việc'),
  ('smallest_group', '2026-01-01', 5, 'Mặc định của sản phẩm: nhóm nhỏ hơn không hiện riêng'),
  ('dialogues_each_year', '2026-01-01', 1, 'Mặc định của sản phẩm; nơi dùng đặt theo văn bản của mình'),
  ('answer_days', '2026-01-01', 10, 'Mặc định của sản phẩm; ngày làm việc sau ngày hội nghị');

-- A talk of two. The plan of a year shows whom, by whom and in what order; all else is for named eyes.
create table talks (
  id bigint generated always as identity constraint talks_key primary key,
  code text collate "C" not null constraint talks_code unique,
  unit_id bigint not null constraint talks_unit references units,
  year int not null constraint talks_year check (year between 2000 and 2100),
  position int,                            -- its place in the plan; none: it is not in the plan
  host_id bigint not null constraint talks_host references people,
  guest_id bigint not null constraint talks_guest references people,
  status text not null constraint talks_status check (status in ('asked', 'planned', 'invited', 'held', 'agreed', 'dropped')),
  wish text not null,                      -- what whoever asked for it wrote
  planned_on date not null,                -- in the plan
  due_on date not null,                    -- the day that it is held, or an answer is due
  starts_at time,
  place text not null default '',
  answer text not null default '' constraint talks_answer check (answer in ('', 'comes', 'other_day')),
  answer_text text not null default '',
  held_on date,
  notes text not null default '',
  version int not null default 0,          -- of what was written; a confirmation is of one version
  objection text not null default '',
  agreed_on date,
  read_aloud boolean not null default false, -- the one without an account heard it read, and agreed
  next_on date,
  lead_asked boolean not null default false, -- whether its host was asked for the planned talk
  previous_id bigint constraint talks_previous references talks,
  activity_id bigint constraint talks_activity references activities, -- as which it counts
  dropped_reason text,
  made_on date not null,
  constraint talks_two check (host_id <> guest_id),
  constraint talks_held check (status not in ('held', 'agreed') or held_on is not null),
  constraint talks_dropped check ((status = 'dropped') = (dropped_reason is not null))
);
create index talks_plan_index on talks (unit_id, year, position);
create index talks_host_index on talks (host_id);
create index talks_guest_index on talks (guest_id);

-- What both agreed: who does it by which day.
create table talk_points (
  id bigint generated always as identity constraint talk_points_key primary key,
  talk_id bigint not null constraint talk_points_talk references talks,
  place int not null,
  text text not null,
  person_id bigint not null constraint talk_points_person references people,
  due_on date not null,
  done_on date,
  done_text text not null default ''
);
create index talk_points_talk_index on talk_points (talk_id, place);

-- A dialogue conference of a unit, for whoever belongs to it or to a unit below.
create table dialogues (
  id bigint generated always as identity constraint dialogues_key primary key,
  code text collate "C" not null constraint dialogues_code unique,
  unit_id bigint not null constraint dialogues_unit references units,
  title text not null,
  held_on date not null,
  starts_at time,
  place text not null,
  questions_until date not null,
  status text not null constraint dialogues_status check (status in ('announced', 'held', 'cancelled')),
  expected int,
  present int,
  conclusion text not null default '',
  reason text,                             -- why it was cancelled
  activity_id bigint constraint dialogues_activity references activities,
  announced_by bigint not null,            -- account
  announced_on date not null,
  constraint dialogues_until check (questions_until <= held_on),
  constraint dialogues_cancelled check ((status = 'cancelled') = (reason is not null))
);
create index dialogues_unit_index on dialogues (unit_id, held_on);

-- A question. Those that ask for the same stand under one of them, which is answered. Who asked is shown where they wished so.
create table dialogue_questions (
  id bigint generated always as identity constraint dialogue_questions_key primary key,
  dialogue_id bigint not null constraint dialogue_questions_dialogue references dialogues,
  number int not null,
  text text not null,                      -- as it was asked
  wording text,                            -- as all read it, where it was worded anew
  head_id bigint constraint dialogue_questions_head references dialogue_questions, -- none: it is answered itself
  account_id bigint,                       -- who asked; none: taken down in the hall or on paper
  person_id bigint constraint dialogue_questions_person references people,
  shows_name boolean not null default false,
  asked_on date not null,
  unit_id bigint not null constraint dialogue_questions_unit references units, -- who answers
  due_on date,                             -- once the conference is over
  answer text,
  answered_on date,
  answered_in text constraint dialogue_questions_answered_in check (answered_in in ('hall', 'after')),
  constraint dialogue_questions_number unique (dialogue_id, number),
  constraint dialogue_questions_answered check (num_nulls(answer, answered_on, answered_in) in (0, 3))
);
create index dialogue_questions_head_index on dialogue_questions (head_id);
create index dialogue_questions_account_index on dialogue_questions (account_id);

insert into task_kinds (code, name_vi, name_en, owner, seen_with, done_with, settled, term_days, remind_before, remind_after, escalate_after, position, named) values
  ('talk_lead', 'Gặp, trao đổi hai người theo kế hoạch', 'Talk of two to hold', 'person', 'administer', 'administer', 'elsewhere', null, '{7,2}', '{1,7}', null, 70, true),
  ('talk_request', 'Đề nghị được gặp, chờ trả lời', 'Somebody asks for a talk', 'person', 'administer', 'administer', 'elsewhere', null, '{1}', '{1,3}', null, 71, true),
  ('talk_invited', 'Lời mời gặp, trao đổi hai người', 'Invitation to a talk of two', 'person', 'administer', 'administer', 'elsewhere', null, '{1}', '{}', null, 72, true),
  ('talk_confirm', 'Xem và xác nhận điều đã thống nhất', 'Read and confirm what was agreed', 'person', 'administer', 'administer', 'elsewhere', null, '{1}', '{1,3}', null, 73, true),
  ('talk_mend', 'Xem lại phần ghi của cuộc gặp', 'Mend the notes of a talk', 'person', 'administer', 'administer', 'elsewhere', null, '{1}', '{1,3}', null, 74, true),
  ('talk_agreed', 'Việc đã thống nhất khi gặp', 'Agreed in a talk', 'person', 'administer', 'administer', 'elsewhere', null, '{3,1}', '{1,7}', null, 75, true),
  ('talk_file', 'Đề nghị được đọc phần ghi cuộc gặp', 'Request to read the notes of a talk', 'person', 'administer', 'administer', 'elsewhere', 5, '{1}', '{1,3}', null, 76, true),
  ('dialogue_answered', 'Câu hỏi của đồng chí đã được trả lời', 'Your question was answered', 'person', 'administer', 'administer', 'elsewhere', 10, '{}', '{}', null, 79, true);
insert into task_kinds (code, name_vi, name_en, owner, seen_with, done_with, settled, term_days, remind_before, remind_after, escalate_after, position) values
  ('dialogue_hold', 'Hội nghị đối thoại', 'Dialogue conference to hold', 'unit', 'see_drafts', 'record', 'elsewhere', null, '{7,2}', '{1,3}', null, 77),
  ('dialogue_gather', 'Gửi câu hỏi cho hội nghị đối thoại', 'Questions for a dialogue conference', 'unit', 'see_drafts', 'record', 'elsewhere', null, '{3,1}', '{}', null, 78),
  ('dialogue_answer', 'Câu hỏi đối thoại chờ trả lời', 'Dialogue question to answer', 'unit', 'see_drafts', 'record', 'elsewhere', null, '{3,1}', '{1,3,7}', 3, 78);
