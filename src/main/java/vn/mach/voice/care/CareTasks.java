package vn.mach.voice.care;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.tasks.TaskDue;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;

/** Visits of a plan as tasks: of whoever goes, or of the unit. Only these and the unit see them. */
@Component
class CareTasks {

  static final String KIND = "care_visit";

  private final Tasks tasks;

  CareTasks(Tasks tasks) {
    this.tasks = tasks;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void ask(
      Actor actor,
      long line,
      String household,
      UnitId unit,
      @Nullable PersonId person,
      LocalDate due) {
    tasks.assign(
        actor,
        TaskSubject.of(KIND, Visit.MODULE, line, household, "/care/lines/" + line),
        person == null ? TaskOwner.unit(unit) : TaskOwner.person(person, unit),
        TaskDue.on(due));
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void settle(long line) {
    tasks.settle(KIND, Visit.MODULE, line, null);
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void cancel(long line, String reason) {
    tasks.cancel(KIND, Visit.MODULE, line, null, reason);
  }
}
