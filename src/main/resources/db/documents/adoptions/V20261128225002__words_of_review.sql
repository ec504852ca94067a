-- English words that people say.
update task_kinds set name_en = 'Plan to review' where code = 'plan_review';
