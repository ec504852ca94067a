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

-- ---- internal ----

-- Words of new rows, for searches with typing errors.
create or replace trigger directives_new_words after insert on directives referencing new table as new_rows
  for each statement execute function remember_words();
create or replace trigger directives_changed_words after update on directives referencing new table as new_rows
  for each statement execute function remember_words();
