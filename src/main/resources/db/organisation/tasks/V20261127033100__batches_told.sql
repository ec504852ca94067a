-- Whether the change feed was told that a batch is complete: a job that begins again after its node died tells nothing twice.
alter table task_batches add column told boolean not null default false;
