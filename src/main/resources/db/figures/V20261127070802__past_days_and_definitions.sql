-- What was kept of a target is forgotten when it asks something else: were it only compared with what the target asks, a target that is set
-- back to what it asked before would find numbers that nobody followed in between.
create function forget_past_days() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'figures' then
    delete from target_days d using targets t where d.target_id = t.id and t.figure = new.code;
  elsif tg_table_name = 'targets' then
    delete from target_days where target_id = new.id;
  elsif tg_op = 'DELETE' then
    delete from target_days where target_id = old.target_id;
  else
    delete from target_days where target_id = new.target_id;
  end if;
  return null;
end $$;
create trigger forget_past_days after update on figures for each row execute function forget_past_days();
create trigger forget_past_days after update on targets for each row execute function forget_past_days();
create trigger forget_past_days after insert or update or delete on target_minimums for each row execute function forget_past_days();

-- Counts up with each place that is taken and each fold that drops some: a fold that does not yet see a place that was taken fails and is
-- tried again.
alter table totals_state add column places bigint not null default 0;
