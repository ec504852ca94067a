package vn.mach.organisation.tasks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A task in a list of the API.
 *
 * @param title empty: the kind says it all
 * @param person none: the unit owes it
 * @param from the unit that gave it by hand; none: a module did
 * @param path the page on which it is done, inside the realm
 */
record TaskBriefAnswer(
    long id,
    String kind,
    String title,
    String unitName,
    @Nullable String person,
    LocalDate assignedOn,
    LocalDate dueOn,
    String state,
    @Nullable String from,
    String path) {

  static TaskBriefAnswer of(TaskRow row) {
    return new TaskBriefAnswer(
        row.id(),
        row.kind(),
        row.title(),
        row.unitName(),
        row.personName(),
        row.assignedOn(),
        row.dueOn(),
        row.status().code(),
        row.from().isEmpty() ? null : row.from(),
        row.link().equals("/tasks") ? "/tasks/" + row.id() : row.link());
  }
}
