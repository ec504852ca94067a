insert into task_kinds (code, name_vi, name_en, owner, seen_with, done_with, settled, term_days, remind_before, remind_after, escalate_after, position) values
  ('message', 'Đôn đốc của cấp trên', 'Reminder from above', 'unit', 'see_drafts', 'record', 'elsewhere', 5, '{1}', '{1,3}', null, 20);
