package vn.mach.organisation.tasks;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Tasks given by hand in the access matrix. */
@Component
class TaskMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of(
        "task",
        it ->
            it.id(
                """
                insert into tasks (subject_id, kind, assigned_unit_id, unit_id, assigned_on, due_on, since, created_at)
                values (?, 'order', ?, ?, '2026-01-05', '2026-02-05', '2026-01-05', now())
                """,
                Long.parseLong(subject(it)),
                it.unit(),
                it.unit()),
        "taskSubject",
        TaskMatrixSample::subject);
  }

  private static String subject(MatrixPlanting at) {
    return at.id(
        """
        insert into task_subjects (kind, module, subject_id, title, link, giver_id, assigned_on, created_by, created_at)
        values ('order', 'tasks', ?, ?, '/tasks', ?, '2026-01-05', 0, now())
        """,
        1_000_000 + at.next(),
        "Việc " + at.mark(),
        at.unit());
  }
}
