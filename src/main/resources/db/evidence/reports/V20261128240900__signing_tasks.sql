-- A report that was submitted waits for whoever signs for its unit; what the level above asks back waits for an answer.
insert into task_kinds (code, name_vi, name_en, owner, seen_with, done_with, settled, term_days, remind_before, remind_after, escalate_after, position) values
  ('report_sign', 'Ký báo cáo', 'Sign a report', 'unit', 'see_drafts', 'sign', 'elsewhere', 2, '{1}', '{1,3}', null, 31),
  ('report_answer', 'Trả lời cấp trên hỏi về báo cáo', 'Answer the level above about a report', 'unit', 'see_drafts', 'report', 'elsewhere', 3, '{1}', '{1,3}', null, 32);
