-- Care whole: kinds and occasions as data, households with their people, plans with tasks, help with decision and receipt, what partners gave.

create table care_kinds (
  code text collate "C" constraint care_kinds_key primary key,
  form text not null constraint care_kinds_form check (form in ('visit', 'grant', 'group')), -- group: an event for many
  name_vi text not null,
  name_en text not null,
  standing boolean not null default true,  -- false: no longer offered
  position int not null default 1000
);
insert into care_kinds (code, form, name_vi, name_en, position) values
  ('illness', 'visit', 'Ốm đau', 'Illness', 10),
  ('bereavement', 'visit', 'Tang gia', 'Bereavement', 20),
  ('elderly', 'visit', 'Người cao tuổi', 'Elderly people', 30),
  ('veteran', 'visit', 'Cựu chiến binh, thương binh', 'Veterans', 40),
  ('merit', 'visit', 'Gia đình chính sách, có công', 'Family of merit', 50),
  ('poor', 'visit', 'Hộ nghèo, cận nghèo', 'Poor household', 60),
  ('hardship', 'visit', 'Hoàn cảnh khó khăn', 'Hardship', 70),
  ('holiday', 'visit', 'Lễ, Tết, ngày kỷ niệm', 'Holiday, anniversary', 80),
  ('talk', 'visit', 'Gặp gỡ, động viên', 'Talk, encouragement', 90),
  ('gift', 'grant', 'Tặng quà', 'Gift', 110),
  ('hardship_grant', 'grant', 'Trợ cấp khó khăn', 'Hardship grant', 120),
  ('disaster_grant', 'grant', 'Hỗ trợ thiên tai, hỏa hoạn', 'Help after a disaster', 130),
  ('health_check', 'group', 'Khám sức khỏe', 'Health check', 210),
  ('excursion', 'group', 'Tham quan, nghỉ dưỡng tập thể', 'Group excursion', 220);

-- kinds: for whom a plan of this occasion is proposed; empty: all.
create table care_occasions (
  code text collate "C" constraint care_occasions_key primary key,
  name_vi text not null,
  name_en text not null,
  kinds text[] not null default '{}',
  standing boolean not null default true,
  position int not null default 1000
);
insert into care_occasions (code, name_vi, name_en, kinds, position) values
  ('tet', 'Tết Nguyên đán', 'Lunar New Year (Tết)', '{}', 10),
  ('party_day', 'Ngày thành lập Đảng 3/2', 'Party founding day, 3 February', '{}', 20),
  ('war_invalids_day', 'Ngày Thương binh – Liệt sĩ 27/7', 'War invalids and martyrs day, 27 July', '{merit,veteran}', 30),
  ('national_day', 'Quốc khánh 2/9', 'National day, 2 September', '{}', 40),
  ('elderly_day', 'Ngày Người cao tuổi 1/10', 'Day of the elderly, 1 October', '{elderly}', 50),
  ('poor_day', 'Ngày vì người nghèo 17/10', 'Day for the poor, 17 October', '{poor,hardship}', 60),
  ('unity_day', 'Ngày hội Đại đoàn kết 18/11', 'National unity day, 18 November', '{}', 70),
  ('army_day', 'Ngày thành lập Quân đội 22/12', 'Army day, 22 December', '{veteran}', 80);

create table care_occasion_days (
  occasion text collate "C" not null constraint care_occasion_days_occasion references care_occasions,
  year int not null constraint care_occasion_days_year check (year between 2000 and 2200),
  day date not null,
  source text not null,
  constraint care_occasion_days_key primary key (occasion, year)
);
-- The first day of the lunar year, as in the calendar of holidays.
insert into care_occasion_days (occasion, year, day, source) values
  ('tet', 2024, '2024-02-10', 'Âm lịch: mùng một Tết Giáp Thìn'),
  ('tet', 2025, '2025-01-29', 'Âm lịch: mùng một Tết Ất Tỵ'),
  ('tet', 2026, '2026-02-17', 'Âm lịch: mùng một Tết Bính Ngọ'),
  ('tet', 2027, '2027-02-06', 'Âm lịch: mùng một Tết Đinh Mùi');
insert into care_occasion_days (occasion, year, day, source)
  select o.code, y, make_date(y, o.m, o.d), o.source
  from (values ('party_day', 2, 3, 'Ngày cố định'), ('war_invalids_day', 7, 27, 'Ngày cố định'), ('national_day', 9, 2, 'Ngày cố định'),
    ('elderly_day', 10, 1, 'Ngày cố định'), ('poor_day', 10, 17, 'Ngày cố định'), ('unity_day', 11, 18, 'Ngày cố định'),
    ('army_day', 12, 22, 'Ngày cố định')) o(code, m, d, source), generate_series(2024, 2027) y;

-- Visits: their kinds are rows now; the occasion, and whether it was of a plan.
alter table care_visits drop constraint care_visits_kind;
alter table care_visits alter column kind type text collate "C";
alter table care_visits add constraint care_visits_kind foreign key (kind) references care_kinds;
alter table care_visits add column occasion text collate "C" constraint care_visits_occasion references care_occasions;
alter table care_plans drop constraint care_plans_kind;
alter table care_plans alter column kind type text collate "C";
alter table care_plans add constraint care_plans_kind foreign key (kind) references care_kinds;

-- Households: for which reasons they are visited, where they live, who lives in them, on the register or not.
alter table care_households add column address text not null default '';
alter table care_households add column kinds text[] not null default '{}';
alter table care_households add column ended_on date; -- moved away, or no longer one
alter table care_households add column search text generated always as (' ' || searchable(name || ' ' || address)) stored;
alter table care_household_people drop constraint care_household_people_key;
alter table care_household_people alter column person_id drop not null;
alter table care_household_people add column id bigint generated always as identity constraint care_household_people_key primary key;
alter table care_household_people add column name text not null default '';
alter table care_household_people add column about text not null default ''; -- who they are in it: wife, born 1950 …
alter table care_household_people add column left_on date;
alter table care_household_people add constraint care_household_people_who check ((person_id is null) = (name <> ''));
create unique index care_household_people_once on care_household_people (household_id, person_id) where person_id is not null;
create index care_household_people_household_index on care_household_people (household_id);

-- Who asked not to be visited. Shown to those who plan visits, nobody else.
create table care_wishes (
  id bigint generated always as identity constraint care_wishes_key primary key,
  household_id bigint constraint care_wishes_household references care_households,
  person_id bigint constraint care_wishes_person references people,
  unit_id bigint not null constraint care_wishes_unit references units,
  since date not null,
  note text not null,
  recorded_by bigint not null,             -- account
  ended_on date,
  constraint care_wishes_whom check (num_nonnulls(household_id, person_id) = 1)
);
create unique index care_wishes_once on care_wishes (household_id, person_id) nulls not distinct where ended_on is null;

-- A plan of visits: for an occasion or of its own, with the decision that covers the gifts.
create table care_rounds (
  id bigint generated always as identity constraint care_rounds_key primary key,
  unit_id bigint not null constraint care_rounds_unit references units,
  title text not null,
  occasion text collate "C" constraint care_rounds_occasion references care_occasions,
  from_on date not null,
  due_on date not null,
  status text not null constraint care_rounds_status check (status in ('draft', 'open', 'closed')),
  decided_on date,
  decided_by text not null default '',
  paper text not null default '',          -- its number, as the paper bears it
  paper_entry bigint constraint care_rounds_paper references register_entries,
  created_by bigint not null,              -- account
  created_at timestamptz not null,
  constraint care_rounds_days check (from_on <= due_on),
  constraint care_rounds_decided check (status = 'draft' or decided_on is not null and decided_by <> '')
);
create index care_rounds_unit_index on care_rounds (unit_id, due_on);

create table care_round_lines (
  id bigint generated always as identity constraint care_round_lines_key primary key,
  round_id bigint not null constraint care_round_lines_round references care_rounds,
  household_id bigint not null constraint care_round_lines_household references care_households,
  kind text collate "C" not null constraint care_round_lines_kind references care_kinds,
  person_id bigint constraint care_round_lines_person references people, -- who goes; none: the unit
  due_on date not null,
  gift text not null default '',           -- what is to be given, as written
  status text not null constraint care_round_lines_status check (status in ('planned', 'visited', 'dropped')),
  visit_id bigint constraint care_round_lines_visit references care_visits,
  dropped_reason text,
  constraint care_round_lines_once unique (round_id, household_id),
  constraint care_round_lines_visited check ((status = 'visited') = (visit_id is not null)),
  constraint care_round_lines_dropped check ((status = 'dropped') = (dropped_reason is not null))
);
create index care_round_lines_household_index on care_round_lines (household_id);
create index care_round_lines_person_index on care_round_lines (person_id) where person_id is not null;
create index care_round_lines_visit_index on care_round_lines (visit_id) where visit_id is not null;

-- Who gives: other bodies, enterprises, the unit's own members.
create table care_partners (
  id bigint generated always as identity constraint care_partners_key primary key,
  unit_id bigint not null constraint care_partners_unit references units,
  name text not null,
  note text not null default '',
  constraint care_partners_once unique (unit_id, name)
);

-- What a partner gave: money (item empty, quantity in đồng) or things (so many, with an estimated value each).
create table care_contributions (
  id bigint generated always as identity constraint care_contributions_key primary key,
  partner_id bigint not null constraint care_contributions_partner references care_partners,
  given_on date not null,
  item text not null default '',
  measure text not null default '',
  quantity bigint not null constraint care_contributions_quantity check (quantity between 1 and 1000000000000),
  value_each bigint not null constraint care_contributions_value check (value_each between 0 and 1000000000000),
  note text not null default '',
  recorded_by bigint not null,             -- account
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  constraint care_contributions_money check (item <> '' or value_each = 1),
  constraint care_contributions_whole check (quantity * value_each::numeric <= 1000000000000000),
  constraint care_contributions_withdrawn check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create index care_contributions_partner_index on care_contributions (partner_id, given_on);

-- Help for a household: asked for, decided, handed over with its receipt.
create table care_grants (
  id bigint generated always as identity constraint care_grants_key primary key,
  unit_id bigint not null constraint care_grants_unit references units,
  household_id bigint not null constraint care_grants_household references care_households,
  kind text collate "C" not null constraint care_grants_kind references care_kinds,
  occasion text collate "C" constraint care_grants_occasion references care_occasions,
  visit_id bigint constraint care_grants_visit references care_visits, -- handed over at this visit
  requested_on date not null,
  requested_by text not null,
  reason text not null,
  wanted text not null,
  status text not null constraint care_grants_status check (status in ('requested', 'approved', 'refused', 'paid', 'withdrawn')),
  decided_on date,
  decided_by text not null default '',
  paper text not null default '',
  paper_entry bigint constraint care_grants_paper references register_entries,
  decision text not null default '',       -- what was approved, or why not
  paid_on date,
  handed_by text not null default '',
  receipt text constraint care_grants_receipt check (receipt in ('signed', 'thumb_print')),
  received_by text not null default '',
  witness text not null default '',
  withdrawn_reason text,
  recorded_by bigint not null,             -- account
  recorded_at timestamptz not null,
  constraint care_grants_decided check (status not in ('approved', 'refused', 'paid') or decided_on is not null and decided_by <> ''),
  constraint care_grants_paid check (status <> 'paid' or paid_on is not null and receipt is not null and received_by <> ''),
  constraint care_grants_thumb check (receipt <> 'thumb_print' or witness <> ''),
  constraint care_grants_withdrawn check ((status = 'withdrawn') = (withdrawn_reason is not null))
);
create index care_grants_unit_index on care_grants (unit_id, requested_on);
create index care_grants_household_index on care_grants (household_id);
create index care_grants_visit_index on care_grants (visit_id) where visit_id is not null;

-- Events for many: health checks, excursions.
create table care_events (
  id bigint generated always as identity constraint care_events_key primary key,
  unit_id bigint not null constraint care_events_unit references units,
  kind text collate "C" not null constraint care_events_kind references care_kinds,
  held_on date not null,
  place text not null,
  organisers text not null,
  people int not null constraint care_events_people check (people between 1 and 100000),
  note text not null default '',
  recorded_by bigint not null,             -- account
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  constraint care_events_withdrawn check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create index care_events_unit_index on care_events (unit_id, held_on);

-- What went out of what was given: never more than came in. What was undone is in again.
create table care_outs (
  id bigint generated always as identity constraint care_outs_key primary key,
  contribution_id bigint not null constraint care_outs_contribution references care_contributions,
  grant_id bigint constraint care_outs_grant references care_grants,
  event_id bigint constraint care_outs_event references care_events,
  quantity bigint not null constraint care_outs_quantity check (quantity > 0),
  undone boolean not null default false,
  constraint care_outs_for check (num_nonnulls(grant_id, event_id) = 1)
);
create index care_outs_contribution_index on care_outs (contribution_id);
create index care_outs_grant_index on care_outs (grant_id) where grant_id is not null;
create index care_outs_event_index on care_outs (event_id) where event_id is not null;

-- As which activity each visit, handed-over help and event counts, and whether the household is counted there: once a year, at the earliest.
create table care_evidence (
  id bigint generated always as identity constraint care_evidence_key primary key,
  visit_id bigint constraint care_evidence_visit references care_visits,
  grant_id bigint constraint care_evidence_grant references care_grants,
  event_id bigint constraint care_evidence_event references care_events,
  unit_id bigint not null constraint care_evidence_unit references units,
  household_id bigint constraint care_evidence_household references care_households,
  kind text collate "C" not null constraint care_evidence_kind references care_kinds,
  day date not null,
  people bigint not null,
  money_vnd bigint not null,
  gifts_vnd bigint not null,
  once boolean not null,                   -- first in the year of the household
  once_unit boolean not null,              -- … by this unit
  once_kind boolean not null,              -- … of this kind
  activity_id bigint constraint care_evidence_activity references activities,
  version int not null default 0,          -- times that it was counted anew
  withdrawn boolean not null default false,
  constraint care_evidence_of check (num_nonnulls(visit_id, grant_id, event_id) = 1)
);
create unique index care_evidence_visit_once on care_evidence (visit_id) where visit_id is not null;
create unique index care_evidence_grant_once on care_evidence (grant_id) where grant_id is not null;
create unique index care_evidence_event_once on care_evidence (event_id) where event_id is not null;
create index care_evidence_household_index on care_evidence (household_id, day) where not withdrawn;

-- What was made public of a year: once, and never anew. kinds: those that are counted together; not shown: too few to be said.
create table care_published_years (
  year int constraint care_published_years_key primary key,
  published_on date not null
);
create table care_published (
  year int not null constraint care_published_year references care_published_years,
  position int not null,
  kinds text[] not null,
  shown boolean not null,
  households int,
  money_vnd bigint,
  constraint care_published_key primary key (year, position),
  constraint care_published_hidden check (shown = (households is not null))
);

insert into task_kinds (code, name_vi, name_en, owner, seen_with, done_with, settled, term_days, remind_before, remind_after, escalate_after, position) values
  ('care_visit', 'Thăm hộ theo kế hoạch', 'Visit of a care plan', 'either', 'keep_people', 'keep_people', 'elsewhere', null, '{3,1}', '{1,7}', null, 66);
