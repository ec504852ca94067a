-- What a sender who is known is asked and told, and what the second named reader of a confidential concern owes: tasks like every other step, each
-- for one person alone. Of a confidential concern no sender is known: they look by their receipt code.
insert into task_kinds (code, name_vi, name_en, owner, seen_with, done_with, settled, term_days, term_working, remind_before, remind_after, escalate_after,
    position, named) values
  ('concern_asked', 'Ý kiến đã gửi: nơi giải quyết hỏi lại', 'Your concern: a question to answer', 'person', 'administer', 'administer', 'elsewhere', 10, true, '{3}', '{1}', null, 61, true),
  ('concern_told', 'Ý kiến đã gửi: có trả lời để đọc', 'Your concern: an answer to read', 'person', 'administer', 'administer', 'elsewhere', 5, true, '{}', '{}', null, 62, true),
  ('concern_check', 'Ý kiến kín: bản trả lời chờ kiểm tra', 'Confidential concern: an answer to check', 'person', 'administer', 'administer', 'elsewhere', 3, true, '{1}', '{1,3}', null, 63, true),
  ('concern_identity', 'Ý kiến kín: đề nghị hỏi danh tính chờ trả lời', 'Confidential concern: a request to ask who the sender is', 'person', 'administer', 'administer', 'elsewhere', 5, true, '{1}', '{1,3}', null, 64, true);
create index concerns_person_index on concerns (sender_person_id) where sender_person_id is not null;
