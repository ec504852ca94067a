-- The steps that inspections and supervisions reached: evidence of its own, so that a target names the step at which it counts. Recorded by the
-- product when a step is taken; never typed.
insert into activity_kinds (code, name_vi, name_en, attendance, position) values
  ('inspection_announce', 'Kiểm tra đảng viên: đã thông báo', 'Inspection: announced', 'none', 910),
  ('inspection_report', 'Kiểm tra đảng viên: đã có báo cáo tự kiểm tra', 'Inspection: own report handed in', 'none', 911),
  ('inspection_check', 'Kiểm tra đảng viên: đã thẩm tra', 'Inspection: checked', 'none', 912),
  ('inspection_conclude', 'Kiểm tra đảng viên: đã kết luận', 'Inspection: concluded', 'none', 913),
  ('inspection_close', 'Kiểm tra đảng viên: đã kết thúc hồ sơ', 'Inspection: file closed', 'none', 914),
  ('supervision_announce', 'Giám sát đảng viên: đã thông báo', 'Supervision: announced', 'none', 920),
  ('supervision_report', 'Giám sát đảng viên: đã có báo cáo tự kiểm tra', 'Supervision: own report handed in', 'none', 921),
  ('supervision_check', 'Giám sát đảng viên: đã thẩm tra', 'Supervision: checked', 'none', 922),
  ('supervision_conclude', 'Giám sát đảng viên: đã kết luận', 'Supervision: concluded', 'none', 923),
  ('supervision_close', 'Giám sát đảng viên: đã kết thúc hồ sơ', 'Supervision: file closed', 'none', 924) on conflict do nothing;
