-- A report that units owe: its type and period, by which their tasks know it.
create table report_duties (
  id bigint generated always as identity constraint report_duties_key primary key,
  type text not null constraint report_duties_type references report_types,
  period_from date not null,
  period_to date not null,
  constraint report_duties_once unique (type, period_from, period_to)
);

insert into task_kinds (code, name_vi, name_en, owner, seen_with, done_with, settled, remind_before, remind_after, escalate_after, position) values
  ('report', 'Báo cáo định kỳ', 'Periodic report', 'unit', 'see_drafts', 'report', 'elsewhere', '{10,3}', '{1,3,7}', 3, 30);
