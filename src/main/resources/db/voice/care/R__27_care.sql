-- Views and functions of care. Flyway runs this file again whenever it changes, after all versioned migrations.

-- ---- internal ----

-- What is left of each contribution that stands.
create or replace view care_left as
  select c.id as contribution_id, c.partner_id, c.quantity - coalesce(sum(o.quantity), 0)::bigint as quantity
  from care_contributions c left join care_outs o on o.contribution_id = c.id and not o.undone
  where c.withdrawn_at is null group by c.id;

-- Households that are not to be visited: they asked so, or somebody of them did (name).
create or replace view care_unvisited as
  select w.household_id, w.since, w.note, '' as name from care_wishes w where w.household_id is not null and w.ended_on is null
  union all
  select p.household_id, w.since, w.note, n.full_name
  from care_wishes w join care_household_people p on p.person_id = w.person_id and p.left_on is null join people_named n on n.person_id = w.person_id
  where w.ended_on is null;

-- ---- published ----

-- In the columns of the exchange format.
create or replace view care_kinds_sheet as select code, form, name_vi, name_en from care_kinds;

create or replace view care_occasion_days_sheet as select occasion, year::bigint as year, day, source from care_occasion_days;

create or replace view care_households_sheet as
  select u.code as unit, h.name, nullif(h.address, '') as address, h.kinds from care_households h join unit_codes u on u.unit_id = h.unit_id
  where h.ended_on is null;

create or replace view care_partners_sheet as
  select u.code as unit, p.name, nullif(p.note, '') as note from care_partners p join unit_codes u on u.unit_id = p.unit_id;
