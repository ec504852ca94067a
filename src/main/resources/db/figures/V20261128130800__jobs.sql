-- Work that somebody waits for stands in the table of jobs.
drop table totals_work, target_days_work;
