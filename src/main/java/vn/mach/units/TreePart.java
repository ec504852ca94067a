package vn.mach.units;

import java.time.LocalDate;
import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;

/**
 * The part of the tree that a decision touches, by codes: the units it names, those directly under them, and all above these on any day.
 * Steps are tried on it; nothing of it is written before all of them are decided.
 */
final class TreePart {

  private final Map<String, List<Stretch>> histories = new HashMap<>();
  private final Map<String, String> successors = new HashMap<>();
  private final Set<String> reached;
  private final boolean everywhere;
  private final Set<String> kinds;
  private final Set<String> changed = new LinkedHashSet<>();

  TreePart(Map<String, List<Stretch>> histories, Map<String, String> successors, Set<String> reached, boolean everywhere, Set<String> kinds) {
    histories.forEach((code, stretches) -> this.histories.put(code, tidy(stretches)));
    this.successors.putAll(successors);
    this.reached = new HashSet<>(reached);
    this.everywhere = everywhere;
    this.kinds = kinds;
  }

  /** Whether there is such a unit for whoever decides: one that their right does not reach is as if unknown. */
  boolean isKnown(String code) {
    return histories.containsKey(code) && reached.contains(code);
  }

  boolean exists(String code) {
    return histories.containsKey(code);
  }

  boolean isKind(String kind) {
    return kinds.contains(kind);
  }

  /** Whether the right of whoever decides reaches the place itself: under this parent, or at the top. */
  boolean reachesPlace(@Nullable String parent) {
    return parent == null ? everywhere : reached.contains(parent);
  }

  List<Stretch> history(String code) {
    return histories.getOrDefault(code, List.of());
  }

  @Nullable String successor(String code) {
    return successors.get(code);
  }

  Optional<Stretch> on(String code, LocalDate day) {
    return history(code).stream().filter(stretch -> stretch.contains(day)).findFirst();
  }

  boolean standsFrom(String code, LocalDate day) {
    return history(code).stream().anyMatch(stretch -> !stretch.to().isBefore(day));
  }

  /** Codes of those that stand under the unit on the day or any later day. */
  List<String> childrenFrom(String code, LocalDate day) {
    return histories.entrySet().stream()
        .filter(unit -> unit.getValue().stream().anyMatch(s -> code.equals(s.parent()) && !s.to().isBefore(day)))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  Set<String> changed() {
    return changed;
  }

  /**
   * Changes one thing of a unit that stands on the day, from then on. Where the same thing was changed again later, that stays; other
   * later changes are carried over.
   */
  void change(String code, LocalDate day, Function<Stretch, @Nullable Object> thing, UnaryOperator<Stretch> change) {
    Object before = thing.apply(on(code, day).orElseThrow());
    List<Stretch> after = new ArrayList<>();
    Stretch last = null;
    boolean carriedOn = true;
    for (Stretch stretch : history(code)) {
      if (stretch.to().isBefore(day)) {
        after.add(stretch);
      } else if (stretch.contains(day)) {
        if (stretch.from().isBefore(day)) {
          after.add(stretch.until(day.minusDays(1)));
        }
        after.add(change.apply(stretch.since(stretch.from().isBefore(day) ? day : stretch.from())));
      } else {
        carriedOn = carriedOn && last != null && stretch.follows(last) && Objects.equals(thing.apply(stretch), before);
        after.add(carriedOn ? change.apply(stretch) : stretch);
      }
      last = stretch;
    }
    put(code, after);
  }

  /** The day before becomes the last on which the unit stands. */
  void end(String code, LocalDate day, @Nullable String successor) {
    List<Stretch> after = new ArrayList<>();
    for (Stretch stretch : history(code)) {
      if (stretch.from().isBefore(day)) {
        after.add(stretch.to().isBefore(day) ? stretch : stretch.until(day.minusDays(1)));
      }
    }
    put(code, after);
    if (successor != null) {
      successors.put(code, successor);
    }
  }

  void begin(String code, Stretch stretch) {
    List<Stretch> after = new ArrayList<>(history(code));
    after.add(stretch);
    put(code, after);
    successors.remove(code);
    reached.add(code);
  }

  /** Whether the unit stands on every day of the stretch. */
  boolean standsThrough(String code, Stretch period) {
    LocalDate day = period.from();
    for (Stretch stretch : history(code)) {
      if (stretch.contains(day)) {
        if (!stretch.to().isBefore(period.to())) {
          return true;
        }
        day = stretch.to().plusDays(1);
      }
    }
    return false;
  }

  /** Whether on some day of the stretch those above the unit lead back to it. */
  boolean isRing(String code, Stretch period) {
    return leadsTo(code, period.parent(), period.from(), period.to(), new HashSet<>());
  }

  private boolean leadsTo(String code, @Nullable String at, LocalDate from, LocalDate to, Set<String> path) {
    if (at == null || !path.add(at)) {
      return false;
    }
    if (at.equals(code)) {
      return true;
    }
    for (Stretch stretch : history(at)) {
      LocalDate first = stretch.from().isAfter(from) ? stretch.from() : from;
      LocalDate last = stretch.to().isBefore(to) ? stretch.to() : to;
      if (!first.isAfter(last) && leadsTo(code, stretch.parent(), first, last, path)) {
        return true;
      }
    }
    path.remove(at);
    return false;
  }

  private void put(String code, List<Stretch> stretches) {
    histories.put(code, tidy(stretches));
    changed.add(code);
  }

  /** In order, neighbours that say the same as one. */
  private static List<Stretch> tidy(List<Stretch> stretches) {
    List<Stretch> tidy = new ArrayList<>();
    for (Stretch stretch : stretches.stream().sorted(Comparator.comparing(Stretch::from)).toList()) {
      if (!tidy.isEmpty() && stretch.follows(tidy.getLast()) && stretch.sameAs(tidy.getLast())) {
        tidy.set(tidy.size() - 1, tidy.getLast().until(stretch.to()));
      } else {
        tidy.add(stretch);
      }
    }
    return List.copyOf(tidy);
  }
}
