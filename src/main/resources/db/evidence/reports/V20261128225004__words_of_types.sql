-- English words that people say.
update report_types set name_en = 'End-of-term report' where code = 'term' and name_en = 'Report of a term';
