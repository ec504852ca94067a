insert into task_kinds (code, name_vi, name_en, owner, seen_with, done_with, settled, term_days, remind_before, remind_after, escalate_after, position) values
  ('discrepancy', 'Xử lý chỗ lệch khi đối chiếu số liệu', 'Discrepancies of a consistency check', 'unit', 'set_targets', 'set_targets', 'elsewhere', 5, '{1}', '{1,3}', null, 70);
