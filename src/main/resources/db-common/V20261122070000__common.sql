-- What all realms share: the list of realms, extensions, and text folding for search.
create extension if not exists unaccent schema mach_common;
create extension if not exists pg_trgm schema mach_common;
create extension if not exists btree_gist schema mach_common;

create table realms (
  name text constraint realms_name primary key,
  title text not null,
  zone text not null,
  first boolean not null,
  created_at timestamptz not null default now()
);
create unique index realms_one_first on realms (first) where first;

-- How text is compared in searches: without case, accents, punctuation, or where a tone mark is placed; words with one space between. Stored text is NFC.
-- A column to be searched begins with a space, so that ' ap' finds the beginning of any word. Nothing in it has a meaning in a pattern of like.
-- Names are qualified because PostgreSQL 17 and later analyse and re-index with an empty search path.
create function searchable(text) returns text
  language sql immutable strict parallel safe
  as $$ select btrim(replace(replace(replace(translate(
      lower(mach_common.unaccent('mach_common.unaccent'::regdictionary, $1)),
      E'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~–—‘’“”«»…·\t\n\u00a0', rpad('', 60, ' ')),
    '  ', ' '), '  ', ' '), '  ', ' ')) $$;
