-- Marks on paper have halves and quarters: 8,5 of 10. Views that read the column are made again by R__24_study.sql.
drop view if exists marks_sheet;
alter table study_marks alter column points type numeric(6, 2);
