-- Views of tasks. Flyway runs this file again whenever it changes, after all versioned migrations.

-- Every owner and state of every task, each on its days.
create or replace view task_history as
  select id as task_id, kind, subject_id, unit_id, person_id, due_on, state, since as valid_from, date 'infinity' as valid_to from tasks
  union all
  select v.task_id, t.kind, t.subject_id, v.unit_id, v.person_id, v.due_on, v.state, v.valid_from, v.valid_to
  from task_versions v join tasks t on t.id = v.task_id;

-- By how much each version of a task changes its unit's own counts (see task_counts), and from which day on.
create or replace view task_days as
  select h.task_id, h.unit_id, h.kind, d.day, d.in_tree, d.due, d.late, d.done
  from task_history h
  cross join lateral (
    select h.valid_from as day, null::date as in_tree, (h.valid_from <= h.due_on)::int as due, (h.valid_from > h.due_on)::int as late, 0 as done
    where h.state = 'open'
    union all
    select h.due_on + 1, null, -1, 1, 0 where h.state = 'open' and h.valid_from <= h.due_on and h.valid_to > h.due_on
    union all
    select h.valid_to + 1, null, -(h.valid_to <= h.due_on)::int, -(h.valid_to > h.due_on)::int, 0 where h.state = 'open' and h.valid_to < 'infinity'
    union all
    select h.valid_from, h.valid_from, 0, 0, 1 where h.state in ('answered', 'settled')
    union all
    select least(h.valid_to + 1, (date_trunc('year', h.valid_from) + interval '1 year')::date), h.valid_from, 0, 0, -1
    where h.state in ('answered', 'settled')
  ) d;
