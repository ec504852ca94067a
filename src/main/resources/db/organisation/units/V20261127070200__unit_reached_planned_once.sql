-- The question is asked of each of a hundred units on one page: its plan for any given list is kept, where PostgreSQL would plan it anew for
-- each unit, which took four times as long as answering it.
alter function unit_in_scope(bigint, date, bigint[]) set plan_cache_mode = 'force_generic_plan';
