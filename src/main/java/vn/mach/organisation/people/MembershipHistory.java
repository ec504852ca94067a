package vn.mach.organisation.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;

/**
 * The versions of a person's membership, from the first to the last. A new version must begin after
 * the existing ones: a late entry is possible in that order, and the past is never rewritten. The
 * methods only decide; the caller writes.
 */
record MembershipHistory(List<Version> versions) {

  /** Days on which a person belonged to one unit with one status. */
  record Version(LocalDate from, LocalDate to, UnitId unit, MemberStatus status) {
    boolean open() {
      return to.equals(Period.FOREVER);
    }
  }

  /** A new status from this day on, in the same unit. */
  Outcome<Version> changeStatus(MemberStatus status, LocalDate from, LocalDate today) {
    Outcome<Version> last = next(from, today);
    return switch (last) {
      case Outcome.Refused<Version> refused -> refused;
      case Outcome.Done<Version>(Version it) when it.status == status ->
          Outcome.refused("status", "people.refused.same_status");
      case Outcome.Done<Version>(Version it) ->
          Outcome.done(new Version(from, Period.FOREVER, it.unit, status));
    };
  }

  /** Another unit from this day on, with the status that the kind of transfer leads to. */
  Outcome<Version> move(TransferKind kind, UnitId to, LocalDate from, LocalDate today) {
    Outcome<Version> last = next(from, today);
    return switch (last) {
      case Outcome.Refused<Version> refused -> refused;
      case Outcome.Done<Version>(Version it) ->
          Outcome.done(new Version(from, Period.FOREVER, to, statusOnArrival(kind, to)));
    };
  }

  /** Belongs to no unit of the realm any more after this last day. */
  Outcome<Version> leave(LocalDate lastDay, LocalDate today) {
    Optional<Version> last = last();
    if (last.isEmpty() || !last.get().open()) {
      return Outcome.refused("from", "people.refused.left_already");
    }
    if (lastDay.isAfter(today)) {
      return Outcome.refused("from", "people.refused.in_the_future");
    }
    if (lastDay.isBefore(last.get().from)) {
      return Outcome.refused("from", "people.refused.out_of_order", last.get().from);
    }
    return Outcome.done(new Version(last.get().from, lastDay, last.get().unit, last.get().status));
  }

  /** Belongs to a unit again, after having left. */
  Outcome<Version> comeBack(UnitId unit, MemberStatus status, LocalDate from, LocalDate today) {
    Optional<Version> last = last();
    if (last.isPresent() && last.get().open()) {
      return Outcome.refused("from", "people.refused.belongs_already");
    }
    if (from.isAfter(today)) {
      return Outcome.refused("from", "people.refused.in_the_future");
    }
    if (last.isPresent() && !from.isAfter(last.get().to)) {
      return Outcome.refused("from", "people.refused.out_of_order", last.get().to);
    }
    return Outcome.done(new Version(from, Period.FOREVER, unit, status));
  }

  Optional<Version> last() {
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
  }

  /**
   * A temporary transfer makes a temporary member, unless it leads back to the previous unit: then,
   * and with any other transfer, they have again the status from before they were temporary.
   */
  private MemberStatus statusOnArrival(TransferKind kind, UnitId to) {
    Optional<Version> home =
        versions.reversed().stream().filter(version -> !version.status.temporary()).findFirst();
    MemberStatus own = home.map(Version::status).orElse(MemberStatus.OFFICIAL);
    boolean back = home.map(Version::unit).filter(to::equals).isPresent();
    return kind == TransferKind.TEMPORARY && !back ? MemberStatus.TEMPORARY_IN : own;
  }

  /** The version that a new one beginning on this day would close. */
  private Outcome<Version> next(LocalDate from, LocalDate today) {
    Optional<Version> last = last();
    if (last.isEmpty() || !last.get().open()) {
      return Outcome.refused("from", "people.refused.left_already");
    }
    if (from.isAfter(today)) {
      return Outcome.refused("from", "people.refused.in_the_future");
    }
    if (!from.isAfter(last.get().from)) {
      return Outcome.refused("from", "people.refused.out_of_order", last.get().from);
    }
    return Outcome.done(last.get());
  }
}
