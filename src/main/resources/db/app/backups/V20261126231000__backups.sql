-- Good backups of the realm: each one is whole and was on the disk when its row was written. Failed attempts are jobs.
create table backups (
  id bigint generated always as identity constraint backups_key primary key,
  began_at timestamptz not null,           -- about the moment that it shows
  ended_at timestamptz not null,
  file text not null,                      -- on the machine that made it
  bytes bigint not null,
  row_count bigint not null,
  encrypted boolean not null,
  login text not null                      -- who asked; mach: the system itself
);
create index backups_ended_at on backups (ended_at);
