-- Meetings of branches. What a regulation sets is a row with the day from which it holds and its source; it warns and never refuses.

-- Numbers that rules set: value holds from the day until a later row of the same rule.
create table meeting_rules (
  rule text collate "C" not null,
  valid_from date not null,
  value int not null constraint meeting_rules_value check (value >= 0),
  source text not null,
  constraint meeting_rules_key primary key (rule, valid_from)
);

insert into meeting_rules (rule, valid_from, value, source) values
  ('monthly_months', '2018-07-06', 1, '12-HD/BTCTW, 06/07/2018'),      -- a regular meeting every so many months
  ('monthly_months', '2025-10-28', 1, '42-HD/BTCTW, 28/10/2025'),
  ('thematic_months', '2018-07-06', 3, '12-HD/BTCTW, 06/07/2018'),     -- at least one thematic meeting in so many months
  ('thematic_months', '2025-10-28', 3, '42-HD/BTCTW, 28/10/2025'),
  ('minutes', '2018-07-06', 90, '12-HD/BTCTW, 06/07/2018'),            -- a meeting lasts at least so long
  ('minutes', '2025-10-28', 90, '42-HD/BTCTW, 28/10/2025'),
  ('minutes_combined', '2018-07-06', 120, '12-HD/BTCTW, 06/07/2018'),  -- the same of a regular and a thematic one together
  ('minutes_combined', '2025-10-28', 120, '42-HD/BTCTW, 28/10/2025'),
  ('group_members', '2018-07-06', 50, '12-HD/BTCTW, 06/07/2018'),      -- branches of so many members may meet by groups
  ('group_members', '2025-10-28', 50, '42-HD/BTCTW, 28/10/2025'),
  ('group_meetings', '2018-07-06', 3, '12-HD/BTCTW, 06/07/2018'),      -- so often a year at most
  ('group_meetings', '2025-10-28', 3, '42-HD/BTCTW, 28/10/2025'),
  ('papers_days', '2025-10-28', 1, '42-HD/BTCTW, 28/10/2025'),         -- papers are with the members so many days before
  ('least_official', '1900-01-01', 3, 'Điều lệ Đảng');                 -- with fewer official members no meeting is valid

-- The standard steps of a meeting in their order; sources put their proposals below the step that takes their kind.
create table meeting_steps (
  code text collate "C" not null,
  valid_from date not null,
  valid_to date not null default 'infinity',
  position int not null,
  title text not null,
  minutes int not null constraint meeting_steps_minutes check (minutes between 0 and 600),
  thematic_only boolean not null default false,
  monthly_only boolean not null default false,
  takes text[] not null default '{}',       -- kinds of proposals
  source text not null,
  constraint meeting_steps_key primary key (code, valid_from),
  constraint meeting_steps_order check (valid_from <= valid_to)
);

insert into meeting_steps (code, valid_from, position, title, minutes, thematic_only, monthly_only, takes, source) values
  ('opening', '2018-07-06', 10, 'Khai mạc: điểm danh, lý do vắng, tình hình đóng đảng phí, thông qua chương trình', 5, false, false, '{}', '42-HD/BTCTW, 28/10/2025'),
  ('news', '2018-07-06', 20, 'Thông tin thời sự, phổ biến văn bản mới của cấp trên', 15, false, true, '{directive}', '42-HD/BTCTW, 28/10/2025'),
  ('opinions', '2018-07-06', 30, 'Đảng viên phản ánh tình hình tư tưởng, dư luận và kiến nghị', 10, false, true, '{concern}', '42-HD/BTCTW, 28/10/2025'),
  ('last_month', '2018-07-06', 40, 'Đánh giá việc thực hiện nghị quyết và nhiệm vụ tháng trước', 15, false, true, '{topic,task,target}', '42-HD/BTCTW, 28/10/2025'),
  ('next_month', '2018-07-06', 50, 'Nhiệm vụ tháng tới', 15, false, true, '{}', '42-HD/BTCTW, 28/10/2025'),
  ('theme', '2018-07-06', 60, 'Nội dung chuyên đề', 40, true, false, '{}', '42-HD/BTCTW, 28/10/2025'),
  ('discussion', '2018-07-06', 70, 'Thảo luận, biểu quyết', 20, false, false, '{inspection}', '42-HD/BTCTW, 28/10/2025'),
  ('conclusion', '2018-07-06', 80, 'Kết luận, thông qua nghị quyết', 5, false, false, '{}', '42-HD/BTCTW, 28/10/2025'),
  ('minutes', '2018-07-06', 90, 'Thông qua biên bản', 5, false, false, '{}', '42-HD/BTCTW, 28/10/2025'),
  ('scoring', '2025-10-28', 100, 'Chấm điểm cuộc họp', 5, false, false, '{}', '42-HD/BTCTW, 28/10/2025');

-- What branches owe in a period, by which their tasks know it.
create table meeting_duties (
  id bigint generated always as identity constraint meeting_duties_key primary key,
  rule text collate "C" not null constraint meeting_duties_rule check (rule in ('monthly', 'thematic')),
  period_from date not null,
  period_to date not null,
  source text not null,
  constraint meeting_duties_once unique (rule, period_from, period_to),
  constraint meeting_duties_order check (period_from <= period_to)
);

create table meetings (
  id bigint generated always as identity constraint meetings_key primary key,
  code text collate "C" not null constraint meetings_code unique,
  unit_id bigint not null constraint meetings_unit references units,
  kind text not null constraint meetings_kind check (kind in ('monthly', 'thematic', 'combined', 'extraordinary')),
  status text not null constraint meetings_status check (status in ('planned', 'invited', 'open', 'closed', 'cancelled', 'withdrawn')),
  held_on date not null,
  starts_at time not null,
  place text not null default '',
  theme text not null default '',           -- of a thematic one
  by_groups boolean not null default false,
  resolution text not null default '',      -- draft until it is closed
  summary text not null default '',         -- the chair's conclusion of the whole
  chair_id bigint constraint meetings_chair references people,
  minute_taker_id bigint constraint meetings_minute_taker references people,
  planned_by bigint not null,               -- account
  planned_at timestamptz not null,
  invited_at timestamptz,
  closed_by bigint,
  closed_at timestamptz,
  reason text,                              -- why it was cancelled, withdrawn or opened again last
  -- what closing settled
  began_at timestamptz,
  ended_at timestamptz,
  expected bigint,
  present bigint,
  excused bigint,
  absent bigint,
  official_base bigint,
  minutes_text jsonb,                       -- all that the minutes say
  minutes_entry bigint,                     -- line of the register
  minutes_symbol text,
  resolution_entry bigint,
  resolution_symbol text,
  activity_id bigint constraint meetings_activity references activities,
  theme_activity_id bigint constraint meetings_theme_activity references activities,
  search text generated always as (' ' || searchable(theme || ' ' || place)) stored,
  constraint meetings_counts check (expected is null or present + excused + absent = expected)
);
create index meetings_unit_index on meetings (unit_id, held_on);
create index meetings_search_index on meetings using gin (search gin_trgm_ops);
create index meetings_day_index on meetings (held_on);

-- Who is due at a meeting, with their standing on its day, and its guests. Whoever is in it may read the meeting.
create table meeting_people (
  meeting_id bigint not null constraint meeting_people_meeting references meetings,
  person_id bigint not null constraint meeting_people_person references people,
  standing text not null constraint meeting_people_standing check (standing in
    ('official', 'probationary', 'temporary_in', 'temporary_out', 'exempt', 'guest')),
  constraint meeting_people_key primary key (meeting_id, person_id)
);
create index meeting_people_person_index on meeting_people (person_id);

-- A matter that a branch follows until it is done: it comes back by itself into each agenda.
create table meeting_topics (
  id bigint generated always as identity constraint meeting_topics_key primary key,
  unit_id bigint not null constraint meeting_topics_unit references units,
  title text not null,
  opened_on date not null,
  done_on date,
  constraint meeting_topics_order check (opened_on <= done_on)
);
create index meeting_topics_unit_index on meeting_topics (unit_id) where done_on is null;

-- The agenda. What was said and concluded is in the acts about the item.
create table meeting_items (
  id uuid constraint meeting_items_key primary key,
  meeting_id bigint not null constraint meeting_items_meeting references meetings,
  position int not null,
  step text collate "C" not null default '',  -- of the standard steps; empty: none
  kind text collate "C" not null default '',  -- of the proposal that it came from
  title text not null,
  path text,
  note text not null default '',
  minutes int constraint meeting_items_minutes check (minutes between 0 and 600),
  preparer_id bigint constraint meeting_items_preparer references people,
  topic_id bigint constraint meeting_items_topic references meeting_topics
);
create index meeting_items_meeting_index on meeting_items (meeting_id, position);

-- Groups of a meeting that is held by groups; the attendance of all of them is that of the meeting.
create table meeting_groups (
  id bigint generated always as identity constraint meeting_groups_key primary key,
  meeting_id bigint not null constraint meeting_groups_meeting references meetings,
  name text not null,
  constraint meeting_groups_name unique (meeting_id, name)
);

create table meeting_group_people (
  meeting_id bigint not null,
  person_id bigint not null,
  group_id bigint not null constraint meeting_group_people_group references meeting_groups on delete cascade,
  constraint meeting_group_people_key primary key (meeting_id, person_id),
  constraint meeting_group_people_person foreign key (meeting_id, person_id) references meeting_people
);

-- Everything that is done while a meeting is held, each act with an id that its maker gave it. What is so follows from the acts alone, whatever
-- order they arrived in. follows: the act about the same thing that its maker knew as the last.
create table meeting_acts (
  id uuid constraint meeting_acts_key primary key,
  follows uuid,
  meeting_id bigint not null constraint meeting_acts_meeting references meetings,
  what text collate "C" not null constraint meeting_acts_what check (what in
    ('begin', 'end', 'mark', 'item', 'vote', 'note', 'task', 'settle')),
  thing text collate "C" not null,          -- what it is about: acts about one thing follow one another
  content jsonb not null,
  made_at timestamptz not null,             -- by the maker's clock
  made_by bigint not null,                  -- account
  arrived_at timestamptz not null,
  status text not null constraint meeting_acts_status check (status in ('applied', 'waiting', 'conflict', 'dropped'))
);
create index meeting_acts_meeting_index on meeting_acts (meeting_id, thing);

-- Tasks that a closed meeting gave.
create table meeting_conclusions (
  id bigint generated always as identity constraint meeting_conclusions_key primary key,
  meeting_id bigint not null constraint meeting_conclusions_meeting references meetings,
  act_id uuid not null,
  title text not null,
  person_id bigint constraint meeting_conclusions_person references people,
  due_on date not null,
  constraint meeting_conclusions_once unique (meeting_id, act_id)
);

insert into task_kinds (code, name_vi, name_en, owner, seen_with, done_with, settled, remind_before, remind_after, escalate_after, position) values
  ('meeting_monthly', 'Sinh hoạt chi bộ định kỳ', 'Monthly branch meeting', 'unit', 'see_drafts', 'record', 'elsewhere', '{7,2}', '{1,7}', 3, 31),
  ('meeting_thematic', 'Sinh hoạt chuyên đề quý', 'Thematic meeting of the quarter', 'unit', 'see_drafts', 'record', 'elsewhere', '{20,7}', '{1,7}', 3, 32),
  ('meeting_invite', 'Dự sinh hoạt chi bộ', 'Attend a branch meeting', 'person', 'see_people', 'record', 'elsewhere', '{1}', '{}', null, 33),
  ('meeting_prepare', 'Chuẩn bị nội dung họp', 'Prepare an item of a meeting', 'person', 'see_drafts', 'record', 'here', '{1}', '{}', null, 34),
  ('meeting_conclusion', 'Việc theo kết luận cuộc họp', 'Work that a meeting concluded', 'either', 'see_drafts', 'record', 'here', '{3,1}', '{1,7}', 7, 35);
