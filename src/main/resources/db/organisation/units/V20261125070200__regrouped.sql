-- Derives closure and successors anew for the subtrees of the touched units. Gives each unit that has others above it than before, with the one
-- above it (or itself) that has it beneath on other days than before.
drop function rebuild_unit_closure_of(bigint[]);
create function rebuild_unit_closure_of(touched bigint[]) returns table (changed_unit_id bigint, changed_ancestor_id bigint) language plpgsql as $$
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
    select distinct d.unit_id, d.ancestor_id
    from (
      (select * from unnest(earlier) except select a.* from unit_closure a where a.unit_id = any(affected))
      union all
      (select a.* from unit_closure a where a.unit_id = any(affected) except select * from unnest(earlier))
    ) d;
end $$;
