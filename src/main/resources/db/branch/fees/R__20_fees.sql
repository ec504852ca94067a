-- Views and functions of fees. Flyway runs this file again whenever it changes, after all versioned migrations.

-- ---- internal ----

-- What each member of a branch owes for a month. Members are those who belong to the unit on the month's first day, except those who are elsewhere for
-- a while: these pay where they are. basis, amount: what holds of their statements; null where they stated nothing. A member is free whose basis or
-- amount asks nothing; they owe nothing and are in no base.
create or replace function fees_of(first_day date)
  returns table (unit_id bigint, person_id bigint, basis text, amount bigint, received bigint, free boolean, paid boolean)
  language sql stable as $$
    select m.unit_id, m.person_id, s.basis, s.amount, coalesce(r.received, 0), coalesce(s.amount = 0, false),
      coalesce(r.received, 0) > 0 and coalesce(r.received, 0) >= coalesce(s.amount, 1)
    from members_on(first_day) m
    left join lateral (
      select x.basis, x.amount from fee_statements x where x.person_id = m.person_id and x.from_month <= first_day
      order by x.from_month desc, x.id desc limit 1
    ) s on true
    left join lateral (
      select sum(x.amount)::bigint as received from fee_receipts x where x.person_id = m.person_id and x.unit_id = m.unit_id and x.month = first_day
    ) r on true
    where m.status <> 'temporary_out' $$;

-- ---- published ----

-- In the columns of the exchange format.
create or replace view fee_rules_sheet as select basis, valid_from, percent, of, lowest, highest, source from fee_rules;

create or replace view fee_minimum_wages_sheet as select region::bigint as region, valid_from, amount, source from fee_minimum_wages;
