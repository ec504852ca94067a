-- A score of a meeting that was confirmed: evidence of its own, so that figures count the average and the share of good meetings.
insert into activity_kinds (code, name_vi, name_en, attendance, position) values
  ('meeting_score', 'Chấm điểm sinh hoạt chi bộ', 'Score of a branch meeting', 'none', 900) on conflict do nothing;

insert into activity_kind_amounts (kind, amount, name_vi, name_en, position) values
  ('meeting_score', 'score_percent', 'Điểm (% điểm tối đa)', 'Score (% of the maximum)', 1),
  ('meeting_score', 'good_percent', 'Buổi xếp loại tốt (100 hoặc 0)', 'Meeting of the best band (100 or 0)', 2) on conflict do nothing;
