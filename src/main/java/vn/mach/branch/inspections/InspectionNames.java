package vn.mach.branch.inspections;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.access.NamedFile;
import vn.mach.organisation.access.NamedFileSource;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;

/**
 * What files of inspections are called: to their readers by the member's name; to somebody who
 * asked by its code, which they were told; to nobody else at all.
 */
@Component
class InspectionNames implements NamedFileSource {

  private static final String REQUEST = "inspection_request";

  private final InspectionsSql sql;
  private final NamedAccess named;
  private final Tasks tasks;

  InspectionNames(InspectionsSql sql, NamedAccess named, Tasks tasks) {
    this.sql = sql;
    this.named = named;
    this.tasks = tasks;
  }

  @Override
  public String module() {
    return InspectionFile.MODULE;
  }

  @Override
  public Optional<Described> describe(Actor actor, long subject) {
    NamedFile file = InspectionFile.of(subject);
    String path = "/inspections/" + subject;
    if (named.standing(actor, file).reads()) {
      return sql.find(named.parameters(actor), subject)
          .map(it -> new Described(it.code() + " · " + it.personName(), path));
    }
    return named.hasAsked(actor, file)
        ? sql.code(subject).map(it -> new Described(it, "/inspections"))
        : Optional.empty();
  }

  /** Those who keep the file owe an answer. */
  @Override
  public void asked(Actor asker, long subject, long file, List<PersonId> keepers) {
    UnitId unit = sql.unit(subject);
    TaskSubject request =
        TaskSubject.of(REQUEST, InspectionFile.MODULE, subject, "", "/named-files/" + file);
    tasks.reopen(REQUEST, InspectionFile.MODULE, subject, null, "");
    keepers.forEach(
        it -> tasks.assign(asker, request, TaskOwner.person(it, unit), tasks.due(REQUEST)));
  }

  @Override
  public void answered(long subject) {
    tasks.settle(REQUEST, InspectionFile.MODULE, subject, null);
  }
}
