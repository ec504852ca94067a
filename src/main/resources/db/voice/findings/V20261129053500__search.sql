-- Findings are found by their titles.
alter table findings add search text generated always as (' ' || searchable(title)) stored;
create index findings_search on findings using gin (search gin_trgm_ops);
