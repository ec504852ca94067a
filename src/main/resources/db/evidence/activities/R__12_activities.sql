-- Views and functions of activities. Flyway runs this file again whenever it changes, after all versioned migrations.

-- ---- published ----

-- What counts.
create or replace view activities_confirmed as
  select id as activity_id, unit_id, kind, form, held_on, expected, present, tags, ref, title from activities where status = 'confirmed';

-- Kinds as others name them.
create or replace view activity_kinds_named as
  select code, name_vi, name_en, position from activity_kinds;

-- Kinds whose records name persons: a record of theirs is not shown with the right to see alone.
create or replace view activity_kinds_naming as
  select code as kind from activity_kinds where names_persons;

-- Every amount that kinds ask for or that was ever recorded, with its names where it has some.
create or replace view amounts_named as
  select kind, amount, name_vi, name_en from activity_kind_amounts;

-- What the activities that count yielded.
create or replace view amounts_confirmed as
  select m.activity_id, m.amount, m.value
  from activity_amounts m join activities a on a.id = m.activity_id
  where a.status = 'confirmed';

-- In the columns of the exchange format.
create or replace view activities_sheet as
  select a.ref, u.code as unit, a.kind, a.form, a.title, a.held_on, a.status,
    case when d.directive_id is null then null when d.issuer is null then d.symbol else d.symbol || '@' || d.issuer end as directive,
    a.expected, a.present, a.tags
  from activities a
  join unit_codes u on u.unit_id = a.unit_id
  left join directives_coded d on d.directive_id = a.directive_id;

create or replace view activity_kinds_sheet as select code, name_vi, name_en from activity_kinds;

create or replace view amounts_sheet as
  select a.ref as activity, m.amount, m.value from activity_amounts m join activities a on a.id = m.activity_id;

create or replace view activities_evident as
  select id as activity_id, unit_id, kind, form, held_on, expected, present, tags from activities where status <> 'draft';

create or replace view amounts_evident as
  select m.activity_id, m.amount, m.value from activity_amounts m;
