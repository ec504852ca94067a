package vn.mach.organisation.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The part of the tree that a decision touches, by codes: the units it names, those directly under
 * them, and all above these on any day. Steps are tried on it; nothing is written before all of
 * them are accepted.
 */
final class PartialTree {

  private final Map<String, List<UnitVersion>> histories = new HashMap<>();
  private final Map<String, String> successors = new HashMap<>();
  private final Set<String> reached;
  private final boolean everywhere;
  private final Map<String, UnitKind> kinds;
  private final Set<String> changed = new LinkedHashSet<>();

  PartialTree(
      Map<String, List<UnitVersion>> histories,
      Map<String, String> successors,
      Set<String> reached,
      boolean everywhere,
      Collection<UnitKind> kinds) {
    histories.forEach((code, versions) -> this.histories.put(code, tidy(versions)));
    this.successors.putAll(successors);
    this.reached = new HashSet<>(reached);
    this.everywhere = everywhere;
    this.kinds = kinds.stream().collect(Collectors.toMap(UnitKind::code, Function.identity()));
  }

  /**
   * Whether the unit exists for the person who decides: one that their right does not cover is
   * unknown to them.
   */
  boolean isKnown(String code) {
    return histories.containsKey(code) && reached.contains(code);
  }

  boolean exists(String code) {
    return histories.containsKey(code);
  }

  Optional<UnitKind> kind(String code) {
    return Optional.ofNullable(kinds.get(code));
  }

  /**
   * Whether the right of the person who decides covers this position: under this parent, or at the
   * top.
   */
  boolean reachesPlace(@Nullable String parent) {
    return parent == null ? everywhere : reached.contains(parent);
  }

  List<UnitVersion> history(String code) {
    return histories.getOrDefault(code, List.of());
  }

  @Nullable String successor(String code) {
    return successors.get(code);
  }

  Optional<UnitVersion> on(String code, LocalDate day) {
    return history(code).stream().filter(version -> version.contains(day)).findFirst();
  }

  boolean standsFrom(String code, LocalDate day) {
    return history(code).stream().anyMatch(version -> !version.to().isBefore(day));
  }

  /** Codes of the units under it on the day or any later day. */
  List<String> childrenFrom(String code, LocalDate day) {
    return histories.entrySet().stream()
        .filter(unit ->
            unit.getValue().stream()
                .anyMatch(s -> code.equals(s.parent()) && !s.to().isBefore(day)))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  Set<String> changed() {
    return changed;
  }

  /**
   * Changes one attribute of a unit that exists on the day, from then on. Where the same attribute
   * changes again later, that stays; other later changes are stored.
   */
  void change(
      String code,
      LocalDate day,
      Function<UnitVersion, @Nullable Object> thing,
      UnaryOperator<UnitVersion> change) {
    Object before = thing.apply(on(code, day).orElseThrow());
    List<UnitVersion> after = new ArrayList<>();
    UnitVersion last = null;
    boolean carriedOn = true;
    for (UnitVersion version : history(code)) {
      if (version.to().isBefore(day)) {
        after.add(version);
      } else if (version.contains(day)) {
        if (version.from().isBefore(day)) {
          after.add(version.until(day.minusDays(1)));
        }
        after.add(change.apply(version.since(version.from().isBefore(day) ? day : version.from())));
      } else {
        carriedOn =
            carriedOn
                && last != null
                && version.follows(last)
                && Objects.equals(thing.apply(version), before);
        after.add(carriedOn ? change.apply(version) : version);
      }
      last = version;
    }
    put(code, after);
  }

  /** The day before becomes the last day of the unit. */
  void end(String code, LocalDate day, @Nullable String successor) {
    List<UnitVersion> after = new ArrayList<>();
    for (UnitVersion version : history(code)) {
      if (version.from().isBefore(day)) {
        after.add(version.to().isBefore(day) ? version : version.until(day.minusDays(1)));
      }
    }
    put(code, after);
    if (successor != null) {
      successors.put(code, successor);
    }
  }

  void begin(String code, UnitVersion version) {
    List<UnitVersion> after = new ArrayList<>(history(code));
    after.add(version);
    put(code, after);
    successors.remove(code);
    reached.add(code);
  }

  /** Whether the unit exists on every day of the version. */
  boolean standsThrough(String code, UnitVersion period) {
    LocalDate day = period.from();
    for (UnitVersion version : history(code)) {
      if (version.contains(day)) {
        if (!version.to().isBefore(period.to())) {
          return true;
        }
        day = version.to().plusDays(1);
      }
    }
    return false;
  }

  /** Whether the version makes the unit its own ancestor on some day. */
  boolean isRing(String code, UnitVersion period) {
    return leadsTo(code, period.parent(), period.from(), period.to(), new HashSet<>());
  }

  private boolean leadsTo(
      String code, @Nullable String at, LocalDate from, LocalDate to, Set<String> path) {
    if (at == null || !path.add(at)) {
      return false;
    }
    if (at.equals(code)) {
      return true;
    }
    for (UnitVersion version : history(at)) {
      LocalDate first = version.from().isAfter(from) ? version.from() : from;
      LocalDate last = version.to().isBefore(to) ? version.to() : to;
      if (!first.isAfter(last) && leadsTo(code, version.parent(), first, last, path)) {
        return true;
      }
    }
    path.remove(at);
    return false;
  }

  private void put(String code, List<UnitVersion> versions) {
    histories.put(code, tidy(versions));
    changed.add(code);
  }

  /** In order, adjacent versions with the same values merged. */
  private static List<UnitVersion> tidy(List<UnitVersion> versions) {
    List<UnitVersion> tidy = new ArrayList<>();
    for (UnitVersion version :
        versions.stream().sorted(Comparator.comparing(UnitVersion::from)).toList()) {
      if (!tidy.isEmpty() && version.follows(tidy.getLast()) && version.sameAs(tidy.getLast())) {
        tidy.set(tidy.size() - 1, tidy.getLast().until(version.to()));
      } else {
        tidy.add(version);
      }
    }
    return List.copyOf(tidy);
  }
}
