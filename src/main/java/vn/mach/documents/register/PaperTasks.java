package vn.mach.documents.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.tasks.TaskDue;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;

/** An incoming paper is a task of the unit in charge until it is answered or filed. */
@Component
class PaperTasks {

  static final String KIND = "incoming_paper";

  private static final String MODULE = "register";

  private final Tasks tasks;

  PaperTasks(Tasks tasks) {
    this.tasks = tasks;
  }

  /**
   * @param before the unit that was in charge until now, or none
   * @param due none: the term of the kind
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void assigned(
      Actor actor,
      NamedEntry entry,
      @Nullable UnitId before,
      UnitId charge,
      @Nullable LocalDate due) {
    if (before != null && !before.equals(charge)) {
      tasks.cancel(KIND, MODULE, entry.id().value(), null, "");
    }
    String title = entry.symbol().isEmpty() ? entry.title() : entry.symbol() + " " + entry.title();
    tasks.assign(
        actor,
        TaskSubject.of(KIND, MODULE, entry.id().value(), title, "/register/" + entry.id().value()),
        TaskOwner.unit(charge),
        due == null ? tasks.due(KIND) : TaskDue.on(due));
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void dealtWith(EntryId entry) {
    tasks.settle(KIND, MODULE, entry.value(), null);
  }

  /** Whoever is in charge owes it again. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void takenUpAgain(EntryId entry, @Nullable UnitId charge) {
    if (charge != null) {
      tasks.reopen(KIND, MODULE, entry.value(), charge, "");
    }
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void cancelled(EntryId entry, String reason) {
    tasks.cancel(KIND, MODULE, entry.value(), null, reason);
  }
}
