package vn.mach.branch.scores;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A confirmed score in lists of the API.
 *
 * @param maximum the base: the points of the items that applied
 */
record MeetingScore(
    long unitId,
    String unitName,
    LocalDate heldOn,
    BigDecimal points,
    BigDecimal maximum,
    String band) {}
