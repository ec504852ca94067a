-- English words that people say.
update task_kinds set name_en = 'One-to-one talk to hold' where code = 'talk_lead';
update task_kinds set name_en = 'Invitation to a one-to-one talk' where code = 'talk_invited';
