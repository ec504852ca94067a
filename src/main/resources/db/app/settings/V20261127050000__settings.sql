-- What an organisation sets for itself; its name and time zone stand with the realm. One row.
create table settings (
  one boolean not null default true constraint settings_key primary key constraint settings_one check (one),
  session_minutes int not null constraint settings_session check (session_minutes between 5 and 1440),  -- without a request a person is signed out
  logo bytea,                              -- PNG or JPEG; none: the product's
  logo_type text,
  constraint settings_logo check ((logo is null) = (logo_type is null))
);
insert into settings (session_minutes) values (480);
