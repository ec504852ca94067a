package vn.mach.organisation.tasks;

import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.AccessScope;

/** Who follows all tasks of a subject: from the unit that gave it, or over the whole realm. */
@Component
class TaskOrderAccess {

  private final TaskSubjectsSql subjects;
  private final TaskKindsSql kinds;
  private final AccessScope scope;
  private final Today today;

  TaskOrderAccess(TaskSubjectsSql subjects, TaskKindsSql kinds, AccessScope scope, Today today) {
    this.subjects = subjects;
    this.kinds = kinds;
    this.scope = scope;
    this.today = today;
  }

  /**
   * A subject with how far its tasks are.
   *
   * @throws NotFound where the actor does not follow it
   */
  TaskSubjectsSql.Row subject(Actor actor, long id) {
    TaskSubjectsSql.Row subject =
        subjects.find(id, today.date()).orElseThrow(() -> new NotFound("subject " + id));
    boolean gave = subject.giver() != null && scope.reaches(actor, Right.ISSUE, subject.giver());
    TaskKind kind = kind(subject);
    if (kind.named() || !gave && !scope.coversRealm(actor, kind.seenWith())) {
      throw new NotFound("subject " + id);
    }
    return subject;
  }

  TaskKind kind(TaskSubjectsSql.Row subject) {
    return kinds.find(subject.kind()).orElseThrow();
  }
}
