-- Views and functions of units. Flyway runs this file again whenever it changes, after all versioned migrations.

-- ---- published ----

-- The units that stood on the day.
create or replace function units_on(day date)
  returns table (unit_id bigint, code text, name text, kind text, has_committee boolean, parent_id bigint)
  language sql stable
  as $$ select u.id, u.code, s.name, s.kind, s.has_committee, s.parent_id
        from unit_versions s join units u on u.id = s.unit_id
        where day between s.valid_from and s.valid_to $$;

-- Every unit that stood on the day with itself (distance 0) and each unit above it on that day.
create or replace function unit_closure_on(day date) returns table (unit_id bigint, ancestor_id bigint, distance int)
  language sql stable
  as $$ select unit_id, ancestor_id, distance from unit_closure where day between valid_from and valid_to $$;

-- Which unit is reached by a right given at which unit, on the day: those under it on the day; units that do not stand on the day are
-- reached by themselves and through their successors.
create or replace function units_in_scope_on(day date) returns table (unit_id bigint, ancestor_id bigint)
  language sql stable
  as $$ select unit_id, ancestor_id from unit_closure where day between valid_from and valid_to
        union all
        select h.unit_id, a.ancestor_id
        from unit_successors h join unit_closure a on a.unit_id = h.successor_id
        where day between a.valid_from and a.valid_to
          and not exists (select 1 from unit_versions s where s.unit_id = h.unit_id and day between s.valid_from and s.valid_to)
        union all
        select u.id, u.id from units u
        where not exists (select 1 from unit_versions s where s.unit_id = u.id and day between s.valid_from and s.valid_to) $$;

-- For reading the past in the tree of one day, as before (see effective_units_on in the first migration), but found from the few units that do not
-- stand on the day instead of from all: those with successors, those of a later version, and those that never stood under anybody.
create or replace function effective_units_on(day date) returns table (unit_id bigint, effective_unit_id bigint, ancestor_id bigint)
  language sql stable
  as $$ with recursive gone as materialized (
          select u.id as unit_id, coalesce(u.successor_id, last.parent_id) as next_id
          from (
            select unit_id from unit_successors
            union
            select unit_id from unit_versions where valid_from > day
            union
            select unit_id from unit_versions where parent_id is null
          ) maybe
          join units u on u.id = maybe.unit_id
          join lateral (
            select s.parent_id from unit_versions s where s.unit_id = u.id order by s.valid_from <= day desc, s.valid_from desc limit 1
          ) last on true
          where not exists (select 1 from unit_versions s where s.unit_id = u.id and day between s.valid_from and s.valid_to)
        ), led as (
          select unit_id, next_id as effective_unit_id from gone where next_id is not null
          union
          select led.unit_id, gone.next_id from led join gone on gone.unit_id = led.effective_unit_id where gone.next_id is not null
        )
        select a.unit_id, a.unit_id, a.ancestor_id from unit_closure a where day between a.valid_from and a.valid_to
        union all
        select led.unit_id, led.effective_unit_id, a.ancestor_id
        from led join unit_closure a on a.unit_id = led.effective_unit_id and day between a.valid_from and a.valid_to
        union all
        select unit_id, unit_id, unit_id from gone $$;

-- Each unit by the code that files use.
create or replace view unit_codes as select id as unit_id, code from units;

-- The official code of 14 digits as it is printed.
create or replace view official_codes_sheet as
  select u.code as unit, regexp_replace(o.code, '^(..)(...)(...)(...)(...)$', '\1.\2.\3.\4.\5') as official_code, o.valid_from, o.valid_to
  from unit_official_codes o join units u on u.id = o.unit_id;

-- Each unit as it is best named: in its last version.
create or replace view units_named as
  select u.id as unit_id, u.code, u.successor_id, s.name, s.kind, s.has_committee, s.parent_id, s.valid_from, s.valid_to, s.search
  from units u
  join lateral (
    select * from unit_versions s where s.unit_id = u.id order by s.valid_from desc limit 1
  ) s on true;

-- In the columns of the exchange format; the successor stands on the unit's last row.
create or replace view units_sheet as
  select u.code, s.name, s.kind, p.code as parent, s.has_committee, s.valid_from, s.valid_to,
    case when not exists (select 1 from unit_versions t where t.unit_id = s.unit_id and t.valid_from > s.valid_from) then n.code end as successor
  from unit_versions s
  join units u on u.id = s.unit_id
  left join units p on p.id = s.parent_id
  left join units n on n.id = u.successor_id;

-- Kinds of unit as others name and order them.
create or replace view unit_kinds_named as select code, name_vi, name_en, position from unit_kinds;

create or replace view unit_kinds_sheet as select code, name_vi, name_en, position from unit_kinds;

-- Whether a right given at some units reaches one unit on the day: as units_in_scope_on says it of all. A function of its own, so that its three
-- questions are planned once in a connection and not anew with every query about a single unit.
create or replace function unit_in_scope(unit bigint, day date, given bigint[]) returns boolean language plpgsql stable as $$
begin
  if exists (select 1 from unit_closure a where a.unit_id = unit and a.ancestor_id = any(given) and day between a.valid_from and a.valid_to) then
    return true;
  end if;
  if exists (select 1 from unit_versions s where s.unit_id = unit and day between s.valid_from and s.valid_to) then
    return false;
  end if;
  return unit = any(given) or exists (
    select 1 from unit_successors h join unit_closure a on a.unit_id = h.successor_id
    where h.unit_id = unit and a.ancestor_id = any(given) and day between a.valid_from and a.valid_to);
end $$;
-- The question is asked of each of a hundred units on one page: its plan for any given list is kept, where PostgreSQL would plan it anew for
-- each unit, which took four times as long as answering it.
alter function unit_in_scope(bigint, date, bigint[]) set plan_cache_mode = 'force_generic_plan';

-- Whether a right given at some units covers the whole realm: it reaches each of its heads. One that has ended, with all that followed it, no longer
-- counts where another goes on.
create or replace function realm_in_scope(day date, given bigint[]) returns boolean language sql stable as $$
  with heads as (
    select h.unit_id, exists (
        select 1 from unit_versions s
        where (s.unit_id = h.unit_id or s.unit_id in (select n.successor_id from unit_successors n where n.unit_id = h.unit_id))
          and day between s.valid_from and s.valid_to) as goes_on
    from realm_heads h
  )
  select count(*) > 0 and coalesce(bool_and(unit_in_scope(unit_id, day, given)), false)
  from heads where goes_on or not exists (select 1 from heads where goes_on)
$$;

-- Whether a right given at some units reaches every unit that stands at the top on the day, be it a head of the realm or not.
create or replace function tops_in_scope(day date, given bigint[]) returns boolean language sql stable as $$
  select coalesce(bool_and(unit_in_scope(unit_id, day, given)), true)
  from unit_versions where parent_id is null and day between valid_from and valid_to
$$;

-- ---- internal ----

-- Records the heads of a realm that has none yet, or whose heads have all ended, with all that followed them.
create or replace procedure record_realm_heads() language sql as $$
  insert into realm_heads (unit_id)
  select distinct unit_id from unit_versions
  where parent_id is null and valid_to = 'infinity' and not exists (
    select 1 from realm_heads h join unit_versions s
      on s.unit_id = h.unit_id or s.unit_id in (select n.successor_id from unit_successors n where n.unit_id = h.unit_id)
    where s.valid_to = 'infinity')
  on conflict on constraint realm_heads_key do nothing
$$;

-- The official code of a unit that has ended ends with it: another unit may have it from the next day on.
create or replace procedure close_official_codes() language sql as $$
  update unit_official_codes o set valid_to = greatest(o.valid_from, ended.last_day)
  from (select unit_id, max(valid_to) as last_day from unit_versions group by unit_id having max(valid_to) < 'infinity') ended
  where ended.unit_id = o.unit_id and o.valid_to = 'infinity'
$$;

-- What unit_closure must hold, from the versions of all units.
create or replace function expected_unit_closure()
  returns table (unit_id bigint, ancestor_id bigint, distance int, valid_from date, valid_to date)
  language sql stable as $$
  with recursive up as (
    select unit_id, unit_id as ancestor_id, 0 as distance, valid_from, valid_to from unit_versions
    union all
    select up.unit_id, s.parent_id, up.distance + 1, greatest(up.valid_from, s.valid_from), least(up.valid_to, s.valid_to)
    from up
    join unit_versions s
      on s.unit_id = up.ancestor_id and s.parent_id is not null and s.valid_from <= up.valid_to and s.valid_to >= up.valid_from
    where up.distance < 100              -- no tree is that deep: a ring would never end
  )
  select unit_id, ancestor_id, distance, lower(period), case when upper_inc(period) then upper(period) else upper(period) - 1 end
  from (
    select unit_id, ancestor_id, distance, unnest(range_agg(daterange(valid_from, valid_to, '[]'))) as period
    from up group by unit_id, ancestor_id, distance
  ) merged
$$;

-- What unit_successors must hold.
create or replace function expected_unit_successors() returns table (unit_id bigint, successor_id bigint) language sql stable as $$
  with recursive step as (
    select s.unit_id, s.parent_id as successor_id
    from unit_versions s
    where s.parent_id is not null and s.valid_to < 'infinity'
      and not exists (select 1 from unit_versions later where later.unit_id = s.unit_id and later.valid_from > s.valid_from)
    union
    select id, successor_id from units where successor_id is not null
  ), successors as (
    select unit_id, successor_id from step
    union
    select h.unit_id, s.successor_id from successors h join step s on s.unit_id = h.successor_id
  )
  select unit_id, successor_id from successors
$$;

-- Derives unit_closure and unit_successors anew from the versions of all units. For whole imports; a single step of the tree derives only
-- what it touched. Goes down the tree level by level: those above a unit are those above its parents, cut to the days under each, so that
-- only units with several versions need their days put together again.
create or replace procedure rebuild_unit_closure() language plpgsql as $$
declare
  level record;
begin
  analyze unit_versions;                -- many may be new: what is planned next must know
  delete from unit_closure;
  for level in
    with recursive down (unit_id, depth) as (
      select distinct unit_id, 0 from unit_versions where parent_id is null
      union
      select s.unit_id, down.depth + 1 from down join unit_versions s on s.parent_id = down.unit_id where down.depth < 100
    ), placed as (
      select unit_id, max(depth) as depth from down group by unit_id
    ), counted as (
      select unit_id, count(*) as versions from unit_versions group by unit_id
    )
    select depth, max(depth) over () as deepest, coalesce(array_agg(unit_id order by unit_id) filter (where versions = 1), '{}') as once,
      coalesce(array_agg(unit_id) filter (where versions > 1), '{}') as changed
    from placed join counted using (unit_id) group by depth order by depth
  loop
    if level.deepest = 100 then          -- two units stood under each other at different times: there are no levels
      insert into unit_closure (unit_id, ancestor_id, distance, valid_from, valid_to) select * from expected_unit_closure();
      exit;
    end if;
    insert into unit_closure (unit_id, ancestor_id, distance, valid_from, valid_to)
    select s.unit_id, near.id, near.distance, s.valid_from, s.valid_to
    from unnest(level.once) o(id)
    join unit_versions s on s.unit_id = o.id
    cross join lateral (values (s.unit_id, 0), (s.parent_id, 1)) near(id, distance)
    where near.id is not null
    union all
    select s.unit_id, a.ancestor_id, a.distance + 1, greatest(s.valid_from, a.valid_from), least(s.valid_to, a.valid_to)
    from unnest(level.once) o(id)
    join unit_versions s on s.unit_id = o.id
    join unit_closure a on a.unit_id = s.parent_id and a.distance > 0 and a.valid_from <= s.valid_to and a.valid_to >= s.valid_from;

    insert into unit_closure (unit_id, ancestor_id, distance, valid_from, valid_to)
    select unit_id, ancestor_id, distance, lower(period), case when upper_inc(period) then upper(period) else upper(period) - 1 end
    from (
      select unit_id, ancestor_id, distance, unnest(range_agg(daterange(valid_from, valid_to, '[]'))) as period
      from (
        select s.unit_id, near.id as ancestor_id, near.distance, s.valid_from, s.valid_to
        from unit_versions s cross join lateral (values (s.unit_id, 0), (s.parent_id, 1)) near(id, distance)
        where s.unit_id = any(level.changed) and near.id is not null
        union all
        select s.unit_id, a.ancestor_id, a.distance + 1, greatest(s.valid_from, a.valid_from), least(s.valid_to, a.valid_to)
        from unit_versions s
        join unit_closure a on a.unit_id = s.parent_id and a.distance > 0 and a.valid_from <= s.valid_to and a.valid_to >= s.valid_from
        where s.unit_id = any(level.changed)
      ) each_version
      group by unit_id, ancestor_id, distance
    ) merged;
    if level.depth = 2 then
      analyze unit_closure;
    end if;
  end loop;
  delete from unit_successors;
  insert into unit_successors (unit_id, successor_id) select * from expected_unit_successors();
  call record_realm_heads();
  call close_official_codes();
end $$;

-- Where the right over an ended unit goes next: its last parent and its successor.
create or replace function unit_direct_successors(unit bigint) returns setof bigint language sql stable as $$
  select parent_id
  from (select parent_id, valid_to from unit_versions where unit_id = unit order by valid_from desc limit 1) last
  where parent_id is not null and valid_to < 'infinity'
  union
  select successor_id from units where id = unit and successor_id is not null
$$;

create or replace function rebuild_unit_closure_of(touched bigint[]) returns table (changed_unit_id bigint, changed_ancestor_id bigint, first_day date) language plpgsql as $$
declare
  affected bigint[];
  without_successor bigint[];
  earlier unit_closure[];
begin
  with recursive below (id) as (
    select unnest(touched)
    union
    select s.unit_id from below join unit_versions s on s.parent_id = below.id
  )
  select array_agg(id) into affected
  from (select id from below union select a.unit_id from unit_closure a where a.ancestor_id = any(touched)) all_of_them;

  select array_agg(a) into earlier from unit_closure a where a.unit_id = any(affected);
  delete from unit_closure a where a.unit_id = any(affected);
  with recursive up as (
    select s.unit_id, s.unit_id as ancestor_id, 0 as distance, s.valid_from, s.valid_to from unit_versions s where s.unit_id = any(affected)
    union all
    select up.unit_id, s.parent_id, up.distance + 1, greatest(up.valid_from, s.valid_from), least(up.valid_to, s.valid_to)
    from up
    join unit_versions s
      on s.unit_id = up.ancestor_id and s.parent_id is not null and s.valid_from <= up.valid_to and s.valid_to >= up.valid_from
    where up.distance < 100
  )
  insert into unit_closure (unit_id, ancestor_id, distance, valid_from, valid_to)
  select unit_id, ancestor_id, distance, lower(period), case when upper_inc(period) then upper(period) else upper(period) - 1 end
  from (
    select unit_id, ancestor_id, distance, unnest(range_agg(daterange(valid_from, valid_to, '[]'))) as period
    from up group by unit_id, ancestor_id, distance
  ) merged;

  select array_agg(id) into without_successor
  from (select unnest(touched) as id union select h.unit_id from unit_successors h where h.successor_id = any(touched)) all_of_them;
  delete from unit_successors h where h.unit_id = any(without_successor);
  with recursive successors as (
    select a.id as unit_id, n.successor_id from unnest(without_successor) as a(id) cross join lateral unit_direct_successors(a.id) as n(successor_id)
    union
    select h.unit_id, n.successor_id from successors h cross join lateral unit_direct_successors(h.successor_id) as n(successor_id)
  )
  insert into unit_successors (unit_id, successor_id) select unit_id, successor_id from successors;
  call record_realm_heads();
  call close_official_codes();

  return query
    select d.unit_id, d.ancestor_id, lower(d.days)
    from (
      select unit_id, ancestor_id, (o.days - n.days) + (n.days - o.days) as days
      from (
        select p.unit_id, p.ancestor_id,
          coalesce(range_agg(daterange(p.valid_from, p.valid_to, '[]')) filter (where p.before), '{}') as old_days,
          coalesce(range_agg(daterange(p.valid_from, p.valid_to, '[]')) filter (where not p.before), '{}') as new_days
        from (
          select e.unit_id, e.ancestor_id, e.valid_from, e.valid_to, true as before from unnest(earlier) e
          union all
          select a.unit_id, a.ancestor_id, a.valid_from, a.valid_to, false from unit_closure a where a.unit_id = any(affected)
        ) p group by p.unit_id, p.ancestor_id
      ) both_days
      cross join lateral (select both_days.old_days) o (days)
      cross join lateral (select both_days.new_days) n (days)
    ) d
    where not isempty(d.days);
end $$;

-- Words of new rows, for searches with typing errors.
create or replace trigger unit_versions_new_words after insert on unit_versions referencing new table as new_rows
  for each statement execute function remember_words();
create or replace trigger unit_versions_changed_words after update on unit_versions referencing new table as new_rows
  for each statement execute function remember_words();
