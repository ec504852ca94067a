-- What was kept of a target is forgotten when it asks something else: were it only compared with what the target asks, a target that is set
-- back to what it asked before would find numbers that nobody followed in between.
create function drop_board_snapshots() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'figures' then
    delete from board_snapshots d using targets t where d.target_id = t.id and t.figure = new.code;
  elsif tg_table_name = 'targets' then
    delete from board_snapshots where target_id = new.id;
  elsif tg_op = 'DELETE' then
    delete from board_snapshots where target_id = old.target_id;
  else
    delete from board_snapshots where target_id = new.target_id;
  end if;
  return null;
end $$;
create trigger drop_board_snapshots after update on figures for each row execute function drop_board_snapshots();
create trigger drop_board_snapshots after update on targets for each row execute function drop_board_snapshots();
create trigger drop_board_snapshots after insert or update or delete on target_minimums for each row execute function drop_board_snapshots();

-- Counts up with each place that is taken and each refresh that drops some: a refresh that does not yet see a place that was taken fails and is
-- tried again.
alter table rollup_state add column places bigint not null default 0;
