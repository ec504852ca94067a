-- What a figure is: which activities it counts, what each of them adds, how that comes together, and when a minimum is reached. Only here: the
-- refresh of totals, their recompute, past days, sums by day and pages all call these. Flyway runs this file again when it changes, after
-- all others, so no versioned migration may need it.
--
-- Plain expressions that PostgreSQL puts in place of the call (language sql, not strict, no settings; an argument that a body names twice
-- must be a column or cheap): EXPLAIN shows no function of these, except median_of.
--
-- A new function of figures: figure_combining, figure_is_rate or figure_is_quotient if it is one, figure_part if its activities add up; FigureFunction.java; its words.

-- ---- published ----

-- How the activities that a figure counts come together, for each function that there is; null: no such function.
-- activities: how many there are. sum: what they add (figure_part, figure_base). lowest and median: those of present ÷ expected
-- over those that state both and expect somebody. units: how many different units held one, alone or
-- together with others: for these every row of activities_confirmed counts, for all others those of ADR 25.
create or replace function figure_combining(function text) returns text language sql immutable
  return case function
    when 'count' then 'activities'
    when 'sum' then 'sum'
    when 'average_amount' then 'sum'
    when 'expected' then 'sum'
    when 'present' then 'sum'
    when 'attendance_rate' then 'sum'
    when 'lowest_attendance_rate' then 'lowest'
    when 'median_attendance_rate' then 'median'
    when 'units' then 'units'
  end;

alter table figures drop constraint if exists figures_function;
alter table figures add constraint figures_function check (figure_combining(function) is not null);

-- ---- internal ----

-- Whether the value is numerator ÷ base in percent, and none where the base is 0.
create or replace function figure_is_rate(function text) returns boolean language sql immutable
  return function in ('attendance_rate', 'lowest_attendance_rate', 'median_attendance_rate');

-- Whether the value is numerator ÷ base, and none where the base is 0: a rate, or an average, which is in units of its amount.
create or replace function figure_is_quotient(function text) returns boolean language sql immutable
  return function in ('attendance_rate', 'lowest_attendance_rate', 'median_attendance_rate', 'average_amount');

-- ---- published ----

-- What numerator ÷ base is multiplied by to give the value: 100 for percent.
create or replace function figure_scale(function text) returns integer language sql immutable
  return case when figure_is_rate(function) then 100 else 1 end;

-- Whether a figure (what it is defined by) counts a confirmed activity (kind, form and tags of it).
create or replace function figure_counts(activity_kind text, form text, tag text, of_kind text, of_form text, of_tags text[]) returns boolean
  language sql immutable
  return of_kind = activity_kind and (form is null or of_form = form) and (tag is null or tag = any (of_tags));

-- What one activity adds to the numerator of a figure whose activities add up; amount: of the kind that the figure names.
create or replace function figure_part(function text, expected bigint, present bigint, amount bigint) returns bigint language sql immutable
  return case function
    when 'sum' then amount
    when 'average_amount' then amount
    when 'expected' then expected
    when 'present' then present
    when 'attendance_rate' then case when expected is not null then present end
  end;

-- ... and to the base of a quotient: of an average 1 for each activity that states the amount.
drop function if exists figure_part_base(text, bigint, bigint);
create or replace function figure_part_base(function text, expected bigint, present bigint, amount bigint) returns bigint language sql immutable
  return case function
    when 'attendance_rate' then case when present is not null then expected end
    when 'average_amount' then case when amount is not null then 1 end
  end;

-- Orders rates part ÷ base: first a whole number that tells any two rates of bigints apart, then the two themselves. Null for what is no rate.
create or replace function rate_rank(part numeric, base numeric) returns numeric[] language sql immutable
  return case when base > 0 and part is not null then array[div(part * 1e40, base), part, base] end;

-- The median from the ranks of the two in the middle (twice the same where their number is odd): numerator and base of their mean, exact, in
-- lowest terms. Called once for each value.
create or replace function median_of(lower numeric[], upper numeric[]) returns numeric[] language sql immutable strict
  as $$ select array[div(n, gcd(n, d)), div(d, gcd(n, d))]
        from (select lower[2] * upper[3] + upper[2] * lower[3], 2 * lower[3] * upper[3]) as mean (n, d) $$;

-- ---- internal ----

-- A figure's value from what came together (Combining.java): how many activities, the sums of their parts and bases, the lowest rank, the median, how
-- many units; null what the function does not need.
create or replace function figure_numerator(function text, activities bigint, part numeric, lowest numeric[], median numeric[], units bigint)
  returns numeric language sql immutable
  return case figure_combining(function)
    when 'activities' then activities
    when 'sum' then coalesce(part, 0)
    when 'lowest' then coalesce(lowest[2], 0)
    when 'median' then coalesce(median[1], 0)
    when 'units' then units
  end;

-- ... and its base: 1 for what is no quotient.
create or replace function figure_base(function text, base numeric, lowest numeric[], median numeric[]) returns numeric language sql immutable
  return case when figure_is_quotient(function) then coalesce(
    case figure_combining(function) when 'sum' then base when 'lowest' then lowest[3] when 'median' then median[2] end, 0) else 1 end;

-- ---- published ----

-- Whether a value reaches a minimum, compared unrounded; no value reaches none.
create or replace function figure_reached(function text, numerator numeric, base numeric, minimum numeric) returns boolean language sql immutable
  return coalesce(figure_scale(function) * numerator >= minimum * nullif(base, 0), false);

-- How many months a period has, an unfinished one at its end included; its nth month ends on first_day + n months - 1 day.
create or replace function period_months(first_day date, last_day date) returns integer language sql immutable
  return cast(12 * (extract(year from last_day + 1) - extract(year from first_day)) + extract(month from last_day + 1) - extract(month from first_day)
    as integer) + case when extract(day from last_day + 1) > extract(day from first_day) then 1 else 0 end;

-- The first day on which a unit is behind with a target if its value stays as it is. By a day of the period a unit must have the minimum times
-- the months that are over (ending on the day or before) divided by the months of the period, without the fraction; on the last day all of it.
-- A rate or an average is evaluated as it stands on every day: always behind where it is too low, or there is none. Never behind: who reaches the minimum.
-- So a unit is on pace on a day where figure_behind_from(...) > that day. The same rule for pages: Pace.java.
-- All arguments must be columns or parameters.
create or replace function figure_behind_from(function text, numerator numeric, base numeric, minimum numeric, first_day date, last_day date)
  returns date language sql immutable
  return case
    when figure_reached(function, numerator, base, minimum) then date 'infinity'
    when figure_is_quotient(function) then date '-infinity'
    -- the end of the first month by which more than the value is asked; in hundredths, which minimums have, div is exact
    else least(last_day, cast(first_day + make_interval(months => cast(greatest(1, least(period_months(first_day, last_day),
      div((floor(numerator) + 1) * 100 * period_months(first_day, last_day) + minimum * 100 - 1, nullif(minimum * 100, 0)))) as integer)) as date) - 1)
  end;

-- What each target asks of each class of unit. A minimum for units with (or without) a committee goes before one that fits any; a unit of which
-- it is not known has only the latter. Compare has_committee with "is not distinct from".
create or replace view target_classes as
  select distinct on (m.target_id, m.unit_kind, c.has_committee) m.target_id, m.unit_kind, c.has_committee, m.minimum
  from target_minimums m
  join (values (true), (false), (null)) as c (has_committee) on m.has_committee is null or m.has_committee = c.has_committee
  order by m.target_id, m.unit_kind, c.has_committee, m.has_committee nulls last;

-- In the columns of the exchange format.
create or replace view figures_sheet as
  select code, name_vi, name_en, function, activity_kind, amount, tag, form from figures;

create or replace view targets_sheet as
  select t.code, case when d.issuer is null then d.symbol else d.symbol || '@' || d.issuer end as directive,
    t.title, t.figure, m.unit_kind, m.has_committee, m.minimum, t.period_from, t.period_to, t.withdrawn_from, t.withdrawn_reason
  from targets t
  join directives_coded d on d.directive_id = t.directive_id
  join target_minimums m on m.target_id = t.id;
