-- Views of directives. Flyway runs this file again whenever it changes, after all versioned migrations.

-- ---- published ----

-- Each directive as others name it.
create or replace view directives_named as
  select id as directive_id, symbol, kind, title, issuer_id, issued_on from directives;

-- Each directive by what names it in files.
create or replace view directives_coded as
  select d.id as directive_id, d.symbol, i.code as issuer, d.issued_on from directives d left join unit_codes i on i.unit_id = d.issuer_id;

-- In the columns of the exchange format; a parent is named with its issuer where it has one in the realm.
create or replace view directives_sheet as
  select d.symbol, d.kind, d.title, i.code as issuer, d.issued_on,
    case when p.id is null then null when pi.code is null then p.symbol else p.symbol || '@' || pi.code end as parent_symbol,
    d.status
  from directives d
  left join unit_codes i on i.unit_id = d.issuer_id
  left join directives p on p.id = d.parent_id
  left join unit_codes pi on pi.unit_id = p.issuer_id;

-- Each version that was issued; in_force: the latest one, as long as its directive holds.
create or replace view directive_versions_issued as
  select v.id as version_id, v.directive_id, v.number, v.status, v.previous_id, v.amended_by_id, v.reason, v.issued_on, v.issued_at, v.expires_on,
    v.status = 'issued' and d.status = 'issued' as in_force
  from directive_versions v join directives d on d.id = v.directive_id where v.status <> 'draft';

-- The clauses of every issued version.
create or replace view clauses_issued as
  select c.id as clause_id, c.version_id, c.directive_id, c.clause_key, c.position, c.depth, c.number_text, c.heading, c.body, c.asks, c.answer_kind,
    c.addressee_classes, c.addressee_posts, c.due_day, c.target, c.changed_in, v.number as version_number, v.status = 'issued' as of_current
  from clauses c join directive_versions v on v.id = c.version_id where v.status <> 'draft';

-- In the columns of the exchange format.
create or replace view clauses_sheet as
  select case when i.code is null then d.symbol else d.symbol || '@' || i.code end as directive, v.number::bigint as version, v.issued_on,
    nullif(v.reason, '') as amendment, v.expires_on, c.clause_key::bigint as clause, c.position::bigint as position, c.depth::bigint as depth,
    nullif(c.number_text, '') as number,
    nullif(c.heading, '') as heading, nullif(c.body, '') as body, c.answer_kind as answer, c.addressee_classes as classes,
    c.addressee_posts as posts, c.due_day, c.term_days::bigint as term_days, case when c.term_days is not null then c.term_working end as term_working,
    c.target, c.changed_in::bigint as changed_in
  from clauses c
  join directive_versions v on v.id = c.version_id
  join directives d on d.id = v.directive_id
  left join unit_codes i on i.unit_id = d.issuer_id
  where v.status <> 'draft';

-- The units of which a version asks something, by its clauses: all below the issuer (of a body above the realm: all) that stood on the day and are
-- of a class that the clause names.
create or replace function clause_units(of_version bigint, day date) returns table (clause_id bigint, unit_id bigint) language sql stable as $$
  select c.id, u.unit_id
  from directives d
  join directive_versions v on v.directive_id = d.id and v.id = of_version
  join clauses c on c.version_id = v.id and c.asks
  join units_on(day) u on cardinality(c.addressee_classes) = 0
    or c.addressee_classes && array[u.kind, u.kind || case when u.has_committee then ':committee' when not u.has_committee then ':no_committee' end]
  where d.issuer_id is null or exists (
    select 1 from unit_closure a
    where a.unit_id = u.unit_id and a.ancestor_id = d.issuer_id and a.distance > 0 and day between a.valid_from and a.valid_to)
$$;

-- The persons of whom a version asks something: who held a post that the clause names, in one of its units.
create or replace function clause_people(of_version bigint, day date) returns table (clause_id bigint, unit_id bigint, person_id bigint, post text)
  language sql stable as $$
  select t.clause_id, t.unit_id, p.person_id, p.post
  from clause_units(of_version, day) t
  join clauses c on c.id = t.clause_id
  join posts_on(day) p on p.unit_id = t.unit_id and p.post = any(c.addressee_posts)
$$;

-- ---- internal ----

-- Words of new rows, for searches with typing errors.
create or replace trigger directives_new_words after insert on directives referencing new table as new_rows
  for each statement execute function remember_words();
create or replace trigger directives_changed_words after update on directives referencing new table as new_rows
  for each statement execute function remember_words();
