package vn.mach.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.access.AccountIntake;
import vn.mach.activities.ActivityIntake;
import vn.mach.directives.DirectiveIntake;
import vn.mach.figures.FigureIntake;
import vn.mach.journal.Journal;
import vn.mach.kernel.Viewer;
import vn.mach.people.PersonIntake;
import vn.mach.realms.Today;
import vn.mach.units.UnitIntake;

/** Hands the good rows to the rooms, each table after those it refers to, and writes the deed into the journal. */
@Component
class Intake {

  private final UnitIntake units;
  private final PersonIntake people;
  private final AccountIntake accounts;
  private final DirectiveIntake directives;
  private final ActivityIntake activities;
  private final FigureIntake figures;
  private final Journal journal;
  private final Today today;

  Intake(
      UnitIntake units,
      PersonIntake people,
      AccountIntake accounts,
      DirectiveIntake directives,
      ActivityIntake activities,
      FigureIntake figures,
      Journal journal,
      Today today) {
    this.units = units;
    this.people = people;
    this.accounts = accounts;
    this.directives = directives;
    this.activities = activities;
    this.figures = figures;
    this.journal = journal;
    this.today = today;
  }

  /** Joins the running transaction. Returns the one-time codes of new accounts. */
  Map<String, String> take(long id, String fileName, Viewer viewer, Judged judged, Progress progress) {
    Map<String, String> codes = new LinkedHashMap<>();
    for (Judged.Count count : judged.tables()) {
      if (count.fresh() + count.changed() > 0) {
        take(count.table(), Staging.relation(id, count.table().sheet()), viewer, codes);
      }
      progress.reached(count.table(), count.all());
    }
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("file", fileName);
    judged.tables().forEach(count -> details.put(count.table().sheet(), count.fresh() + count.changed()));
    details.put("refused", judged.refusedRows());
    journal.wrote(viewer, "exchange.imported", "exchange:" + id, null, null, details);
    return codes;
  }

  private void take(Table table, String relation, Viewer viewer, Map<String, String> codes) {
    switch (table) {
      case UNIT_KINDS -> units.takeKinds(relation);
      case UNITS -> units.take(relation);
      case PEOPLE -> people.takePeople(relation);
      case POSTS -> people.takePosts(relation);
      case ACCOUNTS -> codes.putAll(accounts.take(relation, viewer, today.now()));
      case DIRECTIVES -> directives.take(relation);
      case ACTIVITY_KINDS -> activities.takeKinds(relation);
      case ACTIVITIES -> activities.take(relation, viewer, today.now());
      case AMOUNTS -> activities.takeAmounts(relation);
      case FIGURES -> figures.takeFigures(relation);
      case TARGETS -> figures.takeTargets(relation);
      case EXPECTED, REFUSED -> throw new IllegalArgumentException(table.sheet());
    }
  }
}
