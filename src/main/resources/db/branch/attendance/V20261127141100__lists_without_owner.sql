-- A list that came by files has no owner until its meeting is opened here.
alter table attendance_lists alter column subject drop not null;
create index attendance_lists_named_index on attendance_lists (unit_id, day, kind, title);
