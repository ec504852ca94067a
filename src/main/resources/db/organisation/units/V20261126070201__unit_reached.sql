-- Whether a right given at some units reaches one unit on the day: as units_in_scope_on says it of all. A function of its own, so that its three
-- questions are planned once in a connection and not anew with every query about a single unit.
create function unit_in_scope(unit bigint, day date, given bigint[]) returns boolean language plpgsql stable as $$
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
