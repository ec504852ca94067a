-- Requests to read a file for named readers: one kind of task for the files of all modules.
insert into task_kinds (code, name_vi, name_en, owner, seen_with, done_with, settled, term_days, remind_before, remind_after, escalate_after, position, named) values
  ('named_request', 'Đề nghị được đọc hồ sơ chỉ định người đọc', 'Request to read a file for named readers', 'person', 'administer', 'administer', 'elsewhere', 5, '{1}', '{1,3}', null, 63, true);

update task_subjects set kind = 'named_request' where kind in ('inspection_request', 'talk_file');
update tasks set kind = 'named_request' where kind in ('inspection_request', 'talk_file');
-- Counts of such kinds are shown to nobody.
delete from task_deltas where kind in ('inspection_request', 'talk_file');
delete from task_counts where kind in ('inspection_request', 'talk_file');
delete from task_kinds where code in ('inspection_request', 'talk_file');
