package vn.mach.branch.inspections;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.files.FileOwner;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.access.NamedAccess;

/** The papers of a file: opened by its readers, attached by those who keep it, never taken away. */
@Component
class InspectionPapers implements FileOwner {

  private final InspectionsSql sql;
  private final NamedAccess named;

  InspectionPapers(InspectionsSql sql, NamedAccess named) {
    this.sql = sql;
    this.named = named;
  }

  @Override
  public String module() {
    return InspectionFile.MODULE;
  }

  @Override
  public boolean maySee(Actor actor, long subject) {
    return sql.code(subject).isPresent()
        && named.standing(actor, InspectionFile.of(subject)).reads();
  }

  @Override
  public boolean mayChange(Actor actor, long subject) {
    return sql.code(subject).isPresent()
        && named.standing(actor, InspectionFile.of(subject)).keeps();
  }

  @Override
  public boolean letsGo(long subject) {
    return false;
  }

  @Override
  public void opened(Actor actor, long subject) {
    named.look(actor, InspectionFile.of(subject));
  }

  @Override
  public boolean named() {
    return true;
  }

  @Override
  public String path(long subject) {
    return "/inspections/" + subject;
  }

  @Override
  public @Nullable UnitId unit(long subject) {
    return null;
  }
}
