-- Work that somebody waits for stands in the table of jobs.
drop table consistency_work, board_snapshot_requests;
