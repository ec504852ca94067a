-- How often the account's password was set or the account was closed. A session, and a password that was found right, say from which generation they
-- are: one that is let in while another password is being set ends with the old one.
alter table accounts add column generation bigint not null default 0;
