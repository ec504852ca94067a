-- English words that people say.
update activity_kinds set name_en = 'One-to-one talk' where code = 'two_person_talk' and name_en = 'Talk of two';
