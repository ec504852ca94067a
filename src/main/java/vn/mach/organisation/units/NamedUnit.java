package vn.mach.organisation.units;

import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.UnitId;

/**
 * A unit with its names on a day. If it did not exist on that day: as in its last version before
 * it, or else its first.
 *
 * @param kind a code of {@link UnitKind}
 * @param hasCommittee null where it is not stated
 * @param parent none at the top of the tree
 * @param standing whether it existed on the day
 */
public record NamedUnit(
    UnitId id,
    String code,
    String name,
    String kind,
    @Nullable Boolean hasCommittee,
    @Nullable UnitId parent,
    boolean standing) {

  /** As forms show it: name and code. {@link Units#meant} reads it. */
  public String label() {
    return name + " (" + code + ")";
  }
}
