package vn.mach.branch.inspections;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.access.NamedFile;
import vn.mach.organisation.access.NamedFileSource;

/**
 * What files of inspections are called: to their readers by the member's name; to somebody who
 * asked by its code, which they were told; to nobody else at all.
 */
@Component
class InspectionNames implements NamedFileSource {

  private final InspectionsSql sql;
  private final NamedAccess named;

  InspectionNames(InspectionsSql sql, NamedAccess named) {
    this.sql = sql;
    this.named = named;
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
}
