-- Large type and high contrast, as chosen by the account; a new device takes it over at the sign-in.
alter table accounts add column look text not null default '' constraint accounts_look check (look in ('', 'large', 'contrast', 'large-contrast'));
