-- A board reads all results of its units, whatever their target.
create index target_unit_results_unit_index on target_unit_results (unit_id);
