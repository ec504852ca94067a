-- Attendance: who was due at a meeting or session, and what was said of each of them, by themselves or by the secretary.

-- Lists that were opened together, as all sites of one study day. A person is due at one list of a round at most.
create table attendance_rounds (
  id bigint generated always as identity constraint attendance_rounds_key primary key,
  kind text not null,                      -- of the owner
  subject bigint not null,                 -- the owner's id
  title text not null,
  day date not null,                       -- the day of whose tree turnout is summed up
  path text not null,                      -- the owner's page
  constraint attendance_rounds_once unique (kind, subject)
);

create table attendance_lists (
  id bigint generated always as identity constraint attendance_lists_key primary key,
  kind text not null constraint attendance_lists_kind check (kind in ('meeting', 'session')),
  subject bigint not null,                 -- the owner's id
  unit_id bigint not null constraint attendance_lists_unit references units,
  round_id bigint constraint attendance_lists_round references attendance_rounds,
  title text not null,
  day date not null,
  opens_at timestamptz not null,           -- members check in by themselves from here
  closes_at timestamptz not null,          -- to here; the secretary may write until the list is closed
  path text not null,                      -- the owner's page
  secret bytea not null,                   -- 32 random bytes: what the codes in the hall are made from. Never changes
  status text not null default 'open' constraint attendance_lists_status check (status in ('open', 'closed')),
  -- guests who are not in the register, as numbers
  guests_due int not null default 0,
  guests_present int not null default 0,
  guests_excused int not null default 0,
  guests_absent int not null default 0,
  constraint attendance_lists_once unique (kind, subject),
  constraint attendance_lists_times check (opens_at < closes_at),
  constraint attendance_lists_guests check (least(guests_due, guests_present, guests_excused, guests_absent) >= 0
    and guests_present + guests_excused + guests_absent = guests_due)
);
create index attendance_lists_unit_index on attendance_lists (unit_id, day);
create index attendance_lists_round_index on attendance_lists (round_id);
create index attendance_lists_day_index on attendance_lists (kind, day);

-- Who is due, or may come. Narrow: a realm has millions of rows for one study day.
create table attendance_due (
  list_id bigint not null constraint attendance_due_list references attendance_lists,
  person_id bigint not null constraint attendance_due_person references people,
  round_id bigint,                         -- the list's
  standing text not null constraint attendance_due_standing
    check (standing in ('official', 'probationary', 'temporary_in', 'temporary_out', 'exempt', 'guest')),
  constraint attendance_due_key primary key (list_id, person_id)
);
create unique index attendance_due_once on attendance_due (person_id, round_id) where round_id is not null;
create index attendance_due_person_index on attendance_due (person_id);

-- What holds of each person: the first that was said, or the last correction of it. A row is written only for somebody in attendance_due (the
-- statement that writes it reads that), so no foreign key asks once more for each of thousands a second. Never deleted: what is taken back is 'expected'.
create table attendance_said (
  list_id bigint not null,
  person_id bigint not null,
  status text not null constraint attendance_said_status check (status in ('expected', 'present', 'excused', 'absent')),
  how text not null constraint attendance_said_how check (how in ('qr', 'code', 'tick', 'sheet', 'close')),
  reason text,                             -- of excused
  at timestamptz not null,
  account_id bigint not null,              -- who said it
  constraint attendance_said_key primary key (list_id, person_id)
);

-- What was said before a correction.
create table attendance_said_before (
  id bigint generated always as identity constraint attendance_said_before_key primary key,
  list_id bigint not null,
  person_id bigint not null,
  status text not null,
  how text not null,
  reason text,
  at timestamptz not null,
  account_id bigint not null,
  until timestamptz not null               -- when the correction was made
);
create index attendance_said_before_list_index on attendance_said_before (list_id, person_id);

-- How many of each list are due and what was said of them, kept by triggers in the transaction that changes a row.
create table attendance_counts (
  list_id bigint not null constraint attendance_counts_list references attendance_lists,
  standing text not null,
  due int not null default 0,              -- rows of attendance_due
  present int not null default 0,
  excused int not null default 0,
  absent int not null default 0,
  constraint attendance_counts_key primary key (list_id, standing)
) with (fillfactor = 50);                  -- rows are updated in place
