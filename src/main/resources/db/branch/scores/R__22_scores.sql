-- Views and functions of scores. Flyway runs this file again whenever it changes, after all versioned migrations.

-- ---- published ----

-- What is confirmed and not withdrawn.
create or replace view scores_confirmed as
  select unit_id, held_on, subject_kind, subject, points, maximum, band from score_sheets where status = 'confirmed';

-- The form in force for a branch on a day: of the nearest unit at or above it in the tree of that day.
create or replace function score_form_on(unit bigint, day date) returns bigint language sql stable
  as $$ select f.id from unit_closure_on(day) c join score_forms f on f.unit_id = c.ancestor_id
        where c.unit_id = unit and f.status = 'issued' and day between f.valid_from and f.valid_to order by c.distance limit 1 $$;
