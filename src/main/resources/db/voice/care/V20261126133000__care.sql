-- Care: visits to people and households, and visits that are planned at intervals.
create table care_households (
  id bigint generated always as identity constraint care_households_key primary key,
  unit_id bigint not null constraint care_households_unit references units,
  name text not null,
  constraint care_households_once unique (unit_id, name)
);

-- Who lives in a household. A visit that names both a person and a household adds its pair.
create table care_household_people (
  household_id bigint not null constraint care_household_people_household references care_households,
  person_id bigint not null constraint care_household_people_person references people,
  constraint care_household_people_key primary key (household_id, person_id)
);
create index care_household_people_person_index on care_household_people (person_id);

-- A visit that was made. Evidence: it is withdrawn with a reason, never edited.
create table care_visits (
  id bigint generated always as identity constraint care_visits_key primary key,
  unit_id bigint not null constraint care_visits_unit references units,
  person_id bigint constraint care_visits_person references people,
  household_id bigint constraint care_visits_household references care_households,
  kind text not null constraint care_visits_kind check (kind in ('illness', 'bereavement', 'hardship', 'merit', 'holiday', 'talk')),
  visited_on date not null,
  visitors text not null,                  -- who went, as written
  follow_up_on date,                       -- by when somebody should go again
  notes text not null,                     -- only for those who are named (named access)
  recorded_by bigint not null,             -- account
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  constraint care_visits_whom check (person_id is not null or household_id is not null),
  constraint care_visits_follow_up check (follow_up_on > visited_on),
  constraint care_visits_withdrawn check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create index care_visits_unit_index on care_visits (unit_id, visited_on);
create index care_visits_person_index on care_visits (person_id, visited_on);
create index care_visits_household_index on care_visits (household_id, visited_on);

-- A visit that is to be made again and again. Each visit of its kind by the same unit to the same person or household moves next_on.
create table care_plans (
  id bigint generated always as identity constraint care_plans_key primary key,
  unit_id bigint not null constraint care_plans_unit references units,
  person_id bigint constraint care_plans_person references people,
  household_id bigint constraint care_plans_household references care_households,
  kind text not null constraint care_plans_kind check (kind in ('illness', 'bereavement', 'hardship', 'merit', 'holiday', 'talk')),
  every_months int not null constraint care_plans_every check (every_months between 1 and 24),
  next_on date not null,
  ended_on date,
  constraint care_plans_whom check (person_id is not null or household_id is not null)
);
create unique index care_plans_once on care_plans (unit_id, person_id, household_id, kind) nulls not distinct where ended_on is null;
create index care_plans_unit_index on care_plans (unit_id, next_on) where ended_on is null;
