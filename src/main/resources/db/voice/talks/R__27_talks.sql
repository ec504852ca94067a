-- Views of talks, in the columns of the exchange format.

-- ---- internal ----

-- Plans: whom, by whom, in what order. Nothing says whether a talk was held.
create or replace view talks_sheet as
  select u.code as unit, t.year, t.position, g.code as person, h.code as host, t.planned_on
  from talks t
  join unit_codes u on u.unit_id = t.unit_id
  join people_named g on g.person_id = t.guest_id
  join people_named h on h.person_id = t.host_id
  where t.position is not null;

create or replace view dialogues_sheet as
  select d.code, u.code as unit, d.title, d.held_on, d.place, d.questions_until, d.status, d.expected, d.present
  from dialogues d join unit_codes u on u.unit_id = d.unit_id;

-- Questions that were answered, as everybody of the unit reads them: one for each answer, without who asked.
create or replace view dialogue_questions_sheet as
  select d.code || '.' || q.number as code, d.code as dialogue, q.number, coalesce(q.wording, q.text) as text, q.answer, q.answered_on, q.answered_in
  from dialogue_questions q join dialogues d on d.id = q.dialogue_id
  where q.head_id is null and q.answer is not null;
