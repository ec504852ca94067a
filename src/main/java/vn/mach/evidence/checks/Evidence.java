package vn.mach.evidence.checks;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number that the realm knows itself, for a unit and a period.
 *
 * @param name as its definition or target is called, in Vietnamese
 * @param value the number; of a target how many units have done it, of a rate those present
 * @param base of a target how many it asks, of a rate those expected; null for plain numbers
 */
record Evidence(String name, BigDecimal value, @Nullable BigDecimal base) {}
