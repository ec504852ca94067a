-- What a realm set otherwise than the rules of layout say: a row for each layout that was changed. Margins and indent in mm, all else in pt.
create table papers_measures (
  layout text constraint papers_measures_key primary key constraint papers_measures_layout check (layout in ('party', 'state')),
  top numeric(4, 1) not null,
  bottom numeric(4, 1) not null,
  left_side numeric(4, 1) not null,
  right_side numeric(4, 1) not null,
  text_size numeric(4, 1) not null,
  kind_size numeric(4, 1) not null,
  subject_size numeric(4, 1) not null,
  table_size numeric(4, 1) not null,
  line_height numeric(4, 1) not null,
  gap numeric(4, 1) not null,
  indent numeric(4, 1) not null
);

-- What guidelines on layout say beside margins and sizes, from the day each holds. A paper follows the one of its own day.
create table papers_layouts (
  layout text not null constraint papers_layouts_layout check (layout in ('party', 'state')),
  valid_from date not null,
  source text not null,
  hyphens boolean not null,                 -- five hyphens under the subject instead of a rule
  plain_post boolean not null,              -- the signer's post is never bold
  own_name boolean not null,                -- a deputy signs for a committee under the own post, without K/T
  recipients_end text not null,             -- what ends each recipient but the last; empty: as the layout does
  as_above boolean not null,                -- recipients of letters and submissions begin with "Như trên"
  full_stop boolean not null,               -- the text ends with a full stop, not with ./.
  constraint papers_layouts_key primary key (layout, valid_from)
);

insert into papers_layouts (layout, valid_from, source, hyphens, plain_post, own_name, recipients_end, as_above, full_stop) values
  ('party', '1900-01-01', '36-HD/VPTW, 03/04/2018', false, false, false, '', false, false),
  ('party', '2026-05-27', '05-HD/VPTW, 27/05/2026', true, true, true, ';', true, true),
  ('state', '1900-01-01', 'Nghị định 30/2020/NĐ-CP, phụ lục I', false, false, false, '', false, false);
