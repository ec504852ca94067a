-- A voted score waits for whoever confirms it; one that was given back for the branch.
insert into task_kinds (code, name_vi, name_en, owner, seen_with, done_with, settled, term_days, remind_before, remind_after, escalate_after, position) values
  ('score_confirm', 'Xác nhận điểm sinh hoạt', 'Confirm the score of a meeting', 'either', 'see_drafts', 'record', 'elsewhere', 5, '{1}', '{1,3}', null, 33),
  ('score_again', 'Chấm lại điểm sinh hoạt', 'Score a meeting anew', 'unit', 'see_drafts', 'record', 'elsewhere', 5, '{1}', '{1,3}', null, 34);
