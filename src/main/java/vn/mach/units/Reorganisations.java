package vn.mach.units;

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
import vn.mach.journal.Commands;
import vn.mach.journal.Journal;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;

/** Carries decisions about the tree out, or tries them. One at a time in a realm; the second decides on what the first left. */
@Component
public class Reorganisations {

  private final TreeSql sql;
  private final Commands commands;
  private final Journal journal;
  private final Today today;
  private final List<TreeFollower> followers;
  private final List<UnitStandingNeeded> needs;
  private final List<TreeTotals> totals;
  private final TransactionTemplate nested;

  Reorganisations(
      TreeSql sql,
      Commands commands,
      Journal journal,
      Today today,
      List<TreeFollower> followers,
      List<UnitStandingNeeded> needs,
      List<TreeTotals> totals,
      PlatformTransactionManager transactions) {
    this.sql = sql;
    this.commands = commands;
    this.journal = journal;
    this.today = today;
    this.followers = followers.stream().sorted(Comparator.comparingInt(TreeFollower::position)).toList();
    this.needs = needs;
    this.totals = totals;
    nested = new TransactionTemplate(transactions);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /** What the decision would change: it is carried out with all that follows, looked at, and taken back. */
  @Transactional
  public Outcome<Preview> preview(Viewer viewer, Decision decision) {
    return tried(viewer, decision);
  }

  /**
   * Carries the decision out.
   *
   * @param seen {@link Preview#seen} of the preview that was looked at; refused with {@code units.refused.tree_moved_on} where the
   *     decision would now change something else. None: nobody looked
   * @return the decision's number
   */
  @Transactional
  public Outcome<Long> carryOut(Viewer viewer, String key, Decision decision, @Nullable String seen) {
    String content = "units.reorganise " + decision.day() + " " + decision.symbol() + " " + decision.reason() + " " + sql.steps(decision);
    return commands.once(
        viewer, key, content, () -> kept(() -> carriedOut(viewer, decision, seen)), number -> Long.toString(number), Long::valueOf);
  }

  /** What the rules say to the steps as the tree stands, without trying them: no lock is taken, nothing is written. */
  @Transactional(readOnly = true)
  List<Refusal> check(Viewer viewer, Decision decision) {
    return StepRules.decide(sql.load(viewer, Places.named(decision.steps())), decision.day(), decision.steps());
  }

  private Outcome<Long> carriedOut(Viewer viewer, Decision decision, @Nullable String seen) {
    return switch (done(viewer, decision)) {
      case Outcome.Refused<Done>(List<Refusal> refusals) -> Outcome.refused(refusals);
      case Outcome.Done<Done>(Done done) -> {
        if (seen != null && !seen.equals(Places.seen(decision.day(), done.places, done.followed))) {
          yield Outcome.refused("", "units.refused.tree_moved_on");
        }
        Set<UnitId> touched = new LinkedHashSet<>(sql.ids(done.part.changed()).values());
        long number = sql.keep(viewer, decision, today.now(), touched);
        journal.wrote(
            viewer,
            "units.reorganised",
            "units_decision:" + number,
            touched.size() == 1 ? touched.iterator().next() : null,
            decision.reason().isEmpty() ? null : decision.reason(),
            Map.of("day", decision.day().toString(), "symbol", decision.symbol(), "steps", decision.steps().size(), "shifted", done.change.shifted().size()));
        yield Outcome.done(number);
      }
    };
  }

  private Outcome<Preview> tried(Viewer viewer, Decision decision) {
    Set<UnitId> concerned = new HashSet<>();
    Set<UnitId> regrouped = new HashSet<>();
    List<TreeTotals.Total> after = new ArrayList<>();
    Map<UnitId, String> codes = new HashMap<>();
    Outcome<Done> outcome =
        takenBack(
            () -> {
              Outcome<Done> inner = done(viewer, decision);
              if (inner instanceof Outcome.Done<Done>(Done done)) {
                concerned.addAll(done.concerned);
                regrouped.addAll(done.regrouped);
                codes.putAll(sql.codes(concerned));
                totals.forEach(room -> after.addAll(room.totals(concerned, regrouped, decision.day())));
              }
              return inner;
            });
    return switch (outcome) {
      case Outcome.Refused<Done>(List<Refusal> refusals) -> Outcome.refused(refusals);
      case Outcome.Done<Done>(Done done) -> {
        List<TreeTotals.Total> now = takenBack(() -> totals.stream().flatMap(room -> room.totals(concerned, regrouped, decision.day()).stream()).toList());
        yield Outcome.done(
            new Preview(
                done.places,
                done.change.shifted().size(),
                done.followed,
                changes(now, after, codes),
                Places.seen(decision.day(), done.places, done.followed)));
      }
    };
  }

  private record Done(TreePart part, TreeChange change, List<Preview.Place> places, List<Preview.Followed> followed, Set<UnitId> concerned, Set<UnitId> regrouped) {}

  /** Decides, writes, derives, lets the other rooms follow, and asks whether anything still needs what ended. */
  private Outcome<Done> done(Viewer viewer, Decision decision) {
    List<Refusal> unfit = Places.unfit(decision, today.date());
    if (!unfit.isEmpty()) {
      return Outcome.refused(unfit);
    }
    sql.lock();
    Set<String> named = Places.named(decision.steps());
    TreePart before = sql.load(viewer, named);
    TreePart part = sql.load(viewer, named);
    List<Refusal> refusals = StepRules.decide(part, decision.day(), decision.steps());
    if (!refusals.isEmpty()) {
      return Outcome.refused(refusals);
    }
    List<Preview.Place> places = Places.changed(before, part, decision.day());
    if (places.isEmpty()) {
      return Outcome.refused("steps", "units.refused.nothing_changes");
    }
    Set<UnitId> above = sql.above(sql.ids(part.changed()).values(), decision.day());
    sql.write(part);
    Map<String, UnitId> ids = sql.ids(part.changed());
    TreeSql.Derived derived = sql.derive(ids(ids, places, place -> !Places.samePlace(place)));
    Set<UnitId> counted = new LinkedHashSet<>(derived.shifted());
    counted.addAll(ids(ids, places, place -> !Places.sameClass(place)));
    sql.announce(counted, decision.day());
    TreeChange change = new TreeChange(decision.day(), ended(ids, places), ids(ids, places, Preview.Place::founded), List.copyOf(derived.shifted()));
    List<Preview.Followed> followed =
        followers.stream().map(room -> new Preview.Followed(room.key(), room.follow(viewer, change))).filter(it -> it.count() > 0).toList();
    List<Refusal> needed = stillNeeded(change);
    if (!needed.isEmpty()) {
      return Outcome.refused(needed);
    }
    above.addAll(sql.above(counted, decision.day()));
    above.addAll(ids.values());
    return Outcome.done(new Done(part, change, places, followed, above, derived.regrouped()));
  }

  private List<TreeChange.Ended> ended(Map<String, UnitId> ids, List<Preview.Place> places) {
    List<Preview.Place> ended = places.stream().filter(Preview.Place::ended).toList();
    Map<String, UnitId> takers = sql.ids(ended.stream().map(Preview.Place::successor).filter(Objects::nonNull).toList());
    return ended.stream()
        .map(it -> new TreeChange.Ended(Places.get(ids, it.code()), it.successor() == null ? null : takers.get(it.successor())))
        .toList();
  }

  private List<Refusal> stillNeeded(TreeChange change) {
    List<UnitId> ended = change.ended().stream().map(TreeChange.Ended::unit).toList();
    Map<UnitId, String> codes = sql.codes(ended);
    List<Refusal> refusals = new ArrayList<>();
    for (UnitStandingNeeded room : needs) {
      Map<UnitId, Long> remaining = ended.isEmpty() ? Map.of() : room.remaining(ended, change.day());
      codes.forEach(
          (unit, code) -> {
            long count = remaining.getOrDefault(unit, 0L);
            if (count > 0) {
              refusals.add(Refusal.of("steps", room.refusal(), code, count));
            }
          });
    }
    return refusals;
  }

  private static List<UnitId> ids(Map<String, UnitId> ids, List<Preview.Place> places, java.util.function.Predicate<Preview.Place> which) {
    return places.stream().filter(which).map(place -> Places.get(ids, place.code())).toList();
  }

  private static List<Preview.TotalChange> changes(List<TreeTotals.Total> before, List<TreeTotals.Total> after, Map<UnitId, String> codes) {
    record Key(UnitId unit, String key) {}
    Map<Key, TreeTotals.Total> earlier = new LinkedHashMap<>();
    before.forEach(total -> earlier.put(new Key(total.unit(), total.key()), total));
    List<Preview.TotalChange> changes = new ArrayList<>();
    for (TreeTotals.Total total : after) {
      TreeTotals.Total was = earlier.remove(new Key(total.unit(), total.key()));
      var from = was == null ? null : was.value();
      if (from == null ? total.value() != null : total.value() == null || from.compareTo(total.value()) != 0) {
        changes.add(new Preview.TotalChange(codes.getOrDefault(total.unit(), ""), total.words(), total.nameVi(), total.nameEn(), from, total.value(), total.rate()));
      }
    }
    earlier.values().stream()
        .filter(total -> total.value() != null)
        .forEach(
            total ->
                changes.add(
                    new Preview.TotalChange(codes.getOrDefault(total.unit(), ""), total.words(), total.nameVi(), total.nameEn(), total.value(), null, total.rate())));
    return changes;
  }

  /** Does the work and takes all it wrote back. */
  private <T> T takenBack(Supplier<T> work) {
    return Objects.requireNonNull(
        nested.execute(
            status -> {
              T result = work.get();
              status.setRollbackOnly();
              return result;
            }));
  }

  /** Does the work; what it wrote is taken back where it ends refused. */
  private <T> Outcome<T> kept(Supplier<Outcome<T>> work) {
    return Objects.requireNonNull(
        nested.execute(
            status -> {
              Outcome<T> outcome = work.get();
              if (outcome instanceof Outcome.Refused<T>) {
                status.setRollbackOnly();
              }
              return outcome;
            }));
  }
}
