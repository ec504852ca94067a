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
