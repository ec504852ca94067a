package vn.mach.branch.fees;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a basis asks a month from a day on. Either a share of the income or of the regional minimum
 * wage, or an amount between two ends.
 *
 * @param percent of {@code of}; null where the rule sets an amount
 * @param of {@code income} or {@code minimum_wage}
 * @param lowest the least amount in đồng; alike {@code highest}: a fixed amount; 0: free
 * @param source number and day of the regulation
 */
record FeeRule(
    FeeBasis basis,
    LocalDate validFrom,
    @Nullable BigDecimal percent,
    @Nullable String of,
    @Nullable Long lowest,
    @Nullable Long highest,
    String source) {

  boolean ofIncome() {
    return "income".equals(of);
  }

  boolean ofMinimumWage() {
    return "minimum_wage".equals(of);
  }

  boolean isFree() {
    return lowest != null && lowest == 0 && highest != null && highest == 0;
  }

  /** Whether the branch sets the amount within the two ends. */
  boolean isRange() {
    return lowest != null && !lowest.equals(highest);
  }

  /**
   * The amount in whole đồng, rounded half up; empty where the rule leaves it open or what it
   * depends on is not stated.
   */
  Optional<Long> due(@Nullable Long income, @Nullable Long minimumWage) {
    if (percent == null) {
      return isRange() ? Optional.empty() : Optional.ofNullable(lowest);
    }
    Long base = ofIncome() ? income : minimumWage;
    return Optional.ofNullable(base)
        .map(it ->
            percent
                .multiply(BigDecimal.valueOf(it))
                .divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_UP)
                .longValueExact());
  }

  /** Whether the amount is what the rule asks; true where nobody can tell. */
  boolean agrees(long amount, @Nullable Long income, @Nullable Long minimumWage) {
    if (lowest != null && highest != null) {
      return amount >= lowest && amount <= highest;
    }
    return due(income, minimumWage).map(it -> it == amount).orElse(true);
  }
}
