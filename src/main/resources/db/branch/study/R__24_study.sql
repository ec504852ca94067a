-- Views and functions of study. Flyway runs this file again whenever it changes, after all versioned migrations.

-- ---- published ----

-- In the columns of the exchange format.
create or replace view campaigns_sheet as
  select c.code, u.code as unit, c.title, c.starts_on, c.ends_on, c.due_kinds, c.status,
    case when d.directive_id is null then null when d.issuer is null then d.symbol else d.symbol || '@' || d.issuer end as directive
  from study_campaigns c
  join unit_codes u on u.unit_id = c.unit_id
  left join directives_coded d on d.directive_id = c.directive_id;

create or replace view sessions_sheet as
  select s.code, c.code as campaign, u.code as unit, s.title, s.form, s.level, s.held_on, s.status, s.due, s.present, s.others_due, s.others_present
  from study_sessions s
  join study_campaigns c on c.id = s.campaign_id
  join unit_codes u on u.unit_id = s.unit_id;

-- The best ended attempt of each person at each test: by points, then the earliest.
create or replace view study_best as
  select distinct on (a.quiz_id, a.person_id) a.quiz_id, q.campaign_id, q.round, a.person_id, a.id as attempt_id, a.points,
    cardinality(a.questions) as out_of, a.guess, a.ended_at, a.points * 100 >= q.pass_percent * cardinality(a.questions) as passed
  from study_attempts a join study_quizzes q on q.id = a.quiz_id
  where a.ended_at is not null
  order by a.quiz_id, a.person_id, a.points desc, a.ended_at, a.id;

-- Marks that may be known: of ended attempts (of all tests of a campaign together), of released essays, and those that came in by files.
create or replace view marks_sheet as
  select c.code as campaign, p.code as person, m.kind, m.points, m.maximum, m.marked_on, m.unit_id
  from (
    select b.campaign_id, b.person_id, 'quiz' as kind, sum(b.points)::int as points, sum(b.out_of)::int as maximum,
      (max(b.ended_at) at time zone 'UTC')::date as marked_on, max(d.unit_id) as unit_id
    from study_best b join study_due d on d.campaign_id = b.campaign_id and d.person_id = b.person_id group by b.campaign_id, b.person_id
    union all
    select e.campaign_id, e.person_id, 'essay', e.mark, 100, (e.released_at at time zone 'UTC')::date, e.unit_id
    from study_essays e where e.status = 'released'
    union all
    select m.campaign_id, m.person_id, m.kind, trim_scale(m.points), m.maximum, m.marked_on, d.unit_id
    from study_marks m left join study_due d on d.campaign_id = m.campaign_id and d.person_id = m.person_id
    where not exists (
      select 1 from study_attempts a join study_quizzes q on q.id = a.quiz_id
      where m.kind = 'quiz' and a.person_id = m.person_id and q.campaign_id = m.campaign_id and a.ended_at is not null)
      and not exists (
        select 1 from study_essays e
        where m.kind = 'essay' and e.person_id = m.person_id and e.campaign_id = m.campaign_id and e.status = 'released')
  ) m
  join study_campaigns c on c.id = m.campaign_id
  join people_named p on p.person_id = m.person_id;

-- ---- internal ----

-- What a rule sets on the day.
create or replace function study_rule(wanted text, day date) returns int
  language sql stable
  as $$ select value from study_rules where rule = wanted and valid_from <= day order by valid_from desc limit 1 $$;

-- How far each person is who is due. Whoever is excused has nothing left to do. A contest asks for one try in any round.
create or replace view study_progress as
  select d.campaign_id, d.person_id, d.unit_id, d.key_cadre, d.standing, d.excused_at is not null as excused, s.present, s.passed, s.handed_in,
    d.excused_at is null and (not c.asks_attendance or s.present) and (s.passed or not s.has_quiz) and (c.essay_title is null or s.handed_in) as complete,
    s.has_quiz
  from study_due d
  join study_campaigns c on c.id = d.campaign_id
  cross join lateral (
    select
      exists (
        select 1 from study_sessions x join attendance_marks k on k.kind = 'session' and k.subject = x.id
        where x.campaign_id = d.campaign_id and x.status <> 'cancelled' and k.person_id = d.person_id and k.status = 'present') as present,
      exists (select 1 from study_quizzes q where q.campaign_id = d.campaign_id) as has_quiz,
      exists (select 1 from study_marks m where m.campaign_id = d.campaign_id and m.person_id = d.person_id and m.kind = 'quiz')
        or case when c.contest
          then exists (select 1 from study_best b where b.campaign_id = d.campaign_id and b.person_id = d.person_id)
          else exists (select 1 from study_quizzes q where q.campaign_id = d.campaign_id)
            and not exists (
              select 1 from study_quizzes q where q.campaign_id = d.campaign_id
                and not exists (
                  select 1 from study_attempts a where a.quiz_id = q.id and a.person_id = d.person_id and a.ended_at is not null
                    and a.points * 100 >= q.pass_percent * cardinality(a.questions)))
        end as passed,
      exists (select 1 from study_essays e where e.campaign_id = d.campaign_id and e.person_id = d.person_id and e.status <> 'draft')
        or exists (select 1 from study_marks m where m.campaign_id = d.campaign_id and m.person_id = d.person_id and m.kind = 'essay') as handed_in
  ) s;
