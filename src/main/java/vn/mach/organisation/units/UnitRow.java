package vn.mach.organisation.units;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Period;

/**
 * One version of a unit, sent or existing.
 *
 * @param line 0 for an existing one
 * @param to the last day; {@link Period#FOREVER} while it is open
 */
record UnitRow(
    int line,
    String code,
    String name,
    String kind,
    @Nullable String parent,
    @Nullable Boolean hasCommittee,
    LocalDate from,
    LocalDate to,
    @Nullable String successor) {

  boolean isOpen() {
    return to.equals(Period.FOREVER);
  }

  /**
   * The first column in which a version sent again differs from the existing one, apart from its
   * last day and successor.
   */
  Optional<String> differsFrom(UnitRow other) {
    if (!name.equals(other.name)) {
      return Optional.of("name");
    }
    if (!kind.equals(other.kind)) {
      return Optional.of("kind");
    }
    if (!Objects.equals(parent, other.parent)) {
      return Optional.of("parent");
    }
    return Objects.equals(hasCommittee, other.hasCommittee)
        ? Optional.empty()
        : Optional.of("has_committee");
  }
}
