-- How the units stand today that running targets ask something of, each with its chance of having reached the minimum on the last day.
-- {{which}} narrows target_results r. Takes :today, :rates (codes of the functions that are evaluated as they stand) and :lasting (of those that never rise again).
-- told: of target_results, of the unit, and of the forecast; chance null: there is none.
with standing as (
  select r.target_id, r.unit_id, s.code, s.name, s.kind, s.has_committee, s.parent_id, r.minimum, r.activities, r.numerator, r.base, r.reached, f.function,
    f.function = any (:rates) as rate, f.function = any (:lasting) and r.base > 0 and r.activities > 0 and not r.reached as lost
  from target_results r
  join targets t on t.id = r.target_id
  join figures f on f.code = t.figure
  join units_on(cast(:today as date)) s on s.unit_id = r.unit_id
  where {{which}}
),
placed as (
  select s.*, forecast_position(s.rate, s.activities, figure_scale(s.function) * s.numerator, s.base, s.minimum) as position from standing s
),
told as (
  select p.*, x.units, x.made, x.wide_units, x.wide_made, w.open_units, w.open_made, w.units as all_units, w.made as all_made, w.known_day, w.last_day,
    case when p.reached and not p.rate then 1 when p.lost then 0 else x.chance end as chance
  from placed p
  left join forecasts w on w.target_id = p.target_id
  left join forecast_rates x
    on x.target_id = p.target_id and x.unit_kind = p.kind and x.has_committee is not distinct from p.has_committee and x.position = p.position
)
