-- Words that occur in names and titles, as searchable() writes them: what somebody typed wrongly is compared with them. A word may stand twice when
-- two transactions met it first; no transaction waits for another here.
create table search_words (
  word text not null
);

create index search_words_word on search_words (word);
