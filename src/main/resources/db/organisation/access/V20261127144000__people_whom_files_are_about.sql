-- Whom a named file is about. That person is never one of its readers: what they may see of it, its module decides.
alter table named_files
  add concerned_id bigint constraint named_files_concerned references people,
  add looks_shown boolean not null default false;   -- the person whom it is about sees who looked
create index named_files_concerned_index on named_files (concerned_id) where concerned_id is not null;
