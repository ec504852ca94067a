package vn.mach.organisation.units;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a {@link ReorganisationDecision}. Units are named by their codes, so that a step can
 * name a unit that an earlier step founds. Every step is valid from the decision's day on.
 */
public sealed interface TreeStep {

  /**
   * Founds a unit. The code of an ended unit means the same unit again.
   *
   * @param hasCommittee null where it is not stated
   * @param parent none: at the top of the tree
   */
  record Found(
      String code,
      String name,
      String kind,
      @Nullable Boolean hasCommittee,
      @Nullable String parent)
      implements TreeStep {}

  /** Moves the unit with its subtree under another parent. No parent: to the top of the tree. */
  record Move(String unit, @Nullable String parent) implements TreeStep {}

  record Rename(String unit, String name) implements TreeStep {}

  record ChangeKind(String unit, String kind) implements TreeStep {}

  /**
   * @param hasCommittee null: no longer stated
   */
  record ChangeCommittee(String unit, @Nullable Boolean hasCommittee) implements TreeStep {}

  /**
   * The day before is the unit's last. Refused while there are units under it, unless {@code
   * childrenTo} says where they go.
   *
   * @param successor the successor, if any
   */
  record End(String unit, @Nullable String successor, @Nullable String childrenTo)
      implements TreeStep {}

  /**
   * The units end; those under them move under {@code into}, which is their successor. A new one is
   * founded by a step before this.
   */
  record Merge(List<String> units, String into) implements TreeStep {
    public Merge {
      units = List.copyOf(units);
    }
  }

  /**
   * The unit is split into several of its kind under the same parent; each unit under it moves to
   * one of them. Where a part has the unit's own code the unit continues as that part, otherwise it
   * ends and the first part is its successor.
   */
  record Split(String unit, List<Part> parts) implements TreeStep {
    public Split {
      parts = List.copyOf(parts);
    }
  }

  record Part(String code, String name, @Nullable Boolean hasCommittee, List<String> children) {
    public Part {
      children = List.copyOf(children);
    }
  }
}
