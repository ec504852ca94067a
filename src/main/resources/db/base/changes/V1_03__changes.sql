-- ---- published ----
-- Modules insert rows of their own topic; nobody else updates or deletes them.

-- The change feed: what happened, written in the transaction that made it happen. Append-only. Each topic belongs to the module that writes
-- it, which says what the columns mean; the others stay empty.
create table changes (
  topic text collate "C" not null,
  transaction xid8 not null default pg_current_xact_id(),
  id bigint generated always as identity,  -- the order in which rows of one topic were written
  subject_id bigint,                       -- what changed, by number; none: anything of the topic may have
  other_id bigint,
  day date,
  sign smallint,
  at timestamptz not null default clock_timestamp(),
  constraint changes_key primary key (topic, transaction, id)
);

-- ---- internal ----

-- How far each consumer has read each topic. Numbers are taken before a transaction commits, so no number can say it: what has been read is
-- all that was committed in a snapshot (seen). While a batch is smaller than what waits, the rows of the next snapshot (until) are read in
-- the order of their numbers, up to after_id.
create table change_offsets (
  consumer text collate "C" not null,
  topic text collate "C" not null,
  anew boolean not null default true,      -- the consumer cannot know what it has read: it builds what it keeps from the source
  seen pg_snapshot not null default '1:1:',
  until pg_snapshot,
  after_id bigint not null default 0,
  own xid8,                                -- of this transaction, which read to the end, rows up to own_id are read too
  own_id bigint not null default 0,
  constraint change_offsets_key primary key (consumer, topic)
);

-- The snapshot of the running statement, in which the running transaction itself has not ended: what it writes later is not yet read.
create function changes_snapshot() returns pg_snapshot language sql stable as $$
  select case
    when pg_current_xact_id_if_assigned() < pg_snapshot_xmax(s) then
      (pg_snapshot_xmin(s) || ':' || pg_snapshot_xmax(s) || ':' || (
        select string_agg(x::text, ',' order by x)
        from (select pg_snapshot_xip(s) as x union select pg_current_xact_id_if_assigned()) running
      ))::pg_snapshot
    else s
  end
  from (select pg_current_snapshot() as s) now
$$;

-- ---- published ----
-- A consumer may ask what it has not yet read.

create function changes_waiting(of_consumer text, of_topic text) returns setof changes language sql stable as $$
  select c.*
  from (
    select coalesce(max(o.seen::text), '1:1:')::pg_snapshot as seen, max(o.until::text)::pg_snapshot as until, coalesce(max(o.after_id), 0) as after_id,
      max(o.own::text)::xid8 as own, coalesce(max(o.own_id), 0) as own_id
    from change_offsets o where o.consumer = of_consumer and o.topic = of_topic
  ) o
  join changes c on c.topic = of_topic and c.transaction >= pg_snapshot_xmin(o.seen)
  where not pg_visible_in_snapshot(c.transaction, o.seen)
    and not (o.until is not null and c.id <= o.after_id and pg_visible_in_snapshot(c.transaction, o.until))
    and not (o.own is not null and c.transaction = o.own and c.id <= o.own_id)
$$;

-- Whether the consumer cannot know what it has read: it never read the topic here, or the numbers of transactions that it has read are ahead
-- of this server's, because the database was written by another one (a backup was restored).
create function changes_anew(of_consumer text, of_topic text) returns boolean language sql stable as $$
  select not exists (
    select 1 from change_offsets o
    where o.consumer = of_consumer and o.topic = of_topic and not o.anew
      and pg_snapshot_xmax(coalesce(o.until, o.seen)) <= pg_snapshot_xmax(pg_current_snapshot())
  )
$$;
