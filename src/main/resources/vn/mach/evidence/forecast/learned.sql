-- Follows compared.sql: keeps what became of the units, and the chance at each position. Each group counts by its number of units against
-- :weight units of the next wider one: the class at the position, all classes at it, all units that had not reached the minimum, all units.
-- Takes :asked, :as_of, :few (with fewer units there is no forecast), :weight and the parameters of compared.sql.
, groups as materialized (
  select unit_kind, has_committee, position, count(*) as units, count(*) filter (where made) as made, bool_or(recorded) as recorded
  from compared group by unit_kind, has_committee, position
),
whole as materialized (
  select coalesce(sum(units), 0) as units, coalesce(sum(made), 0) as made,
    coalesce(sum(units) filter (where :rate or position <> 11), 0) as open_units,
    coalesce(sum(made) filter (where :rate or position <> 11), 0) as open_made, coalesce(bool_or(recorded), false) as recorded
  from groups
),
kept as (
  insert into forecasts (target_id, as_of, asked, first_day, known_day, last_day, units, made, open_units, open_made, recorded)
  select :target, :as_of, :asked, :first_day, :known_day, :last_day, units, made, open_units, open_made, recorded from whole
),
grid as (
  select c.unit_kind, c.has_committee, p.position, coalesce(g.units, 0) as units, coalesce(g.made, 0) as made
  from target_classes c
  cross join generate_series(0, 29) p (position)
  left join groups g on g.unit_kind = c.unit_kind and g.has_committee is not distinct from c.has_committee and g.position = p.position
  where c.target_id = :target and (p.position = 0 or p.position >= 10 and :rate or p.position <= 11 and not :rate)
),
wide as (
  select g.*, sum(g.units) over (partition by g.position) as wide_units, sum(g.made) over (partition by g.position) as wide_made,
    (w.open_made + :weight * w.made / w.units) / (w.open_units + :weight) as open_share
  from grid g cross join whole w
  where w.units >= :few and w.recorded
)
insert into forecast_rates (target_id, unit_kind, has_committee, position, units, made, wide_units, wide_made, chance)
select :target, unit_kind, has_committee, position, units, made, wide_units, wide_made,
  round((made + :weight * (wide_made + :weight * open_share) / (wide_units + :weight)) / (units + :weight), 6)
from wide
