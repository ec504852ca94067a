package vn.mach.documents.directives;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.mach.base.kernel.Text;

/** Compares two versions of a text clause by clause. */
final class ClauseChanges {

  private ClauseChanges() {}

  /**
   * Every clause of both, in the order of the later one; what was taken out stands behind what
   * stood before it.
   */
  static List<ClauseChange> between(List<Clause> before, List<Clause> after) {
    Map<Integer, Clause> earlier = byKey(before);
    Set<Integer> kept = new HashSet<>(byKey(after).keySet());
    Map<Integer, Integer> parentsBefore = parents(before);
    Map<Integer, Integer> parentsAfter = parents(after);
    Map<Integer, List<Clause>> removedBehind = removedBehind(before, kept);
    List<ClauseChange> changes = new ArrayList<>();
    addRemoved(changes, removedBehind, 0);
    for (Clause now : after) {
      Clause then = earlier.get(now.key());
      changes.add(
          then == null
              ? new ClauseChange(ClauseChange.Kind.ADDED, null, now)
              : new ClauseChange(
                  kind(
                      then,
                      now,
                      Objects.equals(parentsBefore.get(now.key()), parentsAfter.get(now.key()))),
                  then,
                  now));
      addRemoved(changes, removedBehind, now.key());
    }
    return changes;
  }

  private static ClauseChange.Kind kind(Clause then, Clause now, boolean sameParent) {
    if (!sameWords(then, now)) {
      return ClauseChange.Kind.REWORDED;
    }
    if (!sameAsked(then, now)) {
      return ClauseChange.Kind.ASKS_OTHERWISE;
    }
    return then.number().equals(now.number()) && then.depth() == now.depth() && sameParent
        ? ClauseChange.Kind.SAME
        : ClauseChange.Kind.MOVED;
  }

  /** Spaces and ends of lines are no words. */
  static boolean sameWords(Clause one, Clause other) {
    return Text.line(one.words()).equals(Text.line(other.words()));
  }

  /** As it was given: a term has another last day in each version. */
  static boolean sameAsked(Clause one, Clause other) {
    Asked asked = one.asked();
    Asked otherAsked = other.asked();
    return asked == null || otherAsked == null
        ? asked == otherAsked
        : asked.given().equals(otherAsked.given());
  }

  private static void addRemoved(
      List<ClauseChange> changes, Map<Integer, List<Clause>> removedBehind, int key) {
    for (Clause gone : removedBehind.getOrDefault(key, List.of())) {
      changes.add(new ClauseChange(ClauseChange.Kind.REMOVED, gone, null));
    }
  }

  /** By the key of the last clause before it that stays; 0: none stays before it. */
  private static Map<Integer, List<Clause>> removedBehind(List<Clause> before, Set<Integer> kept) {
    Map<Integer, List<Clause>> behind = new HashMap<>();
    int last = 0;
    for (Clause clause : before) {
      if (kept.contains(clause.key())) {
        last = clause.key();
      } else {
        behind.computeIfAbsent(last, key -> new ArrayList<>()).add(clause);
      }
    }
    return behind;
  }

  private static Map<Integer, Clause> byKey(List<Clause> clauses) {
    Map<Integer, Clause> byKey = new HashMap<>();
    clauses.forEach(clause -> byKey.put(clause.key(), clause));
    return byKey;
  }

  /** The key of the clause under which each stands; 0: under none. */
  static Map<Integer, Integer> parents(List<Clause> clauses) {
    Map<Integer, Integer> parents = new HashMap<>();
    Deque<Clause> open = new ArrayDeque<>();
    for (Clause clause : clauses) {
      while (!open.isEmpty() && open.element().depth() >= clause.depth()) {
        open.pop();
      }
      parents.put(clause.key(), open.isEmpty() ? 0 : open.element().key());
      open.push(clause);
    }
    return parents;
  }
}
