-- Units with many under them, on some day: their figures are read from sums by day. Those of smaller ones are counted from the evidence.
create table daily_aggregate_units (
  unit_id bigint constraint daily_aggregate_units_key primary key
);

-- The figures that are summed, and how each was defined when it was.
create table daily_aggregate_figures (
  figure text constraint daily_aggregate_figures_key primary key,
  defined text not null
);

-- What counts for a figure in a unit of daily_aggregate_units on one day, as the tree stood on that day. A day without any has no row.
create table daily_aggregates (
  unit_id bigint not null,
  figure text not null,
  day date not null,
  activities bigint not null,
  numerator numeric not null,
  base numeric not null,
  constraint daily_aggregates_key primary key (unit_id, figure, day)
);
