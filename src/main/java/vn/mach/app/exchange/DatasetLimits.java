package vn.mach.app.exchange;

import vn.mach.base.intake.BoundedZip;

/** How much a dataset may hold. */
final class DatasetLimits {

  /** A folder of tables compresses well, so that no ratio is asked of it. */
  static final BoundedZip.Limits ZIP =
      new BoundedZip.Limits(1_000, 2L << 30, 2L << 30, Integer.MAX_VALUE);

  private DatasetLimits() {}
}
