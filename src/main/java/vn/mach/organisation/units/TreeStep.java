package vn.mach.organisation.units;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a {@link ReorganisationDecision}. Units are named by their codes, so that a step can
 * speak of a unit that an earlier step founds. Every step holds from the decision's day on.
 */
public sealed interface TreeStep {

  /**
   * A unit comes to stand. A code that stood before and ended is the same unit again.
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

  /**
   * The unit goes to stand under another, with all that stand under it. No parent: to the top of
   * the tree.
   */
  record Move(String unit, @Nullable String parent) implements TreeStep {}

  record Rename(String unit, String name) implements TreeStep {}

  record ChangeKind(String unit, String kind) implements TreeStep {}

  /**
   * @param hasCommittee null: no longer stated
   */
  record ChangeCommittee(String unit, @Nullable Boolean hasCommittee) implements TreeStep {}

  /**
   * The day before is the unit's last. Refused while others stand under it, unless {@code
   * childrenTo} says where they go.
   *
   * @param successor who takes over, if anyone
   */
  record End(String unit, @Nullable String successor, @Nullable String childrenTo)
      implements TreeStep {}

  /**
   * The units end; those under them go under {@code into}, which takes over. A new one is founded
   * by a step before this.
   */
  record Merge(List<String> units, String into) implements TreeStep {
    public Merge {
      units = List.copyOf(units);
    }
  }

  /**
   * The unit becomes several of its kind in its place; each that stands under it goes to one of
   * them. Where a part has the unit's own code the unit goes on as that part, otherwise it ends and
   * the first part takes over.
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
