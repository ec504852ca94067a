package vn.mach.branch.fees;

import java.util.Optional;
import vn.mach.base.kernel.Codes;

/** On what a member's fee depends. Its words are {@code fees.basis.<code>}. */
public enum FeeBasis {
  /** Insured wage and allowances. */
  WAGE,
  /** Pension. */
  PENSION,
  /** No insurance, below the age of retirement. */
  WORKING_AGE,
  /** No insurance, above the age of retirement. */
  RETIRED_AGE,
  /** Pupils and students without a wage. */
  PUPIL,
  /** Free: 50 years of membership and more. */
  FIFTY_YEARS,
  /** Free: of a poor household. */
  POOR,
  /** Free: gravely ill. */
  ILL;

  public String code() {
    return Codes.code(this);
  }

  static FeeBasis of(String code) {
    return Codes.of(FeeBasis.class, code);
  }

  static Optional<FeeBasis> find(String code) {
    return Codes.find(FeeBasis.class, code);
  }
}
