package vn.mach.organisation.units;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The versions of all units as they would be, while {@link UnitGraph} decides on them. */
final class ProposedTree implements StagedTree {

  private final Map<String, List<ProposedVersion>> versions = new HashMap<>();

  /** The versions of a unit, as a list that may be added to. */
  List<ProposedVersion> toChange(String unit) {
    return versions.computeIfAbsent(unit, code -> new ArrayList<>(2));
  }

  List<ProposedVersion> of(String unit) {
    return versions.getOrDefault(unit, List.of());
  }

  Map<String, List<ProposedVersion>> byUnit() {
    return versions;
  }

  Stream<ProposedVersion> all() {
    return versions.values().stream().flatMap(List::stream);
  }

  /** A copy, so that versions may be refused during the iteration. */
  List<ProposedVersion> those(Predicate<ProposedVersion> wanted) {
    return all().filter(wanted).toList();
  }

  /** By their first days. */
  void sort() {
    versions.values().forEach(all -> all.sort(Comparator.comparing(it -> it.row().from())));
  }

  boolean standsThrough(String unit, LocalDate from, LocalDate to) {
    LocalDate needed = from;
    for (ProposedVersion version : of(unit)) {
      if (version.row().from().isAfter(needed)) {
        return false;
      }
      if (!version.to().isBefore(to)) {
        return true;
      }
      if (!version.to().isBefore(needed)) {
        needed = version.to().plusDays(1);
      }
    }
    return false;
  }

  /** Receives each version. */
  interface VersionTaker {
    void version(String code, LocalDate from, LocalDate to) throws IOException;
  }

  void eachVersion(VersionTaker taker) throws IOException {
    for (List<ProposedVersion> ofUnit : versions.values()) {
      for (ProposedVersion version : ofUnit) {
        taker.version(version.row().code(), version.row().from(), version.to());
      }
    }
  }

  @Override
  public void eachAbove(Set<String> wanted, Above above) throws IOException {
    for (String unit : versions.keySet()) {
      for (ProposedVersion version : versions.getOrDefault(unit, List.of())) {
        up(unit, version, version.row().from(), version.to(), 0, wanted, above);
      }
    }
  }

  private void up(
      String unit,
      ProposedVersion at,
      LocalDate from,
      LocalDate to,
      int distance,
      Set<String> wanted,
      Above above)
      throws IOException {
    if (wanted.contains(at.row().code())) {
      above.above(unit, at.row().code(), distance, from, to);
    }
    if (at.row().parent() != null) {
      for (ProposedVersion parent : of(at.row().parent())) {
        LocalDate first = later(from, parent.row().from());
        LocalDate last = earlier(to, parent.to());
        if (!last.isBefore(first)) {
          up(unit, parent, first, last, distance + 1, wanted, above);
        }
      }
    }
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}
