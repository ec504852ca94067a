package vn.mach.evidence.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * How far a target is reached in a unit on a day.
 *
 * @param due how many units it asks something of
 * @param done how many of them reach their minimum
 * @param onPace how many of them are on pace on the day, those that reach their minimum among them
 * @param notReported how many of them have no activity at all that the target's figure counts
 */
public record TargetValue(long due, long done, long onPace, long notReported) {

  public static final TargetValue NOTHING_DUE = new TargetValue(0, 0, 0, 0);

  /** From the columns {@code due}, {@code done}, {@code on_pace}, {@code not_reported}. */
  public static TargetValue of(ResultSet row) throws SQLException {
    return new TargetValue(
        row.getLong("due"),
        row.getLong("done"),
        row.getLong("on_pace"),
        row.getLong("not_reported"));
  }

  /** How many are behind. */
  public long behind() {
    return due - onPace;
  }

  /** Both together. */
  public TargetValue plus(TargetValue other) {
    return new TargetValue(
        due + other.due, done + other.done, onPace + other.onPace, notReported + other.notReported);
  }

  /** 100 × done ÷ due with two decimals, rounded half up; empty where nothing is due. */
  public Optional<BigDecimal> rate() {
    return percent(done);
  }

  /** 100 × on pace ÷ due, likewise. */
  public Optional<BigDecimal> paceRate() {
    return percent(onPace);
  }

  /** 100 × on pace ÷ due, rounded down to a whole number; 0 where nothing is due. */
  public int pacePercent() {
    return due == 0 ? 0 : (int) (100 * onPace / due);
  }

  private Optional<BigDecimal> percent(long units) {
    return due == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(units)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(due), 2, RoundingMode.HALF_UP));
  }
}
