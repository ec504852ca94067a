package vn.mach.documents.directives;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.mach.organisation.units.NamedUnit;

/**
 * A class of units that a clause addresses.
 *
 * @param kind a code of the kinds of units
 * @param committee whether it has a committee; null: all of the kind
 */
public record UnitClass(String kind, @Nullable Boolean committee) {

  private static final String WITH = ":committee";
  private static final String WITHOUT = ":no_committee";

  /** As tables and files write it: {@code branch}, {@code branch:committee}. */
  public String code() {
    return committee == null ? kind : kind + (committee ? WITH : WITHOUT);
  }

  /** Reads a code; empty where it is none. Whether there is such a kind is not asked. */
  static Optional<UnitClass> read(String code) {
    if (code.endsWith(WITH)) {
      return of(code.substring(0, code.length() - WITH.length()), true);
    }
    if (code.endsWith(WITHOUT)) {
      return of(code.substring(0, code.length() - WITHOUT.length()), false);
    }
    return code.contains(":") ? Optional.empty() : of(code, null);
  }

  private static Optional<UnitClass> of(String kind, @Nullable Boolean committee) {
    return kind.isEmpty() ? Optional.empty() : Optional.of(new UnitClass(kind, committee));
  }

  /** A unit of which it is not stated whether it has a committee fits only the whole kind. */
  boolean fits(NamedUnit unit) {
    return kind.equals(unit.kind()) && (committee == null || committee.equals(unit.hasCommittee()));
  }
}
