-- Views of findings. Flyway runs this file again whenever it changes, after all versioned migrations.

-- ---- published ----

-- In the columns of the exchange format.
create or replace view findings_sheet as
  select f.ref, u.code as place, f.found_on, f.title, f.field,
    case when d.directive_id is null then null when d.issuer is null then d.symbol else d.symbol || '@' || d.issuer end as directive,
    f.clause_key::bigint as clause, nullif(f.policy, '') as policy, f.difficulty, nullif(f.evidence, '') as evidence,
    nullif(f.proposal, '') as proposal, f.cases::bigint as cases, p.code as person, f.sent_on, j.ref as joined_to, f.withdrawn_on
  from findings f
  join unit_codes u on u.unit_id = f.place_id
  left join directives_coded d on d.directive_id = f.directive_id
  left join people_named p on p.person_id = f.person_id
  left join findings j on j.id = f.joined_to;

-- Who reads one at the moment does not go through files: it is new there.
create or replace view finding_steps_sheet as
  select f.ref as finding, s.number::bigint as number, u.code as unit, case when s.state = 'reading' then 'new' else s.state end as status,
    s.from_on, s.until_on, s.days::bigint as days, s.due_on, nullif(s.proposal, '') as proposal, nullif(s.note, '') as note,
    nullif(s.answer, '') as answer
  from finding_steps s join findings f on f.id = s.finding_id join unit_codes u on u.unit_id = s.unit_id;

-- ---- internal ----

-- Where each finding stands: its own last level, and what became of the matter (of one that was joined: that of the other).
create or replace view finding_states as
  with last as (
    select distinct on (s.finding_id) s.finding_id, s.id as step_id, s.number, s.unit_id, s.state, s.due_on, s.until_on
    from finding_steps s order by s.finding_id, s.number desc
  )
  select f.id as finding_id, l.step_id, l.number, l.unit_id, l.state as own_state, l.due_on, coalesce(m.state, l.state) as state,
    coalesce(f.joined_to, f.id) as matter_id
  from findings f join last l on l.finding_id = f.id left join last m on m.finding_id = f.joined_to;
