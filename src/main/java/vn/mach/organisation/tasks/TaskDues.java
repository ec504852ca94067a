package vn.mach.organisation.tasks;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.Today;
import vn.mach.organisation.people.MemberDues;

/** Open tasks on the member's own page: papers to read, meetings, answers, decisions. */
@Component
class TaskDues implements MemberDues {

  private final Tasks tasks;
  private final Today today;

  TaskDues(Tasks tasks, Today today) {
    this.tasks = tasks;
    this.today = today;
  }

  @Override
  public List<Due> dues(Actor actor, Locale locale, int most) {
    LocalDate day = today.date();
    boolean vietnamese = locale.getLanguage().equals("vi");
    return tasks.openOf(actor, most).stream()
        .map(it -> {
          String kind = vietnamese ? it.kindVi() : it.kindEn();
          return new Due(
              kind,
              it.title().isEmpty() ? kind : it.title(),
              it.dueOn(),
              "/tasks/" + it.id(),
              it.late(day));
        })
        .toList();
  }
}
