-- Scores of branch meetings: forms that a level defines for the branches under it, with days, and the sheets filled in on them.

-- A form: sections with items. maximum: what its sections add up to. Bands go by the percent of the points that could be reached.
create table score_forms (
  id bigint generated always as identity constraint score_forms_key primary key,
  code text collate "C" not null,
  version int not null constraint score_forms_version check (version > 0),
  unit_id bigint not null constraint score_forms_unit references units,
  title text not null,
  source text not null,                    -- the paper that sets it
  maximum numeric(7, 2) not null constraint score_forms_maximum check (maximum between 0.01 and 10000),
  good_from numeric(5, 2) not null constraint score_forms_good check (good_from between 0 and 100),
  fair_from numeric(5, 2) not null constraint score_forms_fair check (fair_from between 0 and 100),
  average_from numeric(5, 2) not null constraint score_forms_average check (average_from between 0 and 100),
  status text not null constraint score_forms_status check (status in ('draft', 'issued')),
  valid_from date,
  valid_to date,
  changed_at timestamptz not null,
  constraint score_forms_once unique (code, version),
  constraint score_forms_bands check (good_from > fair_from and fair_from > average_from),
  constraint score_forms_issued check ((status = 'issued') = (valid_from is not null) and (valid_from is null) = (valid_to is null)),
  constraint score_forms_order check (valid_from <= valid_to),
  constraint score_forms_apart exclude using gist (unit_id with =, daterange(valid_from, valid_to, '[]') with &&) where (status = 'issued')
);
create index score_forms_unit_index on score_forms (unit_id, valid_from);

create table score_sections (
  id bigint generated always as identity constraint score_sections_key primary key,
  form_id bigint not null constraint score_sections_form references score_forms on delete cascade,
  position int not null,
  title text not null,
  maximum numeric(7, 2) not null constraint score_sections_maximum check (maximum between 0 and 10000)
);
create index score_sections_form_index on score_sections (form_id, position);

-- kind: radio (one of the options), yes_no (maximum or 0), banded (a percent, and the options say from which percent how many points), number (typed
-- points up to the maximum). bonus: adds points, but is in no maximum. applies: thematic items are left out in a month without a thematic meeting;
-- items that may be left out are so where the branch says it. reads: the value that the product fills in by itself.
create table score_items (
  id bigint generated always as identity constraint score_items_key primary key,
  section_id bigint not null constraint score_items_section references score_sections on delete cascade,
  position int not null,
  title text not null,
  kind text not null constraint score_items_kind check (kind in ('radio', 'yes_no', 'banded', 'number')),
  maximum numeric(7, 2) not null constraint score_items_maximum check (maximum between 0.01 and 10000),
  bonus boolean not null,
  applies text not null constraint score_items_applies check (applies in ('always', 'thematic', 'optional')),
  reads text constraint score_items_reads check (reads in ('attendance_rate'))
);
create index score_items_section_index on score_items (section_id, position);

create table score_options (
  item_id bigint not null constraint score_options_item references score_items on delete cascade,
  position int not null,
  label text not null,
  points numeric(7, 2) not null constraint score_options_points check (points between 0 and 10000),
  at_least numeric(5, 2) constraint score_options_at_least check (at_least between 0 and 100),
  constraint score_options_key primary key (item_id, position)
);

-- The sheet of a meeting (or of another subject that is scored). maximum: of the items that applied.
create table score_sheets (
  id bigint generated always as identity constraint score_sheets_key primary key,
  form_id bigint not null constraint score_sheets_form references score_forms,
  unit_id bigint not null constraint score_sheets_unit references units,
  held_on date not null,
  subject_kind text not null,
  subject bigint not null,
  status text not null constraint score_sheets_status check (status in ('open', 'proposed', 'voted', 'confirmed', 'withdrawn')),
  points numeric(7, 2),
  maximum numeric(7, 2),
  band text constraint score_sheets_band check (band in ('good', 'fair', 'average', 'weak')),
  votes_for int constraint score_sheets_for check (votes_for >= 0),
  votes_against int constraint score_sheets_against check (votes_against >= 0),
  votes_base int constraint score_sheets_base check (votes_base > 0),
  remarks text not null default '',
  activity_id bigint constraint score_sheets_activity references activities,
  confirmed_by bigint,                     -- account
  confirmed_at timestamptz,
  withdrawn_by bigint,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  constraint score_sheets_result check (status = 'open' or (points is not null and maximum > 0 and band is not null)),
  constraint score_sheets_votes check ((votes_for is null) = (votes_base is null) and (votes_for is null) = (votes_against is null) and votes_for + votes_against <= votes_base),
  constraint score_sheets_confirmed check (status not in ('confirmed', 'withdrawn') or confirmed_at is not null),
  constraint score_sheets_withdrawn check ((status = 'withdrawn') = (withdrawn_reason is not null))
);
create unique index score_sheets_once on score_sheets (subject_kind, subject) where status <> 'withdrawn';
create index score_sheets_unit_index on score_sheets (unit_id, held_on);

-- What was answered: the option of a radio item, the percent of a banded one, points of a number. left_out: it did not apply; then it counts nowhere.
create table score_answers (
  sheet_id bigint not null constraint score_answers_sheet references score_sheets,
  item_id bigint not null constraint score_answers_item references score_items,
  value numeric(7, 2),
  left_out boolean not null,
  points numeric(7, 2) not null,
  note text not null default '',
  constraint score_answers_key primary key (sheet_id, item_id)
);

-- What is confirmed does not change: it is withdrawn with a reason.
create function score_sheets_keep_evidence() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.status not in ('confirmed', 'withdrawn')
      or old.status = 'confirmed' and new.status = 'withdrawn' and new.withdrawn_reason <> ''
        and (new.points, new.maximum, new.band, new.form_id, new.held_on) is not distinct from (old.points, old.maximum, old.band, old.form_id, old.held_on)) then
    return new;
  end if;
  raise exception 'Score sheet % is evidence: it can only be withdrawn with a reason', old.id
    using errcode = 'integrity_constraint_violation', constraint = 'score_sheets_evidence';
end $$;
create trigger score_sheets_evidence before update or delete on score_sheets for each row execute function score_sheets_keep_evidence();

create function score_answers_keep_evidence() returns trigger language plpgsql as $$
begin
  if exists (select 1 from score_sheets s where s.id = old.sheet_id and s.status in ('confirmed', 'withdrawn')) then
    raise exception 'Answers of a confirmed score sheet stay as they are'
      using errcode = 'integrity_constraint_violation', constraint = 'score_answers_evidence';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger score_answers_evidence before update or delete on score_answers for each row execute function score_answers_keep_evidence();

-- When a year is good, from the day on which the rule holds.
create table score_year_rules (
  valid_from date not null constraint score_year_rules_key primary key,
  least_band text not null constraint score_year_rules_band check (least_band in ('good', 'fair', 'average', 'weak')),  -- of every monthly meeting
  good_meetings int not null constraint score_year_rules_meetings check (good_meetings between 1 and 12),
  source text not null
);
insert into score_year_rules (valid_from, least_band, good_meetings, source) values
  ('2018-07-06', 'fair', 7, '12-HD/BTCTW, 06/07/2018; quy định của tỉnh');
