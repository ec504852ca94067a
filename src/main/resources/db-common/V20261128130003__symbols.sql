-- How symbols of papers (12-HD/BTCTW) are compared, however somebody wrote them.
-- Names are qualified because PostgreSQL 17 and later analyse and re-index with an empty search path.

-- Letters of other alphabets that look like Latin ones are those: Eth and African D are Đ, Cyrillic and Greek capitals their likenesses.
-- The same table is in LatinLetters.java.
create function latin_letters(text) returns text
  language sql immutable strict parallel safe
  as $$ select translate(normalize($1, NFKC), 'ÐƉðɖАВЕКМНОРСТУХІЅЈаеорсухіѕјкмнтвΑΒΕΖΗΙΚΜΝΟΡΤΥΧο', 'ĐĐđđABEKMHOPCTYXISJaeopcyxisjkmhtbABEZHIKMNOPTYXo') $$;

-- A whole symbol without what is only spelling: case, spaces, kinds of dash, "số" in front, leading zeros. 8-KH/TU
create function symbol_key(text) returns text
  language sql immutable strict parallel safe
  as $$
    select regexp_replace(regexp_replace(
      translate(regexp_replace(upper(mach_common.latin_letters($1) collate "vi-x-icu"), '[\s\u00ad\u200b-\u200f\u2060\ufeff]+', '', 'g'), '‐‑‒–—―−', '-------'),
      '^(SỐ|SO|NO)[:.]?(?=\d)', ''), '^0+(?=\d)', '')
  $$;

-- The abbreviation of a kind, in capitals, in its proper spelling where it is one of ours written with other accents: QD is QĐ; DA and ĐA are two.
-- As DocumentKind.abbreviated reads it.
create function symbol_kind(text) returns text
  language sql immutable strict parallel safe
  as $$
    select coalesce(
      (select known from unnest(kinds) known where known = $1),
      (select known from unnest(kinds) with ordinality each_kind(known, position)
        where translate(known, 'Đ', 'D') = translate(regexp_replace(normalize($1, NFD), '[\u0300-\u036f]', '', 'g'), 'Đ', 'D') order by position limit 1),
      $1)
    from (select array['NQ', 'CT', 'KL', 'QĐ', 'HD', 'KH', 'CTR', 'BC', 'TB', 'CV', 'QC', 'QTR', 'TT', 'TTR', 'BB', 'ĐA', 'PA', 'DA', 'QH', 'CL', 'TC',
      'LKG', 'GT', 'GM', 'PC'] as kinds) ours
  $$;

-- What a run of numbers counts: the number and the abbreviation of the kind, or ĐH for any paper of a congress. 8 KH; null where it is no symbol.
create function symbol_number(text) returns text
  language sql immutable strict parallel safe
  as $$
    select case
      when party[3] like 'ĐH%' then party[1] || ' ĐH'
      when party is not null then party[1] || ' ' || mach_common.symbol_kind(party[2])
      when state is not null then state[1] || ' ' || mach_common.symbol_kind(state[2])
    end
    from (
      select regexp_match(symbol, '^(\d{1,6}[^-/0-9]?)-([^-/0-9]{1,8})/(.+)$') as party,
        regexp_match(symbol, '^(\d{1,6}[^-/0-9]?)/(?:\d{4}/)?([^-/0-9]{1,8})-(.+)$') as state
      from (select mach_common.symbol_key($1) as symbol) keyed
    ) matched
  $$;
