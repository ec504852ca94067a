package vn.mach.voice.concerns;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What may be published of counts by subject and level, so that no group of fewer than the smallest
 * is said and none can be worked out.
 *
 * <p>Each count that is large enough is a row. The others of a subject are counted together in one
 * row where every one of them could still be any number from 0 to the largest small one; else
 * nothing is said of them. There are no other totals: every published number is about its own row,
 * no two are about the same concern, so no difference of two says anything. A row names its levels
 * whether or not anybody wrote there.
 */
final class SmallGroups {

  private SmallGroups() {}

  /**
   * What is known of one subject at one level.
   *
   * @param days working days that each of the answered took
   * @param changed what changed, as the units wrote it for all
   */
  record Group(
      String subject,
      String level,
      int received,
      int answered,
      int inTime,
      List<Integer> days,
      int helped,
      int notHelped,
      List<String> changed) {

    static Group none(String subject, String level) {
      return new Group(subject, level, 0, 0, 0, List.of(), 0, 0, List.of());
    }

    private Group and(Group other) {
      List<Integer> allDays = new ArrayList<>(days);
      allDays.addAll(other.days);
      List<String> allChanged = new ArrayList<>(changed);
      allChanged.addAll(other.changed);
      return new Group(
          subject,
          level,
          received + other.received,
          answered + other.answered,
          inTime + other.inTime,
          allDays,
          helped + other.helped,
          notHelped + other.notHelped,
          allChanged);
    }
  }

  /**
   * A row. Without {@code received} nothing is said of its levels but which they are.
   *
   * @param answered none: a part that is not said
   */
  record Row(
      String subject,
      List<String> levels,
      @Nullable Integer received,
      @Nullable Integer answered,
      @Nullable Integer inTime,
      @Nullable Integer medianDays,
      @Nullable Integer helped,
      @Nullable Integer notHelped,
      List<String> changed) {}

  /**
   * The rows of a table.
   *
   * @param subjects in their order
   * @param levels all that there are, in their order
   */
  static List<Row> publish(
      List<String> subjects, List<String> levels, List<Group> groups, int smallest) {
    Map<String, Group> known = new TreeMap<>();
    groups.forEach(it -> known.put(it.subject + "\n" + it.level, it));
    List<Row> rows = new ArrayList<>();
    for (String subject : subjects) {
      List<Group> small = new ArrayList<>();
      for (String level : levels) {
        Group group = known.getOrDefault(subject + "\n" + level, Group.none(subject, level));
        if (group.received >= smallest) {
          rows.add(row(group, List.of(level), smallest));
        } else {
          small.add(group);
        }
      }
      if (!small.isEmpty()) {
        rows.add(rest(subject, small, smallest));
      }
    }
    return rows;
  }

  /** Each of them may be anything from 0 to the largest small number, whatever the others are. */
  private static Row rest(String subject, List<Group> small, int smallest) {
    List<String> levels = small.stream().map(Group::level).toList();
    Group all = small.stream().reduce(Group.none(subject, ""), Group::and);
    boolean said = all.received >= smallest && all.received <= (smallest - 1) * (small.size() - 1);
    return said
        ? row(all, levels, smallest)
        : new Row(subject, levels, null, null, null, null, null, null, List.of());
  }

  private static Row row(Group group, List<String> levels, int smallest) {
    Integer answered = part(group.answered, group.received, smallest);
    boolean opinions = group.helped >= smallest && group.notHelped >= smallest;
    return new Row(
        group.subject,
        levels,
        group.received,
        answered,
        answered == null ? null : part(group.inTime, group.answered, smallest),
        answered == null ? null : median(group.days),
        opinions ? group.helped : null,
        opinions ? group.notHelped : null,
        group.changed.stream().distinct().sorted().toList());
  }

  /**
   * A part of a group: said where it and what is left are both large enough, or nothing is left.
   */
  private static @Nullable Integer part(int part, int whole, int smallest) {
    int left = whole - part;
    return part >= smallest && (left == 0 || left >= smallest) ? part : null;
  }

  private static @Nullable Integer median(List<Integer> days) {
    if (days.isEmpty()) {
      return null;
    }
    List<Integer> sorted = new ArrayList<>(days);
    Collections.sort(sorted, Comparator.naturalOrder());
    return sorted.get((sorted.size() - 1) / 2);
  }
}
