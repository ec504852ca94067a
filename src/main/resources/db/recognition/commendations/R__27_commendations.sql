-- Views of commendations. Flyway runs this file again whenever it changes, after all versioned migrations.

-- ---- published ----

-- In the columns of the exchange format: those that hold.
create or replace view commendations_sheet as
  select u.code as unit, p.code as person, c.form, c.decided_on, c.number, c.year::bigint as year, c.reason as merits, c.giver
  from commendations c join unit_codes u on u.unit_id = c.unit_id left join people_named p on p.person_id = c.person_id
  where c.status = 'decided';
