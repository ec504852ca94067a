-- Units with many under them, on some day: their figures are read from sums by day. Those of smaller ones are counted from the evidence.
create table summed_units (
  unit_id bigint constraint summed_units_key primary key
);

-- The figures that are summed, and how each was defined when it was.
create table summed_figures (
  figure text constraint summed_figures_key primary key,
  defined text not null
);

-- What counts for a figure in a unit of summed_units on one day, as the tree stood on that day. A day without any has no row.
create table figure_days (
  unit_id bigint not null,
  figure text not null,
  day date not null,
  activities bigint not null,
  numerator numeric not null,
  base numeric not null,
  constraint figure_days_key primary key (unit_id, figure, day)
);
