package vn.mach.units;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.mach.kernel.Period;

/** Days, first and last included, on which a unit's parent (by code), name, kind and committee stay the same. */
record Stretch(LocalDate from, LocalDate to, @Nullable String parent, String name, String kind, @Nullable Boolean hasCommittee) {

  boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  boolean isOpen() {
    return to.equals(Period.FOREVER);
  }

  Stretch since(LocalDate day) {
    return new Stretch(day, to, parent, name, kind, hasCommittee);
  }

  Stretch until(LocalDate day) {
    return new Stretch(from, day, parent, name, kind, hasCommittee);
  }

  Stretch under(@Nullable String other) {
    return new Stretch(from, to, other, name, kind, hasCommittee);
  }

  Stretch named(String other) {
    return new Stretch(from, to, parent, other, kind, hasCommittee);
  }

  Stretch ofKind(String other) {
    return new Stretch(from, to, parent, name, other, hasCommittee);
  }

  Stretch withCommittee(@Nullable Boolean other) {
    return new Stretch(from, to, parent, name, kind, other);
  }

  boolean follows(Stretch earlier) {
    return !earlier.isOpen() && earlier.to.plusDays(1).equals(from);
  }

  boolean sameAs(Stretch other) {
    return Objects.equals(parent, other.parent)
        && name.equals(other.name)
        && kind.equals(other.kind)
        && Objects.equals(hasCommittee, other.hasCommittee);
  }
}
