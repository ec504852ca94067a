package vn.mach.evidence.rollups;

import java.time.Instant;

/**
 * The age of the rollups of a unit.
 *
 * @param upTo all that was confirmed or withdrawn until this moment is in them
 * @param waiting how many changes of evidence wait to be added anywhere in the realm, at most
 *     10,000
 * @param mark changes when one of the unit's totals changes
 */
public record RollupFreshness(Instant upTo, long waiting, String mark) {}
