-- Views and functions of access. Flyway runs this file again whenever it changes, after all versioned migrations.

-- ---- published ----

-- Where each open or closed account stands on the day: the units at which it was given a role, at which its person holds a post, and to which
-- its person belongs. Whoever looks after one of these finds the account.
create or replace function account_units_on(day date) returns table (account_id bigint, unit_id bigint)
  language sql stable
  as $$ select account_id, unit_id from grants where revoked_at is null and unit_id is not null
        union all
        select a.id, p.unit_id from accounts a join posts_on(day) p on p.person_id = a.person_id
        union all
        select a.id, m.unit_id from accounts a join members_on(day) m on m.person_id = a.person_id $$;

-- Each account by its login, also closed ones, with the person to whom it is bound, and how people call whoever uses it.
create or replace view account_logins as
  select a.id as account_id, a.login, a.person_id, coalesce(p.full_name, a.login) as name
  from accounts a left join people_named p on p.person_id = a.person_id;

-- How people call whoever used the account of this login; the login itself where its account is bound to nobody, or is no more.
create or replace function account_name(login text) returns text
  language sql stable
  as $$ select coalesce((select a.name from account_logins a where a.login = account_name.login), account_name.login) $$;

-- Open accounts that can receive e-mail.
create or replace view account_addresses as
  select id as account_id from accounts where closed_at is null and coalesce(email, '') <> '';

-- Logins that are taken, also by accounts that are closed or have no role in a unit.
create or replace view accounts_taken as select login from accounts;

-- In the columns of the exchange format: one row for each account, its first standing grant.
create or replace view accounts_sheet as
  select a.login, g.role, u.code as unit, p.code as person, a.email
  from accounts a
  join lateral (select * from grants g where g.account_id = a.id and g.revoked_at is null and g.unit_id is not null order by g.id limit 1) g on true
  join unit_codes u on u.unit_id = g.unit_id
  left join people_named p on p.person_id = a.person_id
  where a.closed_at is null;

-- Who may read which named file on a day: a person, or an account that is bound to nobody.
create or replace function named_readers_on(day date) returns table (module text, subject bigint, person_id bigint, account_id bigint)
  language sql stable
  as $$ select f.module, f.subject, p.person_id, p.account_id
        from named_file_people p join named_files f on f.id = p.file_id
        where p.removed_at is null and (p.until is null or p.until >= day) $$;

-- Who may open which named file on a day at all: its readers, and the person whom it is about, who sees their own part of it.
create or replace function named_openers_on(day date) returns table (module text, subject bigint, person_id bigint, account_id bigint)
  language sql stable
  as $$ select r.module, r.subject, r.person_id, r.account_id from named_readers_on(day) r
        union all
        select f.module, f.subject, f.concerned_id, null from named_files f where f.concerned_id is not null $$;
