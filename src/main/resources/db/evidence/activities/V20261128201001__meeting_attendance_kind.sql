-- Who came to a branch meeting, by standing: evidence of its own, so that figures count it. Recorded when the meeting is closed.
insert into activity_kinds (code, name_vi, name_en, attendance, position) values
  ('meeting_attendance', 'Điểm danh sinh hoạt chi bộ', 'Attendance of a branch meeting', 'none', 901) on conflict do nothing;

insert into activity_kind_amounts (kind, amount, name_vi, name_en, position) values
  ('meeting_attendance', 'official_due', 'Đảng viên chính thức phải dự', 'Official members due', 1),
  ('meeting_attendance', 'official_present', 'Đảng viên chính thức có mặt', 'Official members present', 2),
  ('meeting_attendance', 'probationary_due', 'Đảng viên dự bị phải dự', 'Probationary members due', 3),
  ('meeting_attendance', 'probationary_present', 'Đảng viên dự bị có mặt', 'Probationary members present', 4),
  ('meeting_attendance', 'temporary_due', 'Đảng viên sinh hoạt tạm thời phải dự', 'Members here temporarily who are due', 5),
  ('meeting_attendance', 'temporary_present', 'Đảng viên sinh hoạt tạm thời có mặt', 'Members here temporarily who came', 6),
  ('meeting_attendance', 'not_due_present', 'Được miễn hoặc sinh hoạt nơi khác, vẫn dự', 'Exempt or elsewhere, came all the same', 7),
  ('meeting_attendance', 'excused', 'Vắng có lý do', 'Away with a reason', 8),
  ('meeting_attendance', 'absent', 'Vắng không lý do', 'Away without a reason', 9),
  ('meeting_attendance', 'guests', 'Khách dự', 'Guests', 10) on conflict do nothing;
