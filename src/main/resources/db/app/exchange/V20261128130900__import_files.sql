-- The files of an import until they are read: whatever node reads them finds them here.
create table import_files (
  import_id bigint not null constraint import_files_import references imports,
  number int not null,
  name text not null,                      -- as the sender calls it
  constraint import_files_key primary key (import_id, number)
);
create table import_file_chunks (
  import_id bigint not null,
  number int not null,
  position int not null,
  bytes bytea not null,
  constraint import_file_chunks_key primary key (import_id, number, position),
  constraint import_file_chunks_file foreign key (import_id, number) references import_files on delete cascade
);
alter table import_file_chunks alter column bytes set storage external; -- sheets and zips are compressed already
