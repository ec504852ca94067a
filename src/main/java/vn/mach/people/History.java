package vn.mach.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Period;
import vn.mach.kernel.UnitId;

/**
 * Where a person belonged, from the first stretch to the last. What is added comes after what stands: a late entry is fine as long as the
 * order is kept, and the past is never rewritten. Every method decides only; the caller writes.
 */
record History(List<Stretch> stretches) {

  /** Days on which a person belonged to one unit with one status. */
  record Stretch(LocalDate from, LocalDate to, UnitId unit, MemberStatus status) {
    boolean open() {
      return to.equals(Period.FOREVER);
    }
  }

  /** A new status from this day on, in the same unit. */
  Outcome<Stretch> changeStatus(MemberStatus status, LocalDate from, LocalDate today) {
    Outcome<Stretch> last = next(from, today);
    return switch (last) {
      case Outcome.Refused<Stretch> refused -> refused;
      case Outcome.Done<Stretch>(Stretch it) when it.status == status -> Outcome.refused("status", "people.refused.same_status");
      case Outcome.Done<Stretch>(Stretch it) -> Outcome.done(new Stretch(from, Period.FOREVER, it.unit, status));
    };
  }

  /** Another unit from this day on, with the status that the kind of transfer leads to. */
  Outcome<Stretch> move(TransferKind kind, UnitId to, LocalDate from, LocalDate today) {
    Outcome<Stretch> last = next(from, today);
    return switch (last) {
      case Outcome.Refused<Stretch> refused -> refused;
      case Outcome.Done<Stretch>(Stretch it) -> Outcome.done(new Stretch(from, Period.FOREVER, to, statusOnArrival(kind, to)));
    };
  }

  /** Belongs to no unit of the realm any more after this last day. */
  Outcome<Stretch> leave(LocalDate lastDay, LocalDate today) {
    Optional<Stretch> last = last();
    if (last.isEmpty() || !last.get().open()) {
      return Outcome.refused("from", "people.refused.left_already");
    }
    if (lastDay.isAfter(today)) {
      return Outcome.refused("from", "people.refused.in_the_future");
    }
    if (lastDay.isBefore(last.get().from)) {
      return Outcome.refused("from", "people.refused.out_of_order", last.get().from);
    }
    return Outcome.done(new Stretch(last.get().from, lastDay, last.get().unit, last.get().status));
  }

  /** Belongs to a unit again, after having left. */
  Outcome<Stretch> comeBack(UnitId unit, MemberStatus status, LocalDate from, LocalDate today) {
    Optional<Stretch> last = last();
    if (last.isPresent() && last.get().open()) {
      return Outcome.refused("from", "people.refused.belongs_already");
    }
    if (from.isAfter(today)) {
      return Outcome.refused("from", "people.refused.in_the_future");
    }
    if (last.isPresent() && !from.isAfter(last.get().to)) {
      return Outcome.refused("from", "people.refused.out_of_order", last.get().to);
    }
    return Outcome.done(new Stretch(from, Period.FOREVER, unit, status));
  }

  Optional<Stretch> last() {
    return stretches.isEmpty() ? Optional.empty() : Optional.of(stretches.getLast());
  }

  /**
   * A temporary transfer makes a temporary member, unless it leads back to where the person was before: then, and with any other
   * transfer, they are again what they were before they were temporary.
   */
  private MemberStatus statusOnArrival(TransferKind kind, UnitId to) {
    Optional<Stretch> home = stretches.reversed().stream().filter(stretch -> !stretch.status.temporary()).findFirst();
    MemberStatus own = home.map(Stretch::status).orElse(MemberStatus.OFFICIAL);
    boolean back = home.map(Stretch::unit).filter(to::equals).isPresent();
    return kind == TransferKind.TEMPORARY && !back ? MemberStatus.TEMPORARY_IN : own;
  }

  /** The stretch that a new one beginning on this day would close. */
  private Outcome<Stretch> next(LocalDate from, LocalDate today) {
    Optional<Stretch> last = last();
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
