-- Membership fees: what the rule asks, what members stated, what was received and passed up. No money moves here; amounts are in đồng.

-- What a member owes a month, by the basis of the fee, from the day on which the rule holds. Either a share of an income or of the regional
-- minimum wage, or an amount between two ends (the branch sets it within them; both alike: a fixed amount).
create table fee_rules (
  basis text not null constraint fee_rules_basis check (basis in
    ('wage', 'pension', 'working_age', 'retired_age', 'pupil', 'fifty_years', 'poor', 'ill')),
  valid_from date not null,
  percent numeric(5, 2) constraint fee_rules_percent check (percent between 0 and 100),
  of text constraint fee_rules_of check (of in ('income', 'minimum_wage')),
  lowest bigint constraint fee_rules_lowest check (lowest >= 0),
  highest bigint,
  source text not null,
  constraint fee_rules_key primary key (basis, valid_from),
  constraint fee_rules_order check (highest >= lowest),
  constraint fee_rules_shape check ((percent is null) = (of is null) and (percent is null) <> (lowest is null) and (lowest is null) = (highest is null))
);

insert into fee_rules (basis, valid_from, percent, of, lowest, highest, source) values
  ('wage', '2011-01-01', 1, 'income', null, null, '342-QĐ/TW, 28/12/2010'),
  ('pension', '2011-01-01', 0.5, 'income', null, null, '342-QĐ/TW, 28/12/2010'),
  ('working_age', '2011-01-01', null, null, 2000, 30000, '342-QĐ/TW, 28/12/2010'),
  ('retired_age', '2011-01-01', null, null, 1000, 15000, '342-QĐ/TW, 28/12/2010'),
  ('pupil', '2011-01-01', null, null, 3000, 3000, '342-QĐ/TW, 28/12/2010'),
  ('wage', '2026-02-01', 1, 'income', null, null, '01-QĐ/TW, 2026'),
  ('pension', '2026-02-01', 0.5, 'income', null, null, '01-QĐ/TW, 2026'),
  ('working_age', '2026-02-01', 0.3, 'minimum_wage', null, null, '01-QĐ/TW, 2026'),
  ('working_age', '2028-01-01', 0.5, 'minimum_wage', null, null, '01-QĐ/TW, 2026'),
  ('retired_age', '2026-02-01', 0.2, 'minimum_wage', null, null, '01-QĐ/TW, 2026'),
  ('retired_age', '2028-01-01', 0.3, 'minimum_wage', null, null, '01-QĐ/TW, 2026'),
  ('pupil', '2026-02-01', null, null, 5000, 5000, '01-QĐ/TW, 2026'),
  ('fifty_years', '2026-02-01', null, null, 0, 0, '01-QĐ/TW, 2026'),
  ('poor', '2026-02-01', null, null, 0, 0, '01-QĐ/TW, 2026'),
  ('ill', '2026-02-01', null, null, 0, 0, '01-QĐ/TW, 2026');

-- The minimum wage of a region a month.
create table fee_minimum_wages (
  region int not null constraint fee_minimum_wages_region check (region between 1 and 4),
  valid_from date not null,
  amount bigint not null constraint fee_minimum_wages_amount check (amount > 0),
  source text not null,
  constraint fee_minimum_wages_key primary key (region, valid_from)
);

insert into fee_minimum_wages (region, valid_from, amount, source) values
  (1, '2024-07-01', 4960000, 'Nghị định 74/2024'), (2, '2024-07-01', 4410000, 'Nghị định 74/2024'),
  (3, '2024-07-01', 3860000, 'Nghị định 74/2024'), (4, '2024-07-01', 3450000, 'Nghị định 74/2024'),
  (1, '2026-01-01', 5310000, 'Nghị định 293/2025'), (2, '2026-01-01', 4730000, 'Nghị định 293/2025'),
  (3, '2026-01-01', 4140000, 'Nghị định 293/2025'), (4, '2026-01-01', 3700000, 'Nghị định 293/2025');

-- What a member stated: it holds from its month on, until a later statement. The latest row of a month counts; none is ever changed.
create table fee_statements (
  id bigint generated always as identity constraint fee_statements_key primary key,
  person_id bigint not null constraint fee_statements_person references people,
  from_month date not null constraint fee_statements_month check (extract(day from from_month) = 1),
  basis text not null constraint fee_statements_basis check (basis in
    ('wage', 'pension', 'working_age', 'retired_age', 'pupil', 'fifty_years', 'poor', 'ill')),
  income bigint constraint fee_statements_income check (income between 0 and 100000000000),
  region int constraint fee_statements_region check (region between 1 and 4),
  amount bigint not null constraint fee_statements_amount check (amount between 0 and 1000000000),
  stated_by bigint not null,               -- account
  stated_at timestamptz not null
);
create index fee_statements_person_index on fee_statements (person_id, from_month, id);

-- What the branch received of a member for a month, as its keeper ticked it. A mistake is undone by an entry of the opposite amount.
create table fee_receipts (
  id bigint generated always as identity constraint fee_receipts_key primary key,
  unit_id bigint not null constraint fee_receipts_unit references units,
  person_id bigint not null constraint fee_receipts_person references people,
  month date not null constraint fee_receipts_month check (extract(day from month) = 1),
  amount bigint not null constraint fee_receipts_amount check (amount <> 0 and abs(amount) <= 1000000000),
  counters bigint constraint fee_receipts_counters references fee_receipts constraint fee_receipts_once unique,
  reason text,
  received_by bigint not null,             -- account
  received_at timestamptz not null,
  constraint fee_receipts_counter check ((counters is null) = (amount > 0) and (counters is null) = (reason is null))
);
create index fee_receipts_unit_index on fee_receipts (unit_id, month);
create index fee_receipts_person_index on fee_receipts (person_id, month);

-- What a unit passed to the level above of a month's fees; corrected by an entry of the opposite amount.
create table fee_passed (
  id bigint generated always as identity constraint fee_passed_key primary key,
  unit_id bigint not null constraint fee_passed_unit references units,
  month date not null constraint fee_passed_month check (extract(day from month) = 1),
  amount bigint not null constraint fee_passed_amount check (amount <> 0 and abs(amount) <= 1000000000000),
  passed_on date not null,
  counters bigint constraint fee_passed_counters references fee_passed constraint fee_passed_once unique,
  reason text,
  recorded_by bigint not null,             -- account
  recorded_at timestamptz not null,
  constraint fee_passed_counter check ((counters is null) = (amount > 0) and (counters is null) = (reason is null))
);
create index fee_passed_unit_index on fee_passed (unit_id, month);

-- Evidence is not edited.
create function fee_entries_stay() returns trigger language plpgsql as $$
begin
  raise exception 'Entries of fees stay as they are' using errcode = 'integrity_constraint_violation', constraint = 'fee_entries_evidence';
end $$;
create trigger fee_statements_evidence before update or delete on fee_statements for each row execute function fee_entries_stay();
create trigger fee_receipts_evidence before update or delete on fee_receipts for each row execute function fee_entries_stay();
create trigger fee_passed_evidence before update or delete on fee_passed for each row execute function fee_entries_stay();
