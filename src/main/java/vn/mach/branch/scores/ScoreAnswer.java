package vn.mach.branch.scores;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to an item.
 *
 * @param value see {@link ScoreForm.ItemKind}; null where it was left out or not answered
 * @param leftOut whether it does not apply this time: then it counts neither as points nor as 0
 */
public record ScoreAnswer(long item, @Nullable BigDecimal value, boolean leftOut, String note) {}
