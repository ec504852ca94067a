-- Views and functions of activities. Flyway runs this file again whenever it changes, after all versioned migrations.

-- ---- published ----

-- What counts: each activity for the unit that held it (host_id null), and for each unit that took part (host_id: the one that held it). The
-- attendance is that of the whole and stands with the unit that held it. Above both it counts once: see where host_id is asked for.
create or replace view activities_confirmed as
  select id as activity_id, unit_id, kind, form, held_on, expected, present, tags, ref, title, null::bigint as host_id
  from activities where status = 'confirmed'
  union all
  select a.id, x.unit_id, a.kind, a.form, a.held_on, null::bigint, null::bigint, a.tags, a.ref, a.title, a.unit_id
  from activity_participants x join activities a on a.id = x.activity_id where a.status = 'confirmed';

-- The same for one unit and some days: for each of a few units by its index, where the view would read all that was held jointly.
create or replace function activities_held(unit bigint, first_day date, last_day date)
  returns table (activity_id bigint, unit_id bigint, kind text, form text, held_on date, expected bigint, present bigint, tags text[], ref text,
    title text, host_id bigint)
  language sql stable as $$
    select a.id, a.unit_id, a.kind, a.form, a.held_on, a.expected, a.present, a.tags, a.ref, a.title, null::bigint
    from activities a where a.status = 'confirmed' and a.unit_id = unit and a.held_on between first_day and last_day
    union all
    select a.id, x.unit_id, a.kind, a.form, a.held_on, null::bigint, null::bigint, a.tags, a.ref, a.title, a.unit_id
    from activity_participants x join activities a on a.id = x.activity_id
    where a.status = 'confirmed' and x.unit_id = unit and a.held_on between first_day and last_day $$;

-- For each unit that took part, the units whose counting goes before its own where they are below the same unit: the one that held it, and the
-- participants before it.
create or replace view activity_seniors as
  select x.activity_id, x.unit_id, a.unit_id as senior_id from activity_participants x join activities a on a.id = x.activity_id
  union all
  select x.activity_id, x.unit_id, y.unit_id from activity_participants x join activity_participants y using (activity_id) where y.unit_id < x.unit_id;

-- Kinds as others name them.
create or replace view activity_kinds_named as
  select code, name_vi, name_en, position from activity_kinds;

-- Kinds whose records name persons: a record of theirs is not shown with the right to see alone.
create or replace view activity_kinds_naming as
  select code as kind from activity_kinds where names_persons;

-- What the rules of an activity ask of its kind. recorders: kinds of unit; empty: all.
create or replace view activity_kinds_ruled as
  select code, name_vi, name_en, attendance, recorders, once_a_month, standing, position from activity_kinds;

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
    a.expected, a.present, a.tags,
    (select string_agg(p.code, '|' order by p.code collate "C") from activity_participants x join unit_codes p on p.unit_id = x.unit_id where x.activity_id = a.id) as participants
  from activities a
  join unit_codes u on u.unit_id = a.unit_id
  left join directives_coded d on d.directive_id = a.directive_id;

create or replace view activity_kinds_sheet as select code, name_vi, name_en, position from activity_kinds;

create or replace view amounts_sheet as
  select a.ref as activity, m.amount, m.value from activity_amounts m join activities a on a.id = m.activity_id;

create or replace view activities_evident as
  select id as activity_id, unit_id, kind, form, held_on, expected, present, tags, null::bigint as host_id from activities where status <> 'draft'
  union all
  select a.id, x.unit_id, a.kind, a.form, a.held_on, null::bigint, null::bigint, a.tags, a.unit_id
  from activity_participants x join activities a on a.id = x.activity_id where a.status <> 'draft';

create or replace view amounts_evident as
  select m.activity_id, m.amount, m.value from activity_amounts m;
