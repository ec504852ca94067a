-- Functions of the register. Flyway runs this file again whenever it changes, after all versioned migrations.

-- ---- published ----

-- Whether two outgoing papers of a unit and kind take their numbers from one run: the same term, or the same year where its book runs through years.
-- Where no term is on record before them, the same year, within which a run does not come to the numbers of the one before. Without a unit: a body above.
create or replace function same_run(unit bigint, one date, other date) returns boolean
  language sql stable parallel safe
  as $$
    select case
      when exists (select 1 from register_books b where b.unit_id = unit and b.outgoing_by = 'year') then extract(year from one) = extract(year from other)
      else (first_term is not null or extract(year from one) = extract(year from other)) and first_term is not distinct from other_term
    end
    from (
      select max(valid_from) filter (where valid_from <= one) as first_term, max(valid_from) filter (where valid_from <= other) as other_term
      from register_terms where unit_id = unit
    ) terms
  $$;

-- Numbers of outgoing books that are not free, without what is only reserved; symbol_number as directives have it. The number belongs to the run that
-- run_day lies in: a line keeps its run where a term is recorded later that begins before its day. A line is its own paper's (own), or names another.
create or replace view register_numbers as
  select unit_id, symbol_number(symbol) as symbol_number, symbol, title, day, status,
    greatest(run_from, least(day, (select min(t.valid_from) - 1 from register_terms t where t.unit_id = e.unit_id and t.valid_from > e.run_from))) as run_day,
    about, symbol_number(symbol) = symbol_number(about_symbol) as own
  from register_entries e
  where book = 'outgoing' and status <> 'reserved';

-- The source of the rule by which a unit of this kind does not issue papers of this kind on the day; null where it may, or no rule says anything of it.
create or replace function issuing_rule_against(of_unit_kind text, of_congress boolean, of_kind text, day date) returns text
  language sql stable parallel safe
  as $$
    select max(source) from issuing_rules
    where unit_kind = of_unit_kind and congress = of_congress and day between valid_from and valid_to
    having bool_and(kind <> of_kind)
  $$;
