package vn.mach.evidence.rollups;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.evidence.figures.Board;

/** What other modules may ask about rollups themselves; their numbers come from {@code Figures}. */
@Component
public class Rollups {

  private final TargetRollupsSql sql;
  private final RollupTotals totals;
  private final ConsistencyCheck check;
  private final Today today;

  Rollups(TargetRollupsSql sql, RollupTotals totals, ConsistencyCheck check, Today today) {
    this.sql = sql;
    this.totals = totals;
    this.check = check;
    this.today = today;
  }

  /**
   * How old the totals are that a board was read from; empty where it was counted from the evidence
   * just now.
   */
  @Transactional(readOnly = true)
  public Optional<RollupFreshness> freshness(Board board) {
    UnitId unit = board.unit().id();
    return totals.ofToday(board.day(), board.reading())
        ? Optional.ofNullable(sql.freshness(List.of(unit), today.now()).get(unit))
        : Optional.empty();
  }

  /**
   * Compares the stored totals of the current realm with a count of all the evidence, as of the day
   * for which they are stored. What waited to be applied counts as a difference. Takes a minute or
   * two in a country.
   *
   * @return how many stored numbers differ
   */
  public long differences() {
    return check.differences();
  }
}
