-- An activity may be recorded inside a savepoint. There its rows bear the number of the savepoint, not that of the transaction: its amounts and
-- participants come with it where they bear the same.
create function activity_amounts_come_with_record() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from touched t
    join activities a on a.id = t.activity_id and a.status <> 'draft' and a.xmin <> pg_current_xact_id()::xid
    join activity_amounts m on m.activity_id = t.activity_id and m.amount = t.amount
    where m.xmin <> a.xmin
  ) then
    raise exception 'Amounts of a confirmed or withdrawn activity stay as they are'
      using errcode = 'integrity_constraint_violation', constraint = 'activity_amounts_evidence';
  end if;
  return null;
end $$;

create function activity_participants_come_with_record() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from touched t
    join activities a on a.id = t.activity_id and a.status <> 'draft' and a.xmin <> pg_current_xact_id()::xid
    join activity_participants m on m.activity_id = t.activity_id and m.unit_id = t.unit_id
    where m.xmin <> a.xmin
  ) then
    raise exception 'Participants of a confirmed or withdrawn activity stay as they are'
      using errcode = 'integrity_constraint_violation', constraint = 'activity_participants_evidence';
  end if;
  return null;
end $$;

drop trigger activity_amounts_inserted on activity_amounts;
create trigger activity_amounts_inserted after insert on activity_amounts
  referencing new table as touched for each statement execute function activity_amounts_come_with_record();

drop trigger activity_participants_inserted on activity_participants;
create trigger activity_participants_inserted after insert on activity_participants
  referencing new table as touched for each statement execute function activity_participants_come_with_record();
