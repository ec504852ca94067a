-- A bloc with three committees of three branches, two targets and a few inspections.
insert into units (code) values ('K'), ('A'), ('B'), ('C'), ('A1'), ('A2'), ('A3'), ('B1'), ('B2'), ('B3'), ('C1'), ('C2'), ('C3');
insert into unit_versions (unit_id, valid_from, parent_id, name, kind)
  select id, date '2015-01-01', case when code = 'K' then null when length(code) = 1 then (select id from units where code = 'K') else (select id from units p where p.code = left(u.code, 1)) end,
    case when code = 'K' then 'Đảng bộ Khối thử' when length(code) = 1 then 'Đảng bộ ' || code else 'Chi bộ ' || code end,
    case when code = 'K' then 'bloc' when length(code) = 1 then 'grassroots_committee' else 'branch' end
  from units u;
call rebuild_unit_closure();
insert into directives (symbol, kind, title, issued_on) values ('16-CTr/ĐUK', 'programme', 'Chương trình', '2026-01-10');
insert into figures (code, name_vi, name_en, function, activity_kind) values ('kt', 'Số cuộc kiểm tra', 'Inspections', 'count', 'inspection');
insert into figures (code, name_vi, name_en, function, activity_kind) values ('cd', 'Sinh hoạt chuyên đề', 'Thematic meetings', 'count', 'thematic_meeting');
insert into targets (code, directive_id, title, figure, period_from, period_to)
  select 'T1', id, 'Kiểm tra đảng viên: mỗi chi bộ ít nhất một cuộc', 'kt', date '2026-01-01', date '2026-12-31' from directives;
insert into targets (code, directive_id, title, figure, period_from, period_to)
  select 'T2', id, 'Sinh hoạt chuyên đề: mỗi chi bộ ít nhất một buổi', 'cd', date '2026-01-01', date '2026-12-31' from directives;
insert into target_minimums (target_id, unit_kind, minimum) select id, 'branch', 1 from targets;
insert into activities (ref, unit_id, kind, title, held_on, status, recorded_by, recorded_at)
  select 'R' || code, id, 'inspection', 'Kiểm tra', date '2026-03-05', 'confirmed', 0, now() from units where code in ('A1', 'A2', 'A3', 'B1');
insert into changes (topic, subject_id, sign) select 'activities', id, 1 from activities
