-- Whoever owes a task is told where its day, hour or place changed.
alter table notices drop constraint notices_kind;
alter table notices add constraint notices_kind check (kind in
  ('assigned', 'due_soon', 'overdue', 'returned', 'handed_on', 'changed', 'accepted', 'answered', 'escalated'));
