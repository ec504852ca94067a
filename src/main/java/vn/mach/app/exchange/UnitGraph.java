package vn.mach.app.exchange;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Period;

/**
 * The tree as it would stand once the good rows are taken in, and which rows are good: validated in
 * memory, because rings and chains of parents need many looks and 315,000 units fit easily. A row
 * that stands is never refused; whatever is sent gives way to it. Only ever more rows are refused,
 * until nothing changes any more, so the order of rows does not matter.
 */
final class UnitGraph {

  /** What becomes of a row: taken as new, closing an open version, standing already, or refused. */
  sealed interface Verdict {
    record Fresh() implements Verdict {}

    record Changed() implements Verdict {}

    record Same() implements Verdict {}

    record Refused(RowError error) implements Verdict {}
  }

  /** Hears of a unit above another, and the days on which that holds. */
  interface Above {
    void above(String unit, String ancestor, int distance, LocalDate from, LocalDate to)
        throws IOException;
  }

  /** A version in the tree: one that stands (perhaps closed by a row), or one that a row adds. */
  private static final class Version {
    final UnitRow row;
    LocalDate to;
    @Nullable UnitRow closedBy;

    Version(UnitRow row) {
      this.row = row;
      this.to = row.to();
    }

    boolean sent() {
      return row.line() > 0;
    }
  }

  private final Map<String, List<Version>> versions = new HashMap<>();
  private final Map<String, String> successors = new HashMap<>();
  private final Map<String, Set<String>> sentSuccessors = new HashMap<>();
  private final Map<Integer, Verdict> verdicts = new HashMap<>();
  private boolean moved;

  private UnitGraph() {}

  /**
   * Validates the rows sent against those that stand. No two rows sent may have the same code and
   * first day.
   */
  static UnitGraph validate(List<UnitRow> standing, List<UnitRow> sent) {
    UnitGraph graph = new UnitGraph();
    standing.forEach(graph::stands);
    for (UnitRow row : sent) {
      if (row.successor() != null) {
        graph
            .sentSuccessors
            .computeIfAbsent(row.code(), code -> new HashSet<>(2))
            .add(row.successor());
      }
    }
    sent.forEach(graph::arrives);
    graph.sort();
    graph.refuseRings();
    graph.refuseUntilNothingMoves();
    sent.forEach(graph::nameLostParents);
    return graph;
  }

  Map<Integer, Verdict> verdicts() {
    return verdicts;
  }

  /** Every version of the tree as it would stand, with its last day. */
  void eachVersion(VersionTaker taker) throws IOException {
    for (List<Version> ofUnit : versions.values()) {
      for (Version version : ofUnit) {
        taker.version(version.row.code(), version.row.from(), version.to);
      }
    }
  }

  /** Hears each version. */
  interface VersionTaker {
    void version(String code, LocalDate from, LocalDate to) throws IOException;
  }

  /** Tells every unit above (itself included, distance 0) that is one of the wanted. */
  void eachAbove(Set<String> wanted, Above above) throws IOException {
    for (String unit : versions.keySet()) {
      for (Version version : versions.getOrDefault(unit, List.of())) {
        up(unit, version, version.row.from(), version.to, 0, wanted, above);
      }
    }
  }

  private void up(
      String unit,
      Version at,
      LocalDate from,
      LocalDate to,
      int distance,
      Set<String> wanted,
      Above above)
      throws IOException {
    if (wanted.contains(at.row.code())) {
      above.above(unit, at.row.code(), distance, from, to);
    }
    if (at.row.parent() != null) {
      for (Version parent : of(at.row.parent())) {
        LocalDate first = later(from, parent.row.from());
        LocalDate last = earlier(to, parent.to);
        if (!last.isBefore(first)) {
          up(unit, parent, first, last, distance + 1, wanted, above);
        }
      }
    }
  }

  // ---- rows meet what stands ----

  private void stands(UnitRow row) {
    versions.computeIfAbsent(row.code(), code -> new ArrayList<>(2)).add(new Version(row));
    if (row.successor() != null) {
      successors.put(row.code(), row.successor());
    }
  }

  private void arrives(UnitRow row) {
    List<Version> known = versions.computeIfAbsent(row.code(), code -> new ArrayList<>(2));
    Optional<Version> same =
        known.stream().filter(it -> !it.sent() && it.row.from().equals(row.from())).findFirst();
    if (same.isEmpty()) {
      String successor = successors.get(row.code());
      if (row.successor() != null && successor != null && !row.successor().equals(successor)) {
        refuse(row, "successor", "changed_since_sent");
      } else {
        known.add(new Version(row));
        verdicts.put(row.line(), new Verdict.Fresh());
      }
      return;
    }
    Version stands = same.get();
    Optional<String> difference = row.differsFrom(stands.row);
    boolean closes = stands.row.isOpen() && !row.isOpen();
    if (difference.isPresent()) {
      refuse(row, difference.get(), "changed_since_sent");
    } else if (closes && successorFits(row, true, isLast(known, stands))) {
      stands.to = row.to();
      stands.closedBy = row;
      verdicts.put(row.line(), new Verdict.Changed());
    } else if (!row.to().equals(stands.row.to())) {
      refuse(row, "valid_to", "changed_since_sent");
    } else if (!successorFits(row, false, isLast(known, stands))) {
      refuse(row, "successor", "changed_since_sent");
    } else {
      verdicts.put(row.line(), new Verdict.Same());
    }
  }

  /** A successor belongs to the unit and may be named on any of its rows. */
  private boolean successorFits(UnitRow row, boolean closes, boolean last) {
    String standing = successors.get(row.code());
    if (row.successor() != null) {
      return row.successor().equals(standing) || (standing == null && closes);
    }
    return standing == null
        || !last
        || sentSuccessors.getOrDefault(row.code(), Set.of()).contains(standing);
  }

  private static boolean isLast(List<Version> known, Version stands) {
    return known.stream().noneMatch(it -> !it.sent() && it.row.from().isAfter(stands.row.from()));
  }

  // ---- rings ----

  private void refuseRings() {
    Map<String, List<Version>> candidates = peeled(versions);
    List<LocalDate> days =
        candidates.values().stream()
            .flatMap(List::stream)
            .map(it -> it.row.from())
            .distinct()
            .sorted()
            .toList();
    Set<UnitRow> onRings = new HashSet<>();
    for (LocalDate day : days) {
      Map<String, List<Version>> ofDay = new HashMap<>();
      candidates.forEach((code, all) -> {
        List<Version> holding =
            all.stream().filter(it -> !day.isBefore(it.row.from()) && !day.isAfter(it.to)).toList();
        if (!holding.isEmpty()) {
          ofDay.put(code, holding);
        }
      });
      Map<String, List<Version>> left = peeled(ofDay);
      boolean plain = left.values().stream().allMatch(all -> all.size() == 1);
      left.values().stream()
          .flatMap(List::stream)
          .filter(it -> it.sent() && (plain || reachesItself(it, left)))
          .forEach(it -> onRings.add(it.row));
    }
    onRings.forEach(row -> refuse(row, "parent", "cycle"));
  }

  /**
   * Takes away, again and again, units without a parent among the rest and units that are nobody's
   * parent: what is left holds the rings.
   */
  private static Map<String, List<Version>> peeled(Map<String, List<Version>> all) {
    Map<String, List<Version>> left = new HashMap<>(all);
    for (boolean shrank = true; shrank; ) {
      int before = left.values().stream().mapToInt(List::size).sum();
      Set<String> parents = new HashSet<>();
      left.replaceAll((code, rows) ->
          rows.stream()
              .filter(it -> it.row.parent() != null && left.containsKey(it.row.parent()))
              .toList());
      left.values().removeIf(List::isEmpty);
      left.values()
          .forEach(
              rows -> rows.forEach(it -> parents.add(Objects.requireNonNull(it.row.parent()))));
      left.keySet().retainAll(parents);
      shrank = left.values().stream().mapToInt(List::size).sum() < before;
    }
    return left;
  }

  private static boolean reachesItself(Version start, Map<String, List<Version>> ofDay) {
    Set<String> seen = new HashSet<>();
    List<String> next = new ArrayList<>();
    next.add(Objects.requireNonNull(start.row.parent()));
    while (!next.isEmpty()) {
      String code = next.removeLast();
      if (code.equals(start.row.code())) {
        return true;
      }
      if (seen.add(code)) {
        ofDay
            .getOrDefault(code, List.of())
            .forEach(it -> next.add(Objects.requireNonNull(it.row.parent())));
      }
    }
    return false;
  }

  // ---- parents, overlaps, successors ----

  private void refuseUntilNothingMoves() {
    do {
      do {
        moved = false;
        sentVersions().forEach(this::validateParent);
      } while (moved);
      versions.values().forEach(this::validateOverlaps);
      sentVersions().forEach(it -> validateSuccessor(it.row));
      closings().forEach(it -> validateSuccessor(Objects.requireNonNull(it.closedBy)));
      validateClosings();
    } while (moved);
  }

  private void validateParent(Version version) {
    String parent = version.row.parent();
    if (parent != null && of(parent).isEmpty()) {
      refuse(version.row, "parent", "unknown_parent");
    } else if (parent != null && !stoodThrough(parent, version.row.from(), version.to)) {
      refuse(version.row, "parent", "parent_not_standing");
    }
  }

  /**
   * Where no row of the parent is left in the end it is unknown, in whatever order its rows were
   * refused.
   */
  private void nameLostParents(UnitRow row) {
    if (row.parent() != null
        && of(row.parent()).isEmpty()
        && verdicts.get(row.line()) instanceof Verdict.Refused(RowError error)
        && error.reason().equals("parent_not_standing")) {
      verdicts.put(row.line(), new Verdict.Refused(new RowError("parent", "unknown_parent")));
    }
  }

  /** The version that begins later gives way; what stands gives way to nothing. */
  private void validateOverlaps(List<Version> ofUnit) {
    if (ofUnit.size() < 2) {
      return;
    }
    List<Version> kept = new ArrayList<>(ofUnit.stream().filter(it -> !it.sent()).toList());
    for (Version version : List.copyOf(ofUnit)) {
      if (version.sent()) {
        if (kept.stream()
            .anyMatch(
                it -> !it.row.from().isAfter(version.to) && !it.to.isBefore(version.row.from()))) {
          refuse(version.row, "valid_from", "overlapping_periods");
        } else {
          kept.add(version);
        }
      }
    }
  }

  private void validateSuccessor(UnitRow row) {
    if (row.successor() != null && of(row.successor()).isEmpty()) {
      refuse(row, "successor", "unknown_unit");
    }
  }

  /** A version that stands under a unit must not be left hanging by a row that closes the unit. */
  private void validateClosings() {
    List<Version> closings = closings();
    if (closings.isEmpty()) {
      return;
    }
    Set<String> closed = new HashSet<>();
    closings.forEach(it -> closed.add(it.row.code()));
    Set<String> leaving = new HashSet<>();
    versions.values().stream()
        .flatMap(List::stream)
        .filter(it -> !it.sent() && it.row.parent() != null && closed.contains(it.row.parent()))
        .filter(it -> !stoodThrough(Objects.requireNonNull(it.row.parent()), it.row.from(), it.to))
        .forEach(it -> leaving.add(Objects.requireNonNull(it.row.parent())));
    closings.stream()
        .filter(it -> leaving.contains(it.row.code()))
        .forEach(
            it -> refuse(Objects.requireNonNull(it.closedBy), "valid_to", "changed_since_sent"));
  }

  private List<Version> sentVersions() {
    return versions.values().stream().flatMap(List::stream).filter(Version::sent).toList();
  }

  private List<Version> closings() {
    return versions.values().stream()
        .flatMap(List::stream)
        .filter(it -> it.closedBy != null)
        .toList();
  }

  private boolean stoodThrough(String unit, LocalDate from, LocalDate to) {
    LocalDate needed = from;
    for (Version version : of(unit)) {
      if (version.row.from().isAfter(needed)) {
        return false;
      }
      if (!version.to.isBefore(to)) {
        return true;
      }
      if (!version.to.isBefore(needed)) {
        needed = version.to.plusDays(1);
      }
    }
    return false;
  }

  private void refuse(UnitRow row, String column, String reason) {
    verdicts.put(row.line(), new Verdict.Refused(new RowError(column, reason)));
    List<Version> ofUnit = versions.getOrDefault(row.code(), List.of());
    for (Version version : ofUnit) {
      if (row.equals(version.closedBy)) {
        version.closedBy = null;
        version.to = Period.FOREVER;
      }
    }
    ofUnit.removeIf(it -> it.row.line() == row.line() && it.sent());
    moved = true;
  }

  private List<Version> of(String unit) {
    return versions.getOrDefault(unit, List.of());
  }

  private void sort() {
    versions.values().forEach(all -> all.sort(Comparator.comparing(it -> it.row.from())));
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}
