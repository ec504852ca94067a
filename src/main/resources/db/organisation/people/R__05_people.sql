-- Views and functions of people. Flyway runs this file again whenever it changes, after all versioned migrations.

-- ---- published ----

-- What a rule sets on the day.
create or replace function people_rule(wanted text, day date) returns int
  language sql stable
  as $$ select value from people_rules where rule = wanted and valid_from <= day order by valid_from desc limit 1 $$;

-- The version that says where a person belongs as far as access goes: that of the day, else the last before it, else the first.
create or replace function person_unit_on(person bigint, day date)
  returns table (unit_id bigint, status text, valid_from date, valid_to date)
  language sql stable
  as $$ select unit_id, status, valid_from, valid_to from memberships where person_id = person
        order by (valid_from <= day) desc, case when valid_from <= day then valid_from end desc, valid_from limit 1 $$;

-- Each person by the code that files use.
create or replace view people_named as select id as person_id, code, full_name, search, sort_given, sort_family, birth_date from people;

-- Where each person belonged on the day, and with which status.
create or replace function members_on(day date) returns table (person_id bigint, unit_id bigint, status text)
  language sql stable
  as $$ select person_id, unit_id, status from memberships where day between valid_from and valid_to $$;

-- Transfers that wait: for the answer of the unit, or (outside) in it for the papers of somebody who goes where no unit of the realm is.
create or replace view transfers_open as
  select t.id as transfer_id, coalesce(t.to_unit_id, t.from_unit_id) as unit_id, t.to_unit_id is null as outside, p.full_name, t.papers_due_on
  from transfers t join people p on p.id = t.person_id where t.status = 'announced';

-- Whether members of a status are due at a meeting: the official, probationary and temporarily-here ones, without the exempt and those away.
create or replace function is_due_at_meetings(status text) returns boolean
  language sql immutable
  as $$ select status in ('official', 'probationary', 'temporary_in') $$;

-- The members of a unit on a day, and how many of them are due at a meeting.
create or replace function attendance_base(unit bigint, day date) returns table (due bigint, belonging bigint)
  language sql stable
  as $$ select count(*) filter (where is_due_at_meetings(status)), count(*)
        from memberships where unit_id = unit and day between valid_from and valid_to $$;

-- Who held which post on the day.
create or replace function posts_on(day date) returns table (person_id bigint, unit_id bigint, post text)
  language sql stable
  as $$ select person_id, unit_id, post from posts where day between valid_from and valid_to $$;

-- Who followed which unit on the day: nobody or one for each.
create or replace function followers_on(day date) returns table (unit_id bigint, person_id bigint)
  language sql stable
  as $$ select unit_id, person_id from followers where day between valid_from and valid_to $$;

-- In the columns of the exchange format (unit and status are the latest).
create or replace view people_sheet as
  select p.code, p.full_name, p.birth_date, p.gender, u.code as unit, m.status, p.admitted_on, p.official_on, p.card_number
  from people p
  join lateral (select * from memberships m where m.person_id = p.id order by m.valid_from desc limit 1) m on true
  join unit_codes u on u.unit_id = m.unit_id;

create or replace view posts_sheet as
  select p.code as person, u.code as unit, o.post, o.valid_from, o.valid_to
  from posts o join people p on p.id = o.person_id join unit_codes u on u.unit_id = o.unit_id;

create or replace view followers_sheet as
  select u.code as unit, p.code as person, f.valid_from, f.valid_to
  from followers f join people p on p.id = f.person_id join unit_codes u on u.unit_id = f.unit_id;

-- ---- internal ----

-- Words of new rows, for searches with typing errors.
create or replace trigger people_new_words after insert on people referencing new table as new_rows
  for each statement execute function remember_words();
create or replace trigger people_changed_words after update on people referencing new table as new_rows
  for each statement execute function remember_words();
