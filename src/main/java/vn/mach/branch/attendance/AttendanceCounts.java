package vn.mach.branch.attendance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a list, by standing. Bases by rule: due are official, probationary and
 * temporarily-here members; one who is exempt or elsewhere and comes counts on both sides. Guests
 * count on neither.
 *
 * @param unnamed guests who are not in the register, typed as numbers
 */
public record AttendanceCounts(List<Standing> standings, Standing unnamed) {

  /**
   * Those of one standing.
   *
   * @param counted whether they are due by the rule
   * @param expected all who are on the list
   */
  public record Standing(
      String standing, boolean counted, long expected, long present, long excused, long absent) {

    /** Of whom nothing was said yet. */
    public long open() {
      return expected - present - excused - absent;
    }

    private boolean isGuest() {
      return standing.equals("guest");
    }

    private long base() {
      return isGuest() ? 0 : counted ? expected : present;
    }
  }

  public AttendanceCounts {
    standings = List.copyOf(standings);
  }

  /** Those of this standing; empty where the list has none. */
  public Optional<Standing> of(String standing) {
    return standings.stream().filter(it -> it.standing.equals(standing)).findFirst();
  }

  /** The base of the attendance: who is due, and who came without being due. */
  public long due() {
    return sum(Standing::base);
  }

  /** Members who came. */
  public long present() {
    return sum(it -> it.isGuest() ? 0 : it.present);
  }

  /** Members who were due and away with a reason. */
  public long excused() {
    return sum(it -> it.counted ? it.excused : 0);
  }

  /** Members who were due and away without a reason. */
  public long absent() {
    return sum(it -> it.counted ? it.absent : 0);
  }

  /** Members who are due and of whom nothing was said yet. */
  public long open() {
    return sum(it -> it.counted ? it.open() : 0);
  }

  /** Guests who came, named ones and others. */
  public long guests() {
    return of("guest").map(Standing::present).orElse(0L) + unnamed.present;
  }

  /** In percent of those who are due, with two decimals; null where nobody is. */
  public @Nullable BigDecimal rate() {
    return due() == 0
        ? null
        : BigDecimal.valueOf(100 * present())
            .divide(BigDecimal.valueOf(due()), 2, RoundingMode.HALF_UP);
  }

  /**
   * The base of a resolution: official members summoned, and those exempt or elsewhere who came.
   * Not those present.
   */
  public long votingBase() {
    return sum(it ->
        switch (it.standing) {
          case "official" -> it.expected;
          case "exempt", "temporary_out" -> it.present;
          default -> 0;
        });
  }

  /** The votes that a resolution needs: more than half of {@link #votingBase}. */
  public long votesNeeded() {
    return votingBase() / 2 + 1;
  }

  private long sum(ToLongFunction<Standing> of) {
    return standings.stream().mapToLong(of).sum();
  }
}
