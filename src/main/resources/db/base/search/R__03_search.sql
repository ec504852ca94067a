-- Functions of search. Flyway runs this file again whenever it changes, after all versioned migrations.

-- ---- published ----

-- A trigger: notes the words of the column "search" of new rows, which the trigger calls new_rows.
create or replace function remember_words() returns trigger language plpgsql as $$
begin
  insert into search_words (word)
  select distinct piece.word
  from new_rows, string_to_table(new_rows.search, ' ') whole (word), left(whole.word, 20) piece (word)
  where length(piece.word) >= 2 and piece.word ~ '^[a-z]+$'
    and not exists (select 1 from search_words known where known.word = piece.word);
  return null;
end $$;
