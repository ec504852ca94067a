-- Views of meetings. Flyway runs this file again whenever it changes, after all versioned migrations.

-- ---- published ----

-- What a rule sets on the day; nothing where it did not exist yet.
create or replace function meeting_rule(wanted text, day date) returns table (value int, source text, valid_from date)
  language sql stable
  as $$ select value, source, valid_from from meeting_rules where rule = wanted and valid_from <= day order by valid_from desc limit 1 $$;

-- Meetings that were closed and count.
create or replace view meetings_held as
  select id as meeting_id, unit_id, kind, held_on, expected, present, excused, absent,
    case when ended_at > began_at then (extract(epoch from ended_at - began_at) / 60)::int end as minutes
  from meetings where status = 'closed';

-- In the columns of the exchange format.
create or replace view meetings_sheet as
  select m.code as meeting, u.code as branch, m.kind as meeting_kind, m.held_on as meeting_day, m.status as meeting_status,
    nullif(m.theme, '') as theme, nullif(m.place, '') as place, m.expected as summoned, m.present as came, m.excused, m.absent as unexcused,
    m.resolution_symbol as resolution
  from meetings m join unit_codes u on u.unit_id = m.unit_id;
