package vn.mach.organisation.units;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import vn.mach.base.datasets.RowError;

/**
 * The tree as it would be once the accepted rows are loaded, and which rows are accepted: validated
 * in memory, because cycles and chains of parents need many lookups and 315,000 units fit easily.
 * An existing row is never refused; in a conflict the sent row is. Rows are refused until nothing
 * changes any more, so the order of rows does not matter.
 */
final class UnitGraph {

  /** The state of a row: new, closing an open version, existing already, or refused. */
  sealed interface Verdict {
    record Fresh() implements Verdict {}

    record Changed() implements Verdict {}

    record Same() implements Verdict {}

    record Refused(RowError error) implements Verdict {}
  }

  private final ProposedTree tree = new ProposedTree();
  private final Map<String, String> successors = new HashMap<>();
  private final Map<String, Set<String>> sentSuccessors = new HashMap<>();
  private final Map<Integer, Verdict> verdicts = new HashMap<>();
  private boolean moved;

  private UnitGraph() {}

  /**
   * Validates the rows sent against the existing ones. No two rows sent may have the same code and
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
    graph.tree.sort();
    ParentCycles.rows(graph.tree.byUnit()).forEach(row -> graph.refuse(row, "parent", "cycle"));
    graph.refuseUntilNothingMoves();
    sent.forEach(graph::nameLostParents);
    return graph;
  }

  Map<Integer, Verdict> verdicts() {
    return verdicts;
  }

  ProposedTree tree() {
    return tree;
  }

  // ---- sent rows against existing ones ----

  private void stands(UnitRow row) {
    tree.toChange(row.code()).add(new ProposedVersion(row));
    if (row.successor() != null) {
      successors.put(row.code(), row.successor());
    }
  }

  private void arrives(UnitRow row) {
    List<ProposedVersion> known = tree.toChange(row.code());
    Optional<ProposedVersion> same =
        known.stream().filter(it -> !it.sent() && it.row().from().equals(row.from())).findFirst();
    if (same.isEmpty()) {
      String successor = successors.get(row.code());
      if (row.successor() != null && successor != null && !row.successor().equals(successor)) {
        refuse(row, "successor", "changed_since_sent");
      } else {
        known.add(new ProposedVersion(row));
        verdicts.put(row.line(), new Verdict.Fresh());
      }
      return;
    }
    ProposedVersion stands = same.get();
    Optional<String> difference = row.differsFrom(stands.row());
    boolean closes = stands.row().isOpen() && !row.isOpen();
    if (difference.isPresent()) {
      refuse(row, difference.get(), "changed_since_sent");
    } else if (closes && successorFits(row, true, isLast(known, stands))) {
      stands.closeBy(row);
      verdicts.put(row.line(), new Verdict.Changed());
    } else if (!row.to().equals(stands.row().to())) {
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

  private static boolean isLast(List<ProposedVersion> known, ProposedVersion stands) {
    return known.stream()
        .noneMatch(it -> !it.sent() && it.row().from().isAfter(stands.row().from()));
  }

  // ---- parents, overlaps, successors ----

  private void refuseUntilNothingMoves() {
    do {
      do {
        moved = false;
        tree.those(ProposedVersion::sent).forEach(this::validateParent);
      } while (moved);
      tree.byUnit().values().forEach(this::validateOverlaps);
      tree.those(ProposedVersion::sent).forEach(it -> validateSuccessor(it.row()));
      tree.those(it -> it.closedBy() != null)
          .forEach(it -> validateSuccessor(Objects.requireNonNull(it.closedBy())));
      validateClosings();
    } while (moved);
  }

  private void validateParent(ProposedVersion version) {
    String parent = version.row().parent();
    if (parent != null && tree.of(parent).isEmpty()) {
      refuse(version.row(), "parent", "unknown_parent");
    } else if (parent != null && !tree.standsThrough(parent, version.row().from(), version.to())) {
      refuse(version.row(), "parent", "parent_not_standing");
    }
  }

  /**
   * Where no row of the parent is left in the end it is unknown, in whatever order its rows were
   * refused.
   */
  private void nameLostParents(UnitRow row) {
    if (row.parent() != null
        && tree.of(row.parent()).isEmpty()
        && verdicts.get(row.line()) instanceof Verdict.Refused(RowError error)
        && error.reason().equals("parent_not_standing")) {
      verdicts.put(row.line(), new Verdict.Refused(new RowError("parent", "unknown_parent")));
    }
  }

  /** The version that begins later is refused; an existing one never is. */
  private void validateOverlaps(List<ProposedVersion> ofUnit) {
    if (ofUnit.size() < 2) {
      return;
    }
    List<ProposedVersion> kept = new ArrayList<>(ofUnit.stream().filter(it -> !it.sent()).toList());
    for (ProposedVersion version : List.copyOf(ofUnit)) {
      if (version.sent()) {
        if (kept.stream()
            .anyMatch(it ->
                !it.row().from().isAfter(version.to())
                    && !it.to().isBefore(version.row().from()))) {
          refuse(version.row(), "valid_from", "overlapping_periods");
        } else {
          kept.add(version);
        }
      }
    }
  }

  private void validateSuccessor(UnitRow row) {
    if (row.successor() != null && tree.of(row.successor()).isEmpty()) {
      refuse(row, "successor", "unknown_unit");
    }
  }

  /** A row that closes a unit must not leave an existing version under it without a parent. */
  private void validateClosings() {
    List<ProposedVersion> closings = tree.those(it -> it.closedBy() != null);
    if (closings.isEmpty()) {
      return;
    }
    Set<String> closed = new HashSet<>();
    closings.forEach(it -> closed.add(it.row().code()));
    Set<String> leaving = new HashSet<>();
    tree.all()
        .filter(it -> !it.sent() && it.row().parent() != null && closed.contains(it.row().parent()))
        .filter(it ->
            !tree.standsThrough(
                Objects.requireNonNull(it.row().parent()), it.row().from(), it.to()))
        .forEach(it -> leaving.add(Objects.requireNonNull(it.row().parent())));
    closings.stream()
        .filter(it -> leaving.contains(it.row().code()))
        .forEach(
            it -> refuse(Objects.requireNonNull(it.closedBy()), "valid_to", "changed_since_sent"));
  }

  private void refuse(UnitRow row, String column, String reason) {
    verdicts.put(row.line(), new Verdict.Refused(new RowError(column, reason)));
    List<ProposedVersion> ofUnit = tree.of(row.code());
    for (ProposedVersion version : ofUnit) {
      if (row.equals(version.closedBy())) {
        version.reopen();
      }
    }
    ofUnit.removeIf(it -> it.row().line() == row.line() && it.sent());
    moved = true;
  }
}
