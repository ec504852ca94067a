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

-- How text is compared in searches: without case, accents, or where a tone mark is placed. Stored text is NFC.
-- Names are qualified because PostgreSQL 17 and later analyse and re-index with an empty search path.
create function searchable(text) returns text
  language sql immutable strict parallel safe
  as $$ select lower(mach_common.unaccent('mach_common.unaccent'::regdictionary, $1)) $$;
