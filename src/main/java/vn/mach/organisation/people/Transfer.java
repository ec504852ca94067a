package vn.mach.organisation.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;

/**
 * A transfer of a member from one unit to another.
 *
 * @param to none where nobody has the code that was typed
 * @param toName the unit's name; where whoever announced it cannot see the unit, the code that they
 *     typed, until it is accepted
 */
record Transfer(
    long id,
    PersonId person,
    String personName,
    UnitId from,
    String fromName,
    @Nullable UnitId to,
    String toName,
    TransferKind kind,
    TransferStatus status,
    LocalDate announcedOn,
    LocalDate papersDueOn,
    @Nullable LocalDate settledOn,
    @Nullable String note) {

  boolean open() {
    return !TransferStatus.TRANSITIONS.isFinal(status);
  }

  boolean overdue(LocalDate today) {
    return open() && papersDueOn.isBefore(today);
  }
}
