-- The activity that holds the attendance by standing.
alter table meetings add column attendance_activity_id bigint constraint meetings_attendance_activity references activities;
create index meetings_attendance_activity_index on meetings (attendance_activity_id) where attendance_activity_id is not null;
