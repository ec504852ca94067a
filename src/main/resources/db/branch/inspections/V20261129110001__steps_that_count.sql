-- The steps of a file that were recorded as activities, each once, so that targets count at the step that they name. For named eyes.
create table inspection_steps_counted (
  inspection_id bigint not null constraint inspection_steps_counted_inspection references inspections,
  step text not null,                      -- proposals that the level above decided about: conclude
  activity_id bigint not null constraint inspection_steps_counted_activity references activities,
  constraint inspection_steps_counted_key primary key (inspection_id, step)
);
