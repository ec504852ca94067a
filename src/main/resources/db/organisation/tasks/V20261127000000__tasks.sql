-- ---- published ----
-- Modules insert the kinds of their own tasks by migrations; nobody else updates or deletes them.

-- A kind of task. What is asked of whom, and with which rights a unit's tasks are seen and settled, there and below (codes of rights).
create table task_kinds (
  code text collate "C" constraint task_kinds_key primary key,
  name_vi text not null,
  name_en text not null,
  owner text not null constraint task_kinds_owner check (owner in ('unit', 'person', 'either')),
  seen_with text not null,
  done_with text not null,
  settled text not null constraint task_kinds_settled check (settled in ('here', 'elsewhere')), -- in one tap, or by the module of its subject
  follows_person boolean not null default false, -- somebody who goes to another unit takes the task along; else it stays with the unit
  term_days int constraint task_kinds_term check (term_days between 1 and 3660), -- where nobody names a day
  term_working boolean not null default true,    -- working days, else days
  remind_before int[] not null default '{3}',    -- so many days before the due day, and after it
  remind_after int[] not null default '{1,7}',
  escalate_after int,                            -- from so many days after the due day the level above is told; null: never
  position int not null default 1000
);

-- ---- internal ----

-- What tasks are about: a subject of some module, asked of any number of owners. title and text are written by people; link is the page where it
-- is done, in which {unit} stands for the number of the owner.
create table task_subjects (
  id bigint generated always as identity constraint task_subjects_key primary key,
  kind text collate "C" not null constraint task_subjects_kind references task_kinds,
  module text collate "C" not null,
  subject_id bigint not null,
  version int,                                   -- of the subject that the tasks refer to
  title text not null,
  text text not null default '',
  link text not null,
  giver_id bigint constraint task_subjects_giver references units, -- the unit that gave it, where somebody did by hand
  answered boolean not null default false,       -- asks for an answer, which the giver accepts or returns
  term_days int,                                 -- how the due day was worked out; null: it was named
  term_working boolean,
  assigned_on date not null,
  created_by bigint not null,                    -- account
  created_at timestamptz not null,
  constraint task_subjects_once unique (kind, module, subject_id)
);
create index task_subjects_giver_index on task_subjects (giver_id, id);
create sequence task_orders;                     -- numbers the subjects that people write

-- A task as it is now: who owes it since when, in which state. A person owes it in a unit, where it counts.
create table tasks (
  id bigint generated always as identity constraint tasks_key primary key,
  subject_id bigint not null constraint tasks_subject references task_subjects,
  kind text collate "C" not null,
  assigned_unit_id bigint not null,              -- the first owner: nobody is asked the same twice
  assigned_person_id bigint,
  unit_id bigint not null constraint tasks_unit references units,
  person_id bigint constraint tasks_person references people,
  assigned_on date not null,
  due_on date not null,
  state text not null default 'open' constraint tasks_state check (state in ('open', 'answered', 'settled', 'cancelled', 'excused')),
  since date not null,                           -- first day of this owner and state
  reason text,
  created_at timestamptz not null,
  seen_at timestamptz,                           -- first opened by somebody who owes it
  seen_by bigint,
  constraint tasks_once unique nulls not distinct (subject_id, assigned_unit_id, assigned_person_id)
);
create index tasks_unit_index on tasks (unit_id, due_on);
create index tasks_person_index on tasks (person_id, due_on) where person_id is not null;
create index tasks_open_index on tasks (due_on) where state = 'open';

-- Earlier owners and states, each on its days. The last one is in tasks.
create table task_versions (
  task_id bigint not null constraint task_versions_task references tasks,
  valid_from date not null,
  valid_to date not null,
  unit_id bigint not null constraint task_versions_unit references units,
  person_id bigint,
  due_on date not null,
  state text not null,
  constraint task_versions_key primary key (task_id, valid_from),
  constraint task_versions_order check (valid_from <= valid_to)
);
create index task_versions_unit_index on task_versions (unit_id);

-- Who had a task before whom, where it was handed on. The due day of the whole stays; until_on is the last day of each one's share.
create table task_stations (
  task_id bigint not null constraint task_stations_task references tasks,
  position int not null,
  unit_id bigint not null constraint task_stations_unit references units,
  person_id bigint constraint task_stations_person references people,
  from_on date not null,
  until_on date not null,
  why text not null constraint task_stations_why check (why in ('assigned', 'handed_on', 'unit_ended', 'person_left', 'person_moved')),
  note text not null default '',
  constraint task_stations_key primary key (task_id, position)
);

-- What owners and givers wrote about a task.
create table task_answers (
  id bigint generated always as identity constraint task_answers_key primary key,
  task_id bigint not null constraint task_answers_task references tasks,
  step text not null constraint task_answers_step check (step in ('answer', 'give_back', 'accept', 'excuse', 'cancel', 'reopen')),
  text text not null,
  account_id bigint not null,
  login text not null,
  at timestamptz not null
);
create index task_answers_task_index on task_answers (task_id);

-- The owners of one subject who are asked together by a job: fixed when it was asked for.
create table task_batches (
  id bigint generated always as identity constraint task_batches_key primary key,
  subject_id bigint not null constraint task_batches_subject references task_subjects,
  unit_ids bigint[] not null,
  due_on date not null,
  assigned_on date not null
);

-- When each account opened its list of tasks: what was assigned after the time before is new to it.
create table task_visits (
  account_id bigint constraint task_visits_key primary key,
  visited_at timestamptz not null,
  before_at timestamptz not null
);

-- What changed in a unit's own counts and waits to be added to those of the units above: from the day on so many more. in_tree: the day whose tree
-- says which units those are; null: the tree of each day.
create table task_deltas (
  unit_id bigint not null,
  kind text collate "C" not null,
  day date not null,
  in_tree date,
  due int not null,
  late int not null,
  done int not null
);

-- Units that have had others below them: their counts are stored, those of all others are counted from the tasks.
create table task_count_units (
  unit_id bigint constraint task_count_units_key primary key
);

-- Tasks in a unit and all below it, from the day until the next row: due (open, the due day has not passed), late (open, it has), done (settled or
-- answered in the year of the day).
create table task_counts (
  unit_id bigint not null,
  kind text collate "C" not null,
  day date not null,
  due bigint not null,
  late bigint not null,
  done bigint not null,
  constraint task_counts_key primary key (unit_id, kind, day)
);

insert into task_kinds (code, name_vi, name_en, owner, seen_with, done_with, settled, term_days, remind_before, remind_after, escalate_after, position) values
  ('order', 'Việc được giao', 'Assigned work', 'either', 'see_drafts', 'record', 'here', 10, '{3,1}', '{1,3,7}', 3, 10),
  ('transfer', 'Tiếp nhận chuyển sinh hoạt', 'Transfer to answer', 'unit', 'see_people', 'keep_people', 'elsewhere', null, '{10,3}', '{1,7}', 15, 40),
  ('transfer_papers', 'Theo dõi hồ sơ chuyển đi', 'Papers of a transfer', 'unit', 'see_people', 'keep_people', 'elsewhere', null, '{10}', '{1}', null, 50);
