-- Views and functions of reports. Flyway runs this file again whenever it changes, after all versioned migrations.

-- ---- published ----

-- Signed reports as others find them.
create or replace view reports_signed as
  select id as report_id, code, unit_id, type, period_from, period_to, title, symbol, dated, signed_at, sent_at
  from reports where status in ('signed', 'sent');
