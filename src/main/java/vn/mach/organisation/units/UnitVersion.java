package vn.mach.organisation.units;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Period;

/**
 * Days, first and last included, on which a unit's parent (by code), name, kind and committee stay
 * the same.
 */
record UnitVersion(
    LocalDate from,
    LocalDate to,
    @Nullable String parent,
    String name,
    String kind,
    @Nullable Boolean hasCommittee) {

  boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  boolean isOpen() {
    return to.equals(Period.FOREVER);
  }

  UnitVersion since(LocalDate day) {
    return new UnitVersion(day, to, parent, name, kind, hasCommittee);
  }

  UnitVersion until(LocalDate day) {
    return new UnitVersion(from, day, parent, name, kind, hasCommittee);
  }

  UnitVersion under(@Nullable String other) {
    return new UnitVersion(from, to, other, name, kind, hasCommittee);
  }

  UnitVersion named(String other) {
    return new UnitVersion(from, to, parent, other, kind, hasCommittee);
  }

  UnitVersion ofKind(String other) {
    return new UnitVersion(from, to, parent, name, other, hasCommittee);
  }

  UnitVersion withCommittee(@Nullable Boolean other) {
    return new UnitVersion(from, to, parent, name, kind, other);
  }

  boolean follows(UnitVersion earlier) {
    return !earlier.isOpen() && earlier.to.plusDays(1).equals(from);
  }

  boolean sameAs(UnitVersion other) {
    return Objects.equals(parent, other.parent)
        && name.equals(other.name)
        && kind.equals(other.kind)
        && Objects.equals(hasCommittee, other.hasCommittee);
  }
}
