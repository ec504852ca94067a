package vn.mach.evidence.rollups;

import java.time.Instant;

/**
 * How old the live totals of a unit are.
 *
 * @param upTo all that was confirmed or withdrawn until this moment is in them
 * @param waiting how many changes of evidence wait to be added anywhere in the realm, at most
 *     10,000
 * @param mark another one when one of the unit's totals is another
 */
public record RollupFreshness(Instant upTo, long waiting, String mark) {}
