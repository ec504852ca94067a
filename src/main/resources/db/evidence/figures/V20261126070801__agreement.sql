-- Of which subtree the last comparison was; none: of the whole realm.
alter table consistency_checks add column unit_id bigint;

-- What somebody asked for and a node carries out: comparing or counting anew. One at a time; it goes when it is done.
create table consistency_work (
  one boolean constraint consistency_work_key primary key default true constraint consistency_work_one check (one),
  what text not null constraint consistency_work_what check (what in ('check', 'mend')),
  unit_id bigint,                          -- the subtree; none: the whole realm
  login text not null,
  asked_at timestamptz not null,
  steps int not null default 0,            -- of how many
  done int not null default 0
);

-- Where sums by day differed from a count of all the evidence when they were last compared.
create table figure_discrepancies (
  figure text not null,
  unit_id bigint not null,
  days bigint not null,                    -- on how many days
  stored_activities bigint not null,         -- on those days together
  counted_activities bigint not null,
  constraint figure_discrepancies_key primary key (figure, unit_id)
);
