package vn.mach.branch.scores;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a subject that is scored and need not be typed.
 *
 * @param attendancePercent present ÷ expected in percent; null where it is not known
 * @param thematic whether a thematic meeting was held in the month
 * @param votingBase of a resolution of that meeting; null where it is not known
 */
public record ScoreFacts(
    @Nullable BigDecimal attendancePercent, boolean thematic, @Nullable Long votingBase) {}
