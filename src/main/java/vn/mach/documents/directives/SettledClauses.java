package vn.mach.documents.directives;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.mach.base.calendar.WorkingDays;

/** The clauses of a draft when it is begun, and of a version when it is issued. */
final class SettledClauses {

  private SettledClauses() {}

  /** The pieces of a text as clauses; those that are known keep their keys and what they ask. */
  static List<Clause> split(List<Clause> known, List<TextPiece> pieces, int lastKey) {
    int[] keys = ClauseMatching.keys(known, pieces);
    Map<Integer, Clause> byKey = byKey(known);
    List<Clause> clauses = new ArrayList<>();
    int next = lastKey;
    for (int i = 0; i < keys.length; i++) {
      TextPiece piece = pieces.get(i);
      Clause before = byKey.get(keys[i]);
      clauses.add(
          new Clause(
              new ClauseId(0),
              before == null ? ++next : before.key(),
              i + 1,
              piece.depth(),
              piece.number(),
              piece.heading(),
              piece.body(),
              before == null ? null : given(before).asked(),
              0));
    }
    return clauses;
  }

  /** As it was given, without the days on which terms end. */
  static Clause given(Clause clause) {
    Asked asked = clause.asked();
    return asked == null ? clause : clause.asking(asked.given());
  }

  /**
   * With the version in which each last changed, and the last day of each term, counted from the
   * day; clauses that did not change keep theirs.
   */
  static List<Clause> of(
      int version, List<Clause> before, List<Clause> now, WorkingDays days, LocalDate day) {
    Map<Integer, Clause> earlier = byKey(before);
    List<Clause> settled = new ArrayList<>();
    for (Clause clause : now) {
      Clause then = earlier.get(clause.key());
      boolean same =
          then != null
              && ClauseChanges.sameWords(then, clause)
              && ClauseChanges.sameAsked(then, clause);
      settled.add(
          same && then != null
              ? clause.asking(then.asked()).changed(then.changedIn())
              : clause.asking(due(clause.asked(), days, day)).changed(version));
    }
    return settled;
  }

  private static @Nullable Asked due(@Nullable Asked asked, WorkingDays days, LocalDate day) {
    if (asked == null || asked.term() == null) {
      return asked;
    }
    Asked.Term term = asked.term();
    return asked.due(term.working() ? days.end(day, term.days()) : day.plusDays(term.days()));
  }

  private static Map<Integer, Clause> byKey(List<Clause> clauses) {
    Map<Integer, Clause> byKey = new HashMap<>();
    clauses.forEach(clause -> byKey.put(clause.key(), clause));
    return byKey;
  }
}
