-- What somebody owes about a confidential concern is for named eyes too: no list, board, count or escalation shows it to others.
insert into task_kinds (code, name_vi, name_en, owner, seen_with, done_with, settled, term_days, remind_before, remind_after, escalate_after, position, named) values
  ('concern_named', 'Ý kiến kín chờ trả lời', 'Confidential concern to answer', 'person', 'administer', 'administer', 'elsewhere', null, '{3,1}', '{1,3,7}', null, 60, true);
