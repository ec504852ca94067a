-- Views of adoptions. Flyway runs this file again whenever it changes, after all versioned migrations.

-- What a unit adds to the numbers of a directive. A unit that only passes it on owes no plan.
create or replace view adoption_numbers as
  select directive_id, unit_id, unit_kind, 1 as asked, received::int as received, (asked_plan and status <> 'passed_on')::int as plans,
    (asked_plan and status = 'open' and coalesce(plan_status, '') = 'sent')::int as waiting,
    (asked_plan and status = 'open' and coalesce(plan_status, '') = 'returned')::int as returned,
    (asked_plan and status = 'adopted')::int as adopted, (status = 'passed_on')::int as passed_on,
    asked_study::int as studies, (asked_study and studied_on is not null)::int as studied,
    asked_report::int as reports, (asked_report and reported_on is not null)::int as reported
  from adoptions;

-- Each clause that a line answers: whether the clause was changed or taken out since, and whether the line says who does it by when.
create or replace view plan_answers as
  select r.line_id, r.plan_id, r.directive_id, r.unit_id, r.clause_key, r.version_number, r.repeated,
    c.clause_key is null or c.changed_in > r.version_number as outdated,
    (l.person_id is not null or l.post is not null) and l.due_on is not null as named
  from plan_line_clauses r
  join plan_lines l on l.id = r.line_id
  left join clauses_issued c on c.directive_id = r.directive_id and c.clause_key = r.clause_key and c.of_current;

-- How far a unit's lines answer a clause: the best of them counts.
create or replace view clause_answers as
  select directive_id, clause_key, unit_id, plan_id,
    case when bool_or(not outdated and not repeated and named) then 'answered'
      when bool_or(not outdated and not repeated) then 'without_name_or_day'
      when bool_or(not outdated) then 'only_repeated'
      else 'outdated' end as state
  from plan_answers group by directive_id, clause_key, unit_id, plan_id;

-- In the columns of the exchange format.
create or replace view plans_sheet as
  select p.code, u.code as unit, d.symbol || coalesce('@' || d.issuer, '') as directive, p.title, p.begun_on, p.status
  from plans p
  join unit_codes u on u.unit_id = p.unit_id
  join directives_coded d on d.directive_id = p.directive_id;

create or replace view plan_lines_sheet as
  select p.code as plan, l.position::bigint as position, l.text, n.code as person, l.post, l.due_on, l.figure,
    (select string_agg(r.clause_key || '~' || r.version_number, '|' order by r.clause_key) from plan_line_clauses r where r.line_id = l.id) as clauses
  from plan_lines l
  join plans p on p.id = l.plan_id
  left join people_named n on n.person_id = l.person_id;

-- ---- published ----

-- Directives that were sent down to the units that they ask something of, with the day on which their latest version was sent.
create or replace view directives_sent as
  select directive_id, sent_on, ended_on from cascades;

-- The units to which a directive was sent: those of a class that a clause addresses.
create or replace view directive_addressees as
  select directive_id, unit_id from adoptions;
