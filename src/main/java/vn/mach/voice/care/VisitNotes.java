package vn.mach.voice.care;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.access.NamedFileSource;
import vn.mach.organisation.units.AccessScope;

/** The notes of visits as named files: whoever sees the visit may know that there are notes. */
@Component
class VisitNotes implements NamedFileSource {

  private final CareSql sql;
  private final AccessScope scope;
  private final NamedAccess named;

  VisitNotes(CareSql sql, AccessScope scope, NamedAccess named) {
    this.sql = sql;
    this.scope = scope;
    this.named = named;
  }

  @Override
  public String module() {
    return Visit.MODULE;
  }

  @Override
  public Optional<Described> describe(Actor actor, long subject) {
    return sql.find(scope.parameters(actor, Right.KEEP_PEOPLE), named.parameters(actor), subject)
        .map(visit -> new Described(visit.whom(), "/care/" + subject));
  }
}
