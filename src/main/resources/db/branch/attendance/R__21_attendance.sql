-- Views and triggers of attendance. Flyway runs this file again whenever it changes, after all versioned migrations.

-- ---- published ----

-- Of each person on a list: expected (nothing said yet), present, excused or absent.
create or replace view attendance_marks as
  select l.kind, l.subject, d.person_id, d.standing, coalesce(s.status, 'expected') as status
  from attendance_due d join attendance_lists l on l.id = d.list_id
  left join attendance_said s on s.list_id = d.list_id and s.person_id = d.person_id;

-- The counts of each list by standing. counted: whether they are due by the rule; of those who are not, only who came counts, on both sides.
create or replace view attendance_totals as
  select l.id as list_id, l.kind, l.subject, l.unit_id, l.day, l.round_id, c.standing, is_due_at_meetings(c.standing) as counted,
    c.due as expected, c.present, c.excused, c.absent
  from attendance_counts c join attendance_lists l on l.id = c.list_id;

-- In the columns of the exchange format: everybody on a list. Of two lists of one name the first.
create or replace view attendance_sheet as
  select distinct on (l.kind, u.code, l.day, l.title, p.code)
    l.kind, u.code as unit, l.day, l.title, p.code as person, d.standing, coalesce(s.status, 'expected') as status, s.reason as excuse,
    to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
  from attendance_due d join attendance_lists l on l.id = d.list_id
  join unit_codes u on u.unit_id = l.unit_id join people_named p on p.person_id = d.person_id
  left join attendance_said s on s.list_id = d.list_id and s.person_id = d.person_id
  order by l.kind, u.code, l.day, l.title, p.code, l.id;

-- ---- internal ----

-- Keeps attendance_counts: those who are due.
create or replace function attendance_count_due() returns trigger language plpgsql as $$
begin
  insert into attendance_counts (list_id, standing, due)
  select list_id, standing, count(*) from new_rows group by list_id, standing order by list_id, standing
  on conflict on constraint attendance_counts_key do update set due = attendance_counts.due + excluded.due;
  return null;
end $$;

create or replace trigger attendance_due_new after insert on attendance_due referencing new table as new_rows
  for each statement execute function attendance_count_due();

-- Keeps attendance_counts: what was said anew.
create or replace function attendance_count_said() returns trigger language plpgsql as $$
begin
  insert into attendance_counts as c (list_id, standing, present, excused, absent)
  select n.list_id, d.standing, count(*) filter (where n.status = 'present'), count(*) filter (where n.status = 'excused'),
    count(*) filter (where n.status = 'absent')
  from new_rows n join attendance_due d on d.list_id = n.list_id and d.person_id = n.person_id
  group by n.list_id, d.standing order by n.list_id, d.standing
  on conflict on constraint attendance_counts_key
    do update set present = c.present + excluded.present, excused = c.excused + excluded.excused, absent = c.absent + excluded.absent;
  return null;
end $$;

create or replace trigger attendance_said_new after insert on attendance_said referencing new table as new_rows
  for each statement execute function attendance_count_said();

-- Keeps attendance_counts and what was said before: corrections.
create or replace function attendance_count_corrected() returns trigger language plpgsql as $$
begin
  insert into attendance_said_before (list_id, person_id, status, how, reason, at, account_id, until)
  select o.list_id, o.person_id, o.status, o.how, o.reason, o.at, o.account_id, n.at
  from old_rows o join new_rows n on n.list_id = o.list_id and n.person_id = o.person_id;
  insert into attendance_counts as c (list_id, standing, present, excused, absent)
  select m.list_id, d.standing, coalesce(sum(m.sign) filter (where m.status = 'present'), 0),
    coalesce(sum(m.sign) filter (where m.status = 'excused'), 0), coalesce(sum(m.sign) filter (where m.status = 'absent'), 0)
  from (select list_id, person_id, status, 1 as sign from new_rows union all select list_id, person_id, status, -1 from old_rows) m
  join attendance_due d on d.list_id = m.list_id and d.person_id = m.person_id
  group by m.list_id, d.standing order by m.list_id, d.standing
  on conflict on constraint attendance_counts_key
    do update set present = c.present + excluded.present, excused = c.excused + excluded.excused, absent = c.absent + excluded.absent;
  return null;
end $$;

create or replace trigger attendance_said_corrected after update on attendance_said referencing old table as old_rows new table as new_rows
  for each statement execute function attendance_count_corrected();
