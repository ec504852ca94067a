-- Messages to units that were behind with a target.
create table home_messages (
  id bigint generated always as identity constraint home_messages_key primary key,
  unit_id bigint not null constraint home_messages_unit references units,  -- whose scoreboard it was written from
  target text not null,
  day date not null,                       -- the scoreboard's day
  text text not null constraint home_messages_text check (char_length(text) between 1 and 2000),
  sent_by bigint not null,
  sent_at timestamptz not null
);

create table home_message_units (
  message_id bigint not null constraint home_message_units_message references home_messages,
  unit_id bigint not null constraint home_message_units_unit references units,
  read_at timestamptz,
  read_by bigint,
  constraint home_message_units_key primary key (message_id, unit_id)
);

create index home_message_units_unread on home_message_units (unit_id) where read_at is null;
