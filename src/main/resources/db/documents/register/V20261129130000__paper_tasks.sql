-- An incoming paper is a task of the unit in charge.
insert into task_kinds (code, name_vi, name_en, owner, seen_with, done_with, settled, term_days, term_working, remind_before, remind_after, escalate_after, position) values
  ('incoming_paper', 'Giải quyết văn bản đến', 'Deal with an incoming paper', 'unit', 'see_letters', 'record', 'elsewhere', 10, true, '{3,1}', '{1,3}', 5, 23);
