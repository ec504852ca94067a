-- What is counted of findings: those that came in, what was answered and in time, visits that were made. The records name no person.
insert into activity_kinds (code, name_vi, name_en, attendance, position) values
  ('finding', 'Phát hiện từ thực tiễn', 'Finding from practice', 'none', 910),
  ('finding_answer', 'Trả lời phát hiện từ thực tiễn', 'Answer to findings', 'none', 911),
  ('field_visit', 'Đi thực tế, khảo sát cơ sở', 'Visit on the ground', 'none', 912) on conflict do nothing;
insert into activity_kind_amounts (kind, amount, name_vi, name_en, position) values
  ('finding', 'cases', 'Số trường hợp gặp phải', 'Cases seen', 1),
  ('finding_answer', 'findings', 'Phát hiện được trả lời', 'Findings answered', 1),
  ('finding_answer', 'in_time', 'Phát hiện được trả lời đúng hạn', 'Findings answered in time', 2) on conflict do nothing;
