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
create index unit_versions_valid_from on unit_versions (valid_from);

-- A change names the pair, and the first day on which it is another: which unit has come under which, or is gone from under it.
alter table ancestry_changes add column below_id bigint, add column first_day date;

-- As before, and tells for each pair the first day on which it is otherwise.
drop function rebuild_unit_closure_of(bigint[]);
create function rebuild_unit_closure_of(touched bigint[]) returns table (changed_unit_id bigint, changed_ancestor_id bigint, first_day date) language plpgsql as $$
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
