package vn.mach.organisation.units;

import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.UnitId;

/**
 * A unit as it is named on a day. A unit that did not stand on that day is named as in its last
 * version before it, or else its first.
 *
 * @param kind a code of {@link UnitKind}
 * @param hasCommittee null where it is not stated
 * @param parent none at the top of the tree
 * @param standing whether it stood on the day
 */
public record NamedUnit(
    UnitId id,
    String code,
    String name,
    String kind,
    @Nullable Boolean hasCommittee,
    @Nullable UnitId parent,
    boolean standing) {}
