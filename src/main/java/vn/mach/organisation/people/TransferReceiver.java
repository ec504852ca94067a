package vn.mach.organisation.people;

import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.UnitId;

/**
 * Where a member is to go: a unit that the actor sees, or a code as typed. What is behind a code
 * beyond the actor's reach is not told: the transfer is announced in any case, and waits until
 * somebody accepts it or it is taken back.
 *
 * @param unit none where nobody has the code
 * @param code none where the actor sees the unit
 */
record TransferReceiver(@Nullable UnitId unit, @Nullable String code) {}
