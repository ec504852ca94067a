-- Whether a right given at some units reaches one unit on the day: as units_reached says it of all. A function of its own, so that its three
-- questions are planned once in a connection and not anew with every query about a single unit.
create function unit_reached(unit bigint, day date, given bigint[]) returns boolean language plpgsql stable as $$
begin
  if exists (select 1 from unit_ancestry a where a.unit_id = unit and a.ancestor_id = any(given) and day between a.valid_from and a.valid_to) then
    return true;
  end if;
  if exists (select 1 from unit_stretches s where s.unit_id = unit and day between s.valid_from and s.valid_to) then
    return false;
  end if;
  return unit = any(given) or exists (
    select 1 from unit_heirs h join unit_ancestry a on a.unit_id = h.heir_id
    where h.unit_id = unit and a.ancestor_id = any(given) and day between a.valid_from and a.valid_to);
end $$;
