package vn.mach.organisation.tasks;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.calendar.CalendarEntry;
import vn.mach.base.calendar.CalendarSource;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.Today;

/** What somebody owes, on its due day. */
@Component
class TaskCalendar implements CalendarSource {

  private final Tasks tasks;
  private final Today today;

  TaskCalendar(Tasks tasks, Today today) {
    this.tasks = tasks;
    this.today = today;
  }

  @Override
  public List<CalendarEntry> entries(Actor actor, LocalDate from, LocalDate to, int most) {
    LocalDate day = today.date();
    return tasks.between(actor, from, to, most).stream().map(it -> entry(it, day)).toList();
  }

  private static CalendarEntry entry(TaskRow task, LocalDate today) {
    boolean titled = !task.title().isEmpty();
    return new CalendarEntry(
        "task-" + task.id(),
        "tasks.calendar",
        titled ? task.title() : task.kindVi(),
        titled ? task.title() : task.kindEn(),
        task.personName() == null ? task.unitName() : task.personName() + ", " + task.unitName(),
        task.dueOn(),
        null,
        null,
        "/tasks/" + task.id(),
        task.late(today),
        task.createdAt());
  }
}
