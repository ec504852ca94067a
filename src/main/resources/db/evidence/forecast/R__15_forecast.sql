-- Functions of forecasts. Flyway runs this file again whenever it changes, after all versioned migrations.

-- ---- internal ----

-- How far a unit is with a target, coarse enough that units can be compared. 0: nothing counts yet, or a rate or an average without a value. Of a number: 1 to 10
-- for each tenth of the minimum that it has begun, 11 where it has all of it. Of these (rate; the numerator times figure_scale): 20 + each two points above the minimum, to 29; below it down to 10.
-- The same rule for pages: Position.java.
create or replace function forecast_position(rate boolean, activities bigint, numerator numeric, base numeric, minimum numeric) returns int
  language sql immutable
  return case
    when activities = 0 then 0
    when rate then case when base = 0 then 0
      else cast(20 + greatest(-10, least(9, floor((numerator / base - minimum) / 2))) as int) end
    when numerator >= minimum then 11
    else cast(1 + floor(10 * numerator / minimum) as int)
  end;
