package vn.mach.documents.adoptions;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.Locks;

/**
 * In how many working days each level owes what a directive asks, for the administrators of the
 * realm. A change holds for what is sent from then on.
 */
@Service
class AdoptionTerms {

  private final AdoptionTermsSql sql;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Locks locks;

  AdoptionTerms(AdoptionTermsSql sql, Idempotency idempotency, AuditLog auditLog, Locks locks) {
    this.sql = sql;
    this.locks = locks;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  /**
   * Working days by kind of unit; under "" those of every other kind.
   *
   * @throws NotFound to whoever does not administer the realm
   */
  Map<Owed, Map<String, Integer>> all(Actor actor) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("adoption terms");
    }
    return sql.all();
  }

  /** All terms in one line, for a form that changes these and no others. */
  String seen(Actor actor) {
    return Digests.hex(words(all(actor)));
  }

  /**
   * Sets all terms anew; the audit log keeps the days before and after.
   *
   * @param read {@link #seen} when the form was shown: where somebody set them anew since, it would
   *     put theirs back and is refused; empty: nothing is compared
   */
  Outcome<Long> replace(
      Actor actor, String key, Map<Owed, Map<String, Integer>> terms, String read) {
    String after = words(terms);
    return idempotency.once(
        new Key(actor, key, "adoptions.terms", after, read),
        Answer.known(0L),
        () -> {
          locks.waitIn("adoption terms", 0);
          String before = words(all(actor));
          if (!read.isEmpty() && !read.equals(Digests.hex(before))) {
            return Outcome.refused("", "web.refused.changed_meanwhile");
          }
          sql.replace(terms);
          auditLog.record(
              actor,
              "adoptions.terms_changed",
              "adoption_terms",
              null,
              null,
              Map.of("terms_before", before, "terms_after", after));
          return Outcome.done(0L);
        });
  }

  /** As {@code adoption 30, adoption commune 20, receipt 3}. */
  private static String words(Map<Owed, Map<String, Integer>> terms) {
    Map<String, Integer> sorted = new TreeMap<>();
    terms.forEach((owed, kinds) ->
        kinds.forEach((kind, days) -> sorted.put((owed.code() + " " + kind).strip(), days)));
    return sorted.entrySet().stream()
        .map(it -> it.getKey() + " " + it.getValue())
        .collect(Collectors.joining(", "));
  }
}
