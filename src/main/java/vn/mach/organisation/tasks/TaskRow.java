package vn.mach.organisation.tasks;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;

/**
 * A task in a list.
 *
 * @param title empty: the kind's name says it all
 * @param link where it is done
 * @param tap whether one tap settles it
 * @param reason why it is not done any more, or open again: a message key or what somebody wrote
 * @param from the unit that gave it by hand; empty: a module did
 */
public record TaskRow(
    long id,
    String kind,
    String kindVi,
    String kindEn,
    String title,
    String link,
    UnitId unit,
    String unitName,
    @Nullable PersonId person,
    @Nullable String personName,
    LocalDate assignedOn,
    LocalDate dueOn,
    TaskStatus status,
    LocalDate since,
    boolean tap,
    String from,
    Instant createdAt,
    boolean seen,
    @Nullable String reason) {

  public boolean late(LocalDate day) {
    return status == TaskStatus.OPEN && dueOn.isBefore(day);
  }
}
