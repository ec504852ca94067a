-- Help for people and households: each visit, each help that was handed over, each event for many is one activity. Tags say which and for what reason.
insert into activity_kinds (code, name_vi, name_en, attendance, names_persons, position) values
  ('care', 'Chăm lo đời sống', 'Care for people', 'none', true, 115) on conflict do nothing;

insert into activity_kind_amounts (kind, amount, name_vi, name_en, position) values
  ('care', 'visits', 'Lượt thăm', 'Visits', 1),
  ('care', 'households', 'Hộ được giúp (mỗi hộ một lần trong năm)', 'Households helped (each once a year)', 2),
  ('care', 'households_of_unit', 'Hộ được tổ chức này giúp (mỗi hộ một lần trong năm)', 'Households helped by the unit itself (each once a year)', 3),
  ('care', 'households_of_kind', 'Hộ theo từng loại việc (mỗi hộ một lần trong năm)', 'Households of one kind (each once a year)', 4),
  ('care', 'people', 'Lượt người khám sức khỏe, tham quan', 'People at events', 5),
  ('care', 'money_vnd', 'Tiền đã trao (đồng)', 'Money given (VND)', 6),
  ('care', 'gifts_vnd', 'Quà ước tính (đồng)', 'Gifts, estimated (VND)', 7) on conflict do nothing;
