-- A talk of two persons that both confirmed: only that there was one. Its records are not for everybody who may see the unit.
insert into activity_kinds (code, name_vi, name_en, attendance, names_persons, position) values
  ('two_person_talk', 'Gặp gỡ, trao đổi hai người', 'Talk of two', 'none', true, 105) on conflict do nothing;

insert into activity_kind_amounts (kind, amount, name_vi, name_en, position) values
  ('dialogue', 'questions', 'Câu hỏi, ý kiến gửi đến', 'Questions sent in', 1) on conflict do nothing;
