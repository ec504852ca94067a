-- Study: campaigns, their sessions, tests, essays, certificates and contests.

-- What a regulation or a realm sets, each from a day and with its source.
create table study_rules (
  rule text not null,
  valid_from date not null,
  value int not null,
  source text not null,
  constraint study_rules_key primary key (rule, valid_from),
  constraint study_rules_rule check (rule in ('elderly_age')),
  constraint study_rules_value check (value between 1 and 150)
);

insert into study_rules (rule, valid_from, value, source) values
  -- years of age from which a member is proposed for being excused
  ('elderly_age', '1900-01-01', 80, 'Giá trị ban đầu, không phải quy định; đơn vị đặt theo hướng dẫn của cấp trên');

-- A campaign: what is studied in which days, by whom of the units below. Who is due is fixed in study_due.
create table study_campaigns (
  id bigint generated always as identity constraint study_campaigns_key primary key,
  code text collate "C" not null constraint study_campaigns_code unique,
  unit_id bigint not null constraint study_campaigns_unit references units,
  directive_id bigint constraint study_campaigns_directive references directives,
  title text not null,
  text text not null default '',                 -- the material as text
  links text not null default '',                -- addresses, one a line
  starts_on date not null,
  ends_on date not null,
  due_kinds text[] not null,                     -- official, probationary, temporary_in, key_cadre
  asks_attendance boolean not null default true,
  contest boolean not null default false,
  activity_kind text constraint study_campaigns_kind references activity_kinds, -- held sessions are recorded as activities of this kind
  status text not null constraint study_campaigns_status check (status in ('draft', 'open', 'closed')),
  essay_title text,                              -- none: no essay is asked for
  essay_due_on date,
  essay_blind boolean not null default false,    -- markers do not learn who wrote
  essay_pass int not null default 50,            -- marks of 100
  created_by bigint not null,                    -- account
  created_person bigint,                         -- the person of that account
  created_at timestamptz not null,
  search text generated always as (' ' || searchable(title)) stored,
  constraint study_campaigns_days check (starts_on <= ends_on),
  constraint study_campaigns_essay_days check (essay_due_on >= starts_on),
  constraint study_campaigns_pass check (essay_pass between 0 and 100)
);
create index study_campaigns_unit_index on study_campaigns (unit_id, starts_on);
create index study_campaigns_search on study_campaigns using gin (search gin_trgm_ops);

-- Who is due, in which unit. The unit stays that of the first day: a turnout does not change when somebody moves.
create table study_due (
  campaign_id bigint not null constraint study_due_campaign references study_campaigns,
  person_id bigint not null constraint study_due_person references people,
  unit_id bigint not null constraint study_due_unit references units,
  standing text not null,                        -- status of membership on the first day
  key_cadre boolean not null,
  excused_at timestamptz,
  excused_by bigint,
  excused_reason text,
  constraint study_due_key primary key (campaign_id, person_id),
  constraint study_due_excused check ((excused_at is null) = (excused_reason is null))
);
create index study_due_unit_index on study_due (unit_id, campaign_id);
create index study_due_person_index on study_due (person_id);

-- Who prepares a campaign: organisers and question writers take no part in its contest, markers mark.
create table study_staff (
  campaign_id bigint not null constraint study_staff_campaign references study_campaigns,
  person_id bigint not null constraint study_staff_person references people,
  role text not null constraint study_staff_role check (role in ('organiser', 'question_writer', 'marker')),
  constraint study_staff_key primary key (campaign_id, person_id, role)
);
create index study_staff_person_index on study_staff (person_id);

-- A session of some form, held by a unit. People of the campaign are counted by the attendance list; those who are no members by number.
create table study_sessions (
  id bigint generated always as identity constraint study_sessions_key primary key,
  code text collate "C" not null constraint study_sessions_code unique,
  campaign_id bigint not null constraint study_sessions_campaign references study_campaigns,
  unit_id bigint not null constraint study_sessions_unit references units,
  title text not null,
  form text not null constraint study_sessions_form check (form in ('hall', 'viewing_site', 'online', 'self_study')),
  level text not null constraint study_sessions_level check (level in ('key_cadres', 'class', 'branch')),
  held_on date not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  place text not null default '',
  others_due int not null default 0 constraint study_sessions_others_due check (others_due between 0 and 1000000),
  others_present int constraint study_sessions_others_present check (others_present >= 0),
  due int constraint study_sessions_due check (due >= 0),            -- of the people of the campaign, as closed
  present int constraint study_sessions_present check (present >= 0),
  status text not null constraint study_sessions_status check (status in ('planned', 'held', 'cancelled')),
  reason text,                                   -- why it was cancelled
  activity_id bigint constraint study_sessions_activity references activities,
  created_by bigint not null,
  created_at timestamptz not null,
  constraint study_sessions_times check (opens_at < closes_at),
  constraint study_sessions_of_due check (present <= due),
  constraint study_sessions_of_others check (others_present <= others_due)
);
create index study_sessions_campaign_index on study_sessions (campaign_id, held_on);
create index study_sessions_unit_index on study_sessions (unit_id, held_on);

-- The bank of questions. A question that was asked stays as it is; it is retired and written anew.
create table study_questions (
  id bigint generated always as identity constraint study_questions_key primary key,
  unit_id bigint not null constraint study_questions_unit references units,
  topic text not null default '',
  text text not null,
  options text[] not null constraint study_questions_options check (cardinality(options) between 2 and 8),
  right_options int[] not null constraint study_questions_right check (cardinality(right_options) between 1 and 8), -- from 1
  written_by bigint not null,                    -- account
  written_person bigint,
  written_at timestamptz not null,
  retired_at timestamptz
);
create index study_questions_unit_index on study_questions (unit_id, topic) where retired_at is null;

-- A test of a campaign, or one round of a contest.
create table study_quizzes (
  id bigint generated always as identity constraint study_quizzes_key primary key,
  campaign_id bigint not null constraint study_quizzes_campaign references study_campaigns,
  round int not null constraint study_quizzes_round check (round between 1 and 100),
  title text not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  questions int not null constraint study_quizzes_questions check (questions between 1 and 200), -- drawn for each attempt
  minutes int not null constraint study_quizzes_minutes check (minutes between 1 and 600),
  pass_percent int not null constraint study_quizzes_pass check (pass_percent between 0 and 100),
  most_attempts int not null constraint study_quizzes_most check (most_attempts between 1 and 100),
  constraint study_quizzes_once unique (campaign_id, round),
  constraint study_quizzes_times check (opens_at < closes_at)
);

create table study_quiz_questions (
  quiz_id bigint not null constraint study_quiz_questions_quiz references study_quizzes,
  question_id bigint not null constraint study_quiz_questions_question references study_questions,
  constraint study_quiz_questions_key primary key (quiz_id, question_id)
);

-- One try of a person. Points stand only in ended attempts.
create table study_attempts (
  id bigint generated always as identity constraint study_attempts_key primary key,
  quiz_id bigint not null constraint study_attempts_quiz references study_quizzes,
  person_id bigint not null constraint study_attempts_person references people,
  number int not null,
  questions bigint[] not null,                   -- as drawn, in their order
  started_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  ended_how text constraint study_attempts_how check (ended_how in ('sent', 'time')),
  guess int constraint study_attempts_guess check (guess >= 0),
  points int constraint study_attempts_points check (points between 0 and cardinality(questions)),
  constraint study_attempts_once unique (quiz_id, person_id, number),
  constraint study_attempts_ended check ((ended_at is null) = (points is null) and (ended_at is null) = (ended_how is null))
);
create unique index study_attempts_one_open on study_attempts (quiz_id, person_id) where ended_at is null;
create index study_attempts_person_index on study_attempts (person_id);
create index study_attempts_open_index on study_attempts (ends_at) where ended_at is null;

create table study_answers (
  attempt_id bigint not null constraint study_answers_attempt references study_attempts,
  question_id bigint not null constraint study_answers_question references study_questions,
  chosen int[] not null,
  saved_at timestamptz not null,
  constraint study_answers_key primary key (attempt_id, question_id)
);

-- More minutes for somebody, given by a person with a reason.
create table study_extensions (
  id bigint generated always as identity constraint study_extensions_key primary key,
  quiz_id bigint not null constraint study_extensions_quiz references study_quizzes,
  person_id bigint not null constraint study_extensions_person references people,
  minutes int not null constraint study_extensions_minutes check (minutes between 1 and 600),
  reason text not null,
  given_by bigint not null,
  given_at timestamptz not null
);
create index study_extensions_index on study_extensions (quiz_id, person_id);

-- An essay on its way: draft, then not marked, marking, review, released. Its file belongs to it as "essays" <id>.
create table study_essays (
  id bigint generated always as identity constraint study_essays_key primary key,
  campaign_id bigint not null constraint study_essays_campaign references study_campaigns,
  person_id bigint not null constraint study_essays_person references people,
  unit_id bigint not null constraint study_essays_unit references units,
  text text not null default '',                 -- typed, or read out of the file
  handwritten boolean not null default false,    -- a scan without text
  compared text,                                 -- digest of the text whose originality the author saw
  status text not null constraint study_essays_status check (status in ('draft', 'not_marked', 'marking', 'review', 'released')),
  changed_at timestamptz not null,
  handed_in_at timestamptz,
  marker_id bigint constraint study_essays_marker references people,
  marked_by bigint,                              -- account of whoever set the mark
  mark int constraint study_essays_mark check (mark between 0 and 100),
  remark text,                                   -- to the author
  released_at timestamptz,
  released_by bigint,
  constraint study_essays_once unique (campaign_id, person_id),
  constraint study_essays_second_person check (marker_id <> person_id),
  constraint study_essays_handed_in check (status = 'draft' or handed_in_at is not null),
  constraint study_essays_marked check (status in ('draft', 'not_marked', 'marking') or mark is not null)
);
create index study_essays_marker_index on study_essays (marker_id) where marker_id is not null;
create index study_essays_person_index on study_essays (person_id);

-- A certificate. The code is its address; whoever has it learns name, campaign, day and whether it holds.
create table study_certificates (
  id bigint generated always as identity constraint study_certificates_key primary key,
  campaign_id bigint not null constraint study_certificates_campaign references study_campaigns,
  person_id bigint not null constraint study_certificates_person references people,
  code text collate "C" not null constraint study_certificates_code unique,
  issued_on date not null,
  withdrawn_at timestamptz,
  withdrawn_by bigint,
  withdrawn_reason text,
  constraint study_certificates_once unique (campaign_id, person_id),
  constraint study_certificates_withdrawn check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create index study_certificates_person_index on study_certificates (person_id);

create table study_prizes (
  id bigint generated always as identity constraint study_prizes_key primary key,
  campaign_id bigint not null constraint study_prizes_campaign references study_campaigns,
  person_id bigint constraint study_prizes_person references people,
  unit_id bigint constraint study_prizes_unit references units,
  words text not null,
  noted_by bigint not null,
  noted_at timestamptz not null,
  constraint study_prizes_whom check ((person_id is null) <> (unit_id is null))
);
create index study_prizes_campaign_index on study_prizes (campaign_id);

-- Marks that came in from paper or another system, by files.
create table study_marks (
  campaign_id bigint not null constraint study_marks_campaign references study_campaigns,
  person_id bigint not null constraint study_marks_person references people,
  kind text not null constraint study_marks_kind check (kind in ('quiz', 'essay')),
  points int not null,
  maximum int not null,
  marked_on date not null,
  constraint study_marks_key primary key (campaign_id, person_id, kind),
  constraint study_marks_points check (points between 0 and maximum and maximum between 1 and 1000)
);

insert into task_kinds (code, name_vi, name_en, owner, seen_with, done_with, settled, follows_person, remind_before, remind_after, escalate_after, position) values
  ('study', 'Tham gia đợt học tập', 'Take part in a study campaign', 'person', 'see_people', 'see', 'elsewhere', true, '{5,1}', '{1}', null, 27),
  ('study_marking', 'Chấm bài thu hoạch', 'Mark essays', 'person', 'see_people', 'see', 'elsewhere', true, '{3,1}', '{1}', null, 28);
