insert into task_kinds (code, name_vi, name_en, owner, seen_with, done_with, settled, term_days, remind_before, remind_after, escalate_after, position) values
  ('one_time_code', 'Cấp mã đăng nhập một lần', 'One-time code to make', 'unit', 'grant', 'grant', 'elsewhere', 2, '{}', '{1}', 3, 60);
