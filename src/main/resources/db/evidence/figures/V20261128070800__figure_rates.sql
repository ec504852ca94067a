-- How often each rate occurred in a unit of daily_aggregate_units on one day, for figures whose value is a median: medians of days cannot be put
-- together, but these counts can. A rate is numerator ÷ base in lowest terms.
create table figure_rates (
  unit_id bigint not null,
  figure text not null,
  day date not null,
  numerator bigint not null,
  base bigint not null,
  activities bigint not null,
  constraint figure_rates_key primary key (unit_id, figure, day, numerator, base)
);
