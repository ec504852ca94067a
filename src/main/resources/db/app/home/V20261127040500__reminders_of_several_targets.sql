-- A reminder about several targets (target '*') says of each unit with which of them it was behind.
alter table home_message_units add column targets text[] not null default '{}';
