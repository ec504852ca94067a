-- A realm that a command makes for a moment and removes again: no address, no background work.
alter table realms add column throw_away boolean not null default false;
