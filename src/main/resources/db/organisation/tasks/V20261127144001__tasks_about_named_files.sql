-- Tasks about files for named eyes: only who owes one sees it, as long as they may open the file. Their subject is the file.
alter table task_kinds add named boolean not null default false;
