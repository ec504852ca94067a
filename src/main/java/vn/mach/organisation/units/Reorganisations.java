package vn.mach.organisation.units;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;

/**
 * Carries out decisions about the tree, or previews them. One at a time in a realm; the second one
 * works on the result of the first.
 */
@Component
public class Reorganisations {

  private final ReorganisationsSql sql;
  private final UnitSettings settings;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;
  private final List<TreeChangeListener> followers;
  private final List<UnitDependency> needs;
  private final List<TreeChangeImpact> totals;
  private final TransactionTemplate nested;

  Reorganisations(
      ReorganisationsSql sql,
      UnitSettings settings,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today,
      List<TreeChangeListener> followers,
      List<UnitDependency> needs,
      List<TreeChangeImpact> totals,
      PlatformTransactionManager transactions) {
    this.sql = sql;
    this.settings = settings;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
    this.followers =
        followers.stream().sorted(Comparator.comparingInt(TreeChangeListener::position)).toList();
    this.needs = needs;
    this.totals = totals;
    nested = new TransactionTemplate(transactions);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /**
   * What the decision would change: it is carried out with all consequences, read, and rolled back.
   */
  @Transactional
  public Outcome<ReorganisationPreview> preview(Actor actor, ReorganisationDecision decision) {
    return tried(actor, decision);
  }

  /**
   * Carries the decision out.
   *
   * @param seen {@link ReorganisationPreview#seen} of the preview that was confirmed; refused with
   *     {@code units.refused.tree_moved_on} where the decision would now change something else.
   *     None: there was no preview
   * @return the decision's number
   */
  @Transactional
  public Outcome<Long> carryOut(
      Actor actor, String key, ReorganisationDecision decision, @Nullable String seen) {
    return idempotency.once(
        new Key(actor, key, "units.reorganise", decision),
        Answer.number(),
        () -> kept(() -> carriedOut(actor, decision, seen)));
  }

  /**
   * The result of the rules for the steps on the current tree, without a lock and without writing.
   */
  @Transactional(readOnly = true)
  List<Refusal> check(Actor actor, ReorganisationDecision decision) {
    return StepRules.decide(
        sql.load(actor, DecisionUnits.named(decision.steps())), decision.day(), decision.steps());
  }

  private Outcome<Long> carriedOut(
      Actor actor, ReorganisationDecision decision, @Nullable String seen) {
    return switch (done(actor, decision)) {
      case Outcome.Refused<Done>(List<Refusal> refusals) -> Outcome.refused(refusals);
      case Outcome.Done<Done>(Done done) -> {
        if (seen != null
            && !seen.equals(DecisionUnits.seen(decision.day(), done.places, done.followed))) {
          yield Outcome.refused("", "units.refused.tree_moved_on");
        }
        Set<UnitId> touched = new LinkedHashSet<>(sql.ids(done.part.changed()).values());
        long number = sql.keep(actor, decision, today.now(), touched);
        auditLog.record(
            actor,
            "units.reorganised",
            "units_decision:" + number,
            touched.size() == 1 ? touched.iterator().next() : null,
            decision.reason().isEmpty() ? null : decision.reason(),
            Map.of(
                "day",
                decision.day().toString(),
                "symbol",
                decision.symbol(),
                "steps",
                decision.steps().size(),
                "shifted",
                done.change.shifted().size()));
        yield Outcome.done(number);
      }
    };
  }

  private Outcome<ReorganisationPreview> tried(Actor actor, ReorganisationDecision decision) {
    Set<UnitId> concerned = new HashSet<>();
    Set<UnitId> regrouped = new HashSet<>();
    List<TreeChangeImpact.Total> after = new ArrayList<>();
    Map<UnitId, String> codes = new HashMap<>();
    Outcome<Done> outcome =
        takenBack(() -> {
          Outcome<Done> inner = done(actor, decision);
          if (inner instanceof Outcome.Done<Done>(Done done)) {
            concerned.addAll(done.concerned);
            regrouped.addAll(done.regrouped);
            codes.putAll(sql.codes(concerned));
            totals.forEach(
                module -> after.addAll(module.totals(concerned, regrouped, decision.day())));
          }
          return inner;
        });
    return switch (outcome) {
      case Outcome.Refused<Done>(List<Refusal> refusals) -> Outcome.refused(refusals);
      case Outcome.Done<Done>(Done done) -> {
        List<TreeChangeImpact.Total> now =
            takenBack(() ->
                totals.stream()
                    .flatMap(module -> module.totals(concerned, regrouped, decision.day()).stream())
                    .toList());
        yield Outcome.done(
            new ReorganisationPreview(
                done.places,
                done.change.shifted().size(),
                done.followed,
                changes(now, after, codes),
                DecisionUnits.seen(decision.day(), done.places, done.followed)));
      }
    };
  }

  private record Done(
      PartialTree part,
      TreeChange change,
      List<ReorganisationPreview.Place> places,
      List<ReorganisationPreview.Followed> followed,
      Set<UnitId> concerned,
      Set<UnitId> regrouped) {}

  /**
   * Decides, writes, rebuilds the closure, calls the listeners of other modules, and checks that
   * nothing still depends on ended units.
   */
  private Outcome<Done> done(Actor actor, ReorganisationDecision decision) {
    List<Refusal> unfit = DecisionUnits.unfit(decision, today.date(), settings.symbolRequired());
    if (!unfit.isEmpty()) {
      return Outcome.refused(unfit);
    }
    sql.lock();
    Set<String> named = DecisionUnits.named(decision.steps());
    PartialTree before = sql.load(actor, named);
    PartialTree part = sql.load(actor, named);
    List<Refusal> refusals = StepRules.decide(part, decision.day(), decision.steps());
    if (!refusals.isEmpty()) {
      return Outcome.refused(refusals);
    }
    List<ReorganisationPreview.Place> places = DecisionUnits.changed(before, part, decision.day());
    if (places.isEmpty()) {
      return Outcome.refused("steps", "units.refused.nothing_changes");
    }
    Set<UnitId> above = sql.above(sql.ids(part.changed()).values(), decision.day());
    sql.write(part);
    Map<String, UnitId> ids = sql.ids(part.changed());
    ReorganisationsSql.Derived derived =
        sql.derive(ids(ids, places, place -> !DecisionUnits.samePlace(place)));
    Set<UnitId> counted = new LinkedHashSet<>(derived.shifted());
    counted.addAll(ids(ids, places, place -> !DecisionUnits.sameClass(place)));
    sql.announce(counted, decision.day());
    TreeChange change =
        new TreeChange(
            decision.day(),
            ended(ids, places),
            ids(ids, places, ReorganisationPreview.Place::founded),
            List.copyOf(derived.shifted()));
    List<ReorganisationPreview.Followed> followed =
        followers.stream()
            .map(module ->
                new ReorganisationPreview.Followed(module.key(), module.follow(actor, change)))
            .filter(it -> it.count() > 0)
            .toList();
    List<Refusal> needed = stillNeeded(change);
    if (!needed.isEmpty()) {
      return Outcome.refused(needed);
    }
    above.addAll(sql.above(counted, decision.day()));
    above.addAll(ids.values());
    return Outcome.done(new Done(part, change, places, followed, above, derived.regrouped()));
  }

  private List<TreeChange.Ended> ended(
      Map<String, UnitId> ids, List<ReorganisationPreview.Place> places) {
    List<ReorganisationPreview.Place> ended =
        places.stream().filter(ReorganisationPreview.Place::ended).toList();
    Map<String, UnitId> takers =
        sql.ids(
            ended.stream()
                .map(ReorganisationPreview.Place::successor)
                .filter(Objects::nonNull)
                .toList());
    return ended.stream()
        .map(it ->
            new TreeChange.Ended(
                DecisionUnits.get(ids, it.code()),
                it.successor() == null ? null : takers.get(it.successor())))
        .toList();
  }

  private List<Refusal> stillNeeded(TreeChange change) {
    List<UnitId> ended = change.ended().stream().map(TreeChange.Ended::unit).toList();
    Map<UnitId, String> codes = sql.codes(ended);
    List<Refusal> refusals = new ArrayList<>();
    for (UnitDependency module : needs) {
      Map<UnitId, Long> remaining =
          ended.isEmpty() ? Map.of() : module.remaining(ended, change.day());
      codes.forEach((unit, code) -> {
        long count = remaining.getOrDefault(unit, 0L);
        if (count > 0) {
          refusals.add(Refusal.of("steps", module.refusal(), code, count));
        }
      });
    }
    return refusals;
  }

  private static List<UnitId> ids(
      Map<String, UnitId> ids,
      List<ReorganisationPreview.Place> places,
      java.util.function.Predicate<ReorganisationPreview.Place> which) {
    return places.stream()
        .filter(which)
        .map(place -> DecisionUnits.get(ids, place.code()))
        .toList();
  }

  private static List<ReorganisationPreview.TotalChange> changes(
      List<TreeChangeImpact.Total> before,
      List<TreeChangeImpact.Total> after,
      Map<UnitId, String> codes) {
    record Key(UnitId unit, String key) {}
    Map<Key, TreeChangeImpact.Total> earlier = new LinkedHashMap<>();
    before.forEach(total -> earlier.put(new Key(total.unit(), total.key()), total));
    List<ReorganisationPreview.TotalChange> changes = new ArrayList<>();
    for (TreeChangeImpact.Total total : after) {
      TreeChangeImpact.Total was = earlier.remove(new Key(total.unit(), total.key()));
      var from = was == null ? null : was.value();
      if (from == null
          ? total.value() != null
          : total.value() == null || from.compareTo(total.value()) != 0) {
        changes.add(
            new ReorganisationPreview.TotalChange(
                codes.getOrDefault(total.unit(), ""),
                total.words(),
                total.nameVi(),
                total.nameEn(),
                from,
                total.value(),
                total.rate()));
      }
    }
    earlier.values().stream()
        .filter(total -> total.value() != null)
        .forEach(total ->
            changes.add(
                new ReorganisationPreview.TotalChange(
                    codes.getOrDefault(total.unit(), ""),
                    total.words(),
                    total.nameVi(),
                    total.nameEn(),
                    total.value(),
                    null,
                    total.rate())));
    return changes;
  }

  /** Runs the work and rolls back all it wrote. */
  private <T> T takenBack(Supplier<T> work) {
    return Objects.requireNonNull(
        nested.execute(status -> {
          T result = work.get();
          status.setRollbackOnly();
          return result;
        }));
  }

  /** Runs the work; rolls back if the outcome is a refusal. */
  private <T> Outcome<T> kept(Supplier<Outcome<T>> work) {
    return Objects.requireNonNull(
        nested.execute(status -> {
          Outcome<T> outcome = work.get();
          if (outcome instanceof Outcome.Refused<T>) {
            status.setRollbackOnly();
          }
          return outcome;
        }));
  }
}
