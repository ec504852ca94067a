package vn.mach.evidence.forecast;

import java.util.Locale;

/** How good the chances were that a method gave: Brier score, and how often what was said came. */
final class Score {

  private static final int BINS = 10;

  private double squares;
  private long count;
  private final double[] said = new double[BINS];
  private final long[] units = new long[BINS];
  private final long[] made = new long[BINS];

  void add(double chance, boolean happened) {
    double miss = chance - (happened ? 1 : 0);
    squares += miss * miss;
    count++;
    int bin = (int) Math.min(BINS - 1, Math.floor(chance * BINS));
    said[bin] += chance;
    units[bin]++;
    made[bin] += happened ? 1 : 0;
  }

  /** The mean square of the misses: 0 is perfect, 0.25 is a coin. */
  double brier() {
    return count == 0 ? Double.NaN : squares / count;
  }

  long count() {
    return count;
  }

  /** By how much what was said differs from what came, over all bins by their units. */
  double calibration() {
    double off = 0;
    for (int bin = 0; bin < BINS; bin++) {
      off += Math.abs(said[bin] - made[bin]);
    }
    return off / count;
  }

  /** A line for each bin that is not empty: units, mean chance, share that reached the minimum. */
  void print() {
    for (int bin = 0; bin < BINS; bin++) {
      if (units[bin] > 0) {
        System.out.printf(
            Locale.ROOT,
            "    %3d to %3d %%: %8d forecasts, said %5.1f %%, came %5.1f %%%n",
            bin * 10,
            bin * 10 + 10,
            units[bin],
            100 * said[bin] / units[bin],
            100.0 * made[bin] / units[bin]);
      }
    }
  }
}
