-- Who of a level above follows a branch (takes part in its meetings, confirms its scores), with days. One at a time.
create table followers (
  id bigint generated always as identity constraint followers_key primary key,
  unit_id bigint not null constraint followers_unit references units,
  person_id bigint not null constraint followers_person references people,
  valid_from date not null,
  valid_to date not null default 'infinity',
  constraint followers_order check (valid_from <= valid_to),
  constraint followers_apart exclude using gist (unit_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index followers_person_index on followers (person_id, valid_to);
