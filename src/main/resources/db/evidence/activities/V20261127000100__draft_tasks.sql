insert into task_kinds (code, name_vi, name_en, owner, seen_with, done_with, settled, term_days, remind_before, remind_after, escalate_after, position) values
  ('draft', 'Xác nhận hoặc hủy bản nháp', 'Confirm or withdraw a draft', 'unit', 'see_drafts', 'record', 'elsewhere', 7, '{1}', '{7}', null, 60),
  ('draft_named', 'Xác nhận hoặc hủy bản nháp có tên người', 'Confirm or withdraw a draft that names persons', 'unit', 'see_named', 'record', 'elsewhere', 7, '{1}', '{7}', null, 61);
