-- Files, kept once by their content, in chunks, so that a backup is one thing and nodes hold no state.
create table files (
  id bigint generated always as identity constraint files_key primary key,
  sha256 bytea not null constraint files_sha256 unique,
  size bigint not null,
  media_type text not null,
  created_at timestamptz not null
);

create table file_chunks (
  file_id bigint not null constraint file_chunks_file references files on delete cascade,
  number int not null,
  bytes bytea not null,
  constraint file_chunks_key primary key (file_id, number)
);

-- Where a file is attached: to something of a module, which decides who may see it.
create table attachments (
  id bigint generated always as identity constraint attachments_key primary key,
  file_id bigint not null constraint attachments_file references files,
  module text not null,
  subject_id bigint not null,
  name text not null,
  attached_at timestamptz not null,
  attached_by bigint not null,
  removed_at timestamptz,
  removed_by bigint
);
create index attachments_subject on attachments (module, subject_id);
