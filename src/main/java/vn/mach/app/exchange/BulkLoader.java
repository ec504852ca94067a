package vn.mach.app.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.Today;
import vn.mach.documents.directives.DirectiveLoader;
import vn.mach.evidence.activities.ActivityLoader;
import vn.mach.evidence.figures.FigureLoader;
import vn.mach.organisation.access.AccountId;
import vn.mach.organisation.access.AccountLoader;
import vn.mach.organisation.people.PersonLoader;
import vn.mach.organisation.units.UnitLoader;

/**
 * Hands the good rows to the modules, each table after those it refers to, and writes the action
 * into the journal.
 */
@Component
class BulkLoader {

  private final UnitLoader units;
  private final PersonLoader people;
  private final AccountLoader accounts;
  private final DirectiveLoader directives;
  private final ActivityLoader activities;
  private final FigureLoader figures;
  private final AuditLog auditLog;
  private final Today today;

  BulkLoader(
      UnitLoader units,
      PersonLoader people,
      AccountLoader accounts,
      DirectiveLoader directives,
      ActivityLoader activities,
      FigureLoader figures,
      AuditLog auditLog,
      Today today) {
    this.units = units;
    this.people = people;
    this.accounts = accounts;
    this.directives = directives;
    this.activities = activities;
    this.figures = figures;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** Joins the running transaction. Returns the accounts that came in. */
  List<AccountId> take(
      long id, String fileName, Actor actor, ValidationResult validated, ImportProgress progress) {
    List<AccountId> made = new ArrayList<>();
    for (ValidationResult.Count count : validated.tables()) {
      if (count.fresh() + count.changed() > 0) {
        take(count.table(), Staging.relation(id, count.table().sheet()), actor, made);
      }
      progress.reached(count.table(), count.all());
    }
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("file", fileName);
    validated
        .tables()
        .forEach(count -> details.put(count.table().sheet(), count.fresh() + count.changed()));
    details.put("refused", validated.refusedRows());
    auditLog.record(actor, "exchange.imported", "exchange:" + id, null, null, details);
    return made;
  }

  private void take(ExchangeTable table, String relation, Actor actor, List<AccountId> made) {
    switch (table) {
      case UNIT_KINDS -> units.takeKinds(relation);
      case UNITS -> units.take(relation);
      case PEOPLE -> people.takePeople(relation);
      case POSTS -> people.takePosts(relation);
      case ACCOUNTS -> made.addAll(accounts.take(relation, actor, today.now()));
      case DIRECTIVES -> directives.take(relation);
      case ACTIVITY_KINDS -> activities.takeKinds(relation);
      case ACTIVITIES -> activities.take(relation, actor, today.now());
      case AMOUNTS -> activities.takeAmounts(relation);
      case FIGURES -> figures.takeFigures(relation);
      case TARGETS -> figures.takeTargets(relation);
      case EXPECTED, REFUSED -> throw new IllegalArgumentException(table.sheet());
    }
  }
}
