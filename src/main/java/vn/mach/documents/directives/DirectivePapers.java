package vn.mach.documents.directives;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.register.NumberedPapers;
import vn.mach.documents.register.PaperReference;

/** Directives as the books of papers know them. */
@Component
class DirectivePapers implements NumberedPapers {

  private static final UnitId NOWHERE = new UnitId(-1);

  private final Directives directives;
  private final DirectivesSql sql;

  DirectivePapers(Directives directives, DirectivesSql sql) {
    this.directives = directives;
    this.sql = sql;
  }

  @Override
  public String module() {
    return NamedDirective.MODULE;
  }

  @Override
  public Optional<Paper> paper(long id) {
    return sql.named(new DirectiveId(id)).map(NamedDirective::paper);
  }

  @Override
  public Optional<PaperReference> find(
      Actor actor, String typed, Optional<UnitId> unit, LocalDate day) {
    return directives
        .find(typed, unit.orElse(NOWHERE), day)
        .filter(id -> directives.maySee(actor, id))
        .flatMap(sql::named)
        .map(it -> it.paper().reference());
  }

  @Override
  public List<Paper> issued(UnitId unit, LocalDate from, LocalDate to) {
    return sql.issued(unit, from, to).stream().map(NamedDirective::paper).toList();
  }

  @Override
  public List<PaperReference> references(UnitId unit, LocalDate from, LocalDate to) {
    return sql.references(unit, from, to);
  }

  @Override
  public Optional<String> lastSymbol(UnitId unit) {
    return sql.lastSymbol(unit);
  }
}
