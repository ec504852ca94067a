package vn.mach.branch.meetings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What holds of a meeting by the acts that arrived, in whatever order they did. Acts about one
 * thing form a chain, each following the one before. An act whose predecessor is missing waits. Two
 * that follow the same one clash: neither holds, nor what follows them, until an act {@code settle}
 * says which is kept and names all that is dropped; what arrives later is not among those, so the
 * clash is open again.
 */
final class ActLog {

  /**
   * A clash that no person has settled.
   *
   * @param key names it: the thing, and what its acts follow
   * @param acts those that follow the same one, each the first of what was done on one side
   * @param behind all acts of each side, the first included, by the first
   */
  record Clash(String key, String thing, List<MeetingAct> acts, Map<UUID, List<UUID>> behind) {

    /** All that is dropped if this one is kept, as an act {@code settle} says it. */
    String droppedFor(UUID kept) {
      return behind.entrySet().stream()
          .filter(side -> !side.getKey().equals(kept))
          .flatMap(side -> side.getValue().stream())
          .map(UUID::toString)
          .sorted()
          .collect(Collectors.joining(" "));
    }
  }

  private final Map<String, Map<Optional<UUID>, List<MeetingAct>>> followers = new HashMap<>();
  private final Map<UUID, ActStatus> statuses = new HashMap<>();
  private final Map<String, MeetingAct> heads = new LinkedHashMap<>();
  private final Map<String, Clash> clashes = new LinkedHashMap<>();
  private final Set<String> walked = new HashSet<>();
  private final List<MeetingAct> ordered;

  private ActLog(Collection<MeetingAct> acts) {
    ordered =
        acts.stream()
            .sorted(Comparator.comparing(MeetingAct::madeAt).thenComparing(MeetingAct::id))
            .toList();
    for (MeetingAct act : ordered) {
      followers
          .computeIfAbsent(act.thing(), _ -> new HashMap<>())
          .computeIfAbsent(Optional.ofNullable(act.follows()), _ -> new ArrayList<>())
          .add(act);
      statuses.put(act.id(), ActStatus.WAITING);
    }
    ordered.stream().map(MeetingAct::thing).distinct().forEach(this::walk);
  }

  static ActLog of(Collection<MeetingAct> acts) {
    return new ActLog(acts);
  }

  private void walk(String thing) {
    if (!walked.add(thing)) {
      return;
    }
    UUID last = null;
    List<MeetingAct> next = after(thing, last);
    while (!next.isEmpty()) {
      MeetingAct kept = next.size() == 1 ? next.getFirst() : kept(thing, last, next);
      if (kept == null) {
        return;
      }
      statuses.put(kept.id(), ActStatus.APPLIED);
      heads.put(thing, kept);
      last = kept.id();
      next = after(thing, last);
    }
  }

  /** The one that a person decided for; null where the clash is open. */
  private @Nullable MeetingAct kept(String thing, @Nullable UUID follows, List<MeetingAct> sides) {
    Map<UUID, List<UUID>> behind = new LinkedHashMap<>();
    sides.forEach(side -> behind.put(side.id(), subtree(thing, side)));
    Clash clash = new Clash(thing + "@" + (follows == null ? "" : follows), thing, sides, behind);
    String settling = "settle:" + clash.key;
    walk(settling);
    MeetingAct decision = heads.get(settling);
    if (decision != null) {
      Set<String> dropped = new HashSet<>(Arrays.asList(decision.field("dropped").split(" ")));
      MeetingAct kept =
          sides.stream()
              .filter(side -> side.id().toString().equals(decision.field("keep")))
              .findFirst()
              .orElse(null);
      if (kept != null
          && behind.entrySet().stream()
              .filter(side -> !side.getKey().equals(kept.id()))
              .flatMap(side -> side.getValue().stream())
              .allMatch(id -> dropped.contains(id.toString()))) {
        behind.forEach((side, ids) -> {
          if (!side.equals(kept.id())) {
            ids.forEach(id -> statuses.put(id, ActStatus.DROPPED));
          }
        });
        return kept;
      }
    }
    sides.forEach(side -> statuses.put(side.id(), ActStatus.CONFLICT));
    clashes.put(clash.key, clash);
    return null;
  }

  private List<UUID> subtree(String thing, MeetingAct first) {
    List<UUID> ids = new ArrayList<>(List.of(first.id()));
    for (int i = 0; i < ids.size(); i++) {
      after(thing, ids.get(i)).forEach(it -> ids.add(it.id()));
    }
    return ids;
  }

  private List<MeetingAct> after(String thing, @Nullable UUID act) {
    return followers
        .getOrDefault(thing, Map.of())
        .getOrDefault(Optional.ofNullable(act), List.of());
  }

  ActStatus status(UUID act) {
    return statuses.getOrDefault(act, ActStatus.WAITING);
  }

  Map<UUID, ActStatus> statuses() {
    return Map.copyOf(statuses);
  }

  /** The last act about the thing that holds. */
  Optional<MeetingAct> head(String thing) {
    return Optional.ofNullable(heads.get(thing));
  }

  /** The last acts that hold about things of one sort, in the order of their first acts' making. */
  List<MeetingAct> heads(String what) {
    return ordered.stream()
        .filter(act -> act.what().equals(what) && act.follows() == null)
        .map(MeetingAct::thing)
        .distinct()
        .flatMap(thing -> head(thing).stream())
        .toList();
  }

  /** Those that no person has settled. */
  List<Clash> clashes() {
    return List.copyOf(clashes.values());
  }

  Optional<Clash> clash(String key) {
    return Optional.ofNullable(clashes.get(key));
  }

  /** Acts that wait for another. */
  List<MeetingAct> waiting() {
    return ordered.stream().filter(act -> status(act.id()) == ActStatus.WAITING).toList();
  }
}
