package vn.mach.organisation.tasks;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vn.mach.base.realms.Today;

/** From where the versions of tasks on a day are read. */
@Component
class TaskHistory {

  private static final String NOW =
      """
      (select t.id as task_id, t.kind, t.subject_id, t.unit_id, t.person_id, t.due_on, t.state, t.since as valid_from, date 'infinity' as valid_to
        from tasks t)\
      """;

  private final Today today;

  TaskHistory(Today today) {
    this.today = today;
  }

  /** A relation for a {@code from}: earlier versions are left out where none can be of the day. */
  String on(LocalDate day) {
    return day.isBefore(today.date()) ? "task_history" : NOW;
  }
}
