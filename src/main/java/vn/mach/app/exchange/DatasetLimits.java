package vn.mach.app.exchange;

import java.math.MathContext;
import java.math.RoundingMode;
import vn.mach.base.intake.BoundedZip;
import vn.mach.base.intake.BoundedZip.UnsafeZip;

/** How much a dataset may hold. */
final class DatasetLimits {

  /** A folder of tables compresses well, so that no ratio is asked of it. */
  static final BoundedZip.Limits ZIP =
      new BoundedZip.Limits(1_000, 2L << 30, 2L << 30, Integer.MAX_VALUE);

  static final int SHEETS = 1_000;

  /**
   * Bytes of all sheets of an OpenDocument spreadsheet, counted for each sheet anew: what stands
   * before a sheet is passed over each time it is opened.
   */
  static final long PASSED_OVER = 256L << 20;

  /** Columns of a sheet; nobody's table has more. */
  static final int CELLS = 2_000;

  /** Rows of a sheet; behind the last there is nothing. */
  static final int ROWS = 1_048_576;

  /** Characters of a cell; a program keeps 32,767. */
  static final int CELL_TEXT = 1 << 20;

  /** Digits that a sheet keeps of a number; what a calculation leaves behind them is no number. */
  static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);

  private DatasetLimits() {}

  /**
   * @throws UnreadableDataset where it is not within limits
   */
  static void require(boolean within) throws UnreadableDataset {
    if (!within) {
      throw new UnreadableDataset("exchange.unreadable.too_much");
    }
  }

  /** What is wrong with a zip. */
  static UnreadableDataset unreadable(UnsafeZip e) {
    return switch (e.fault()) {
      case NOT_A_ZIP, BROKEN -> new UnreadableDataset("exchange.unreadable.zip");
      case TOO_BIG -> new UnreadableDataset("exchange.unreadable.too_big");
      case TOO_MANY_FILES ->
          new UnreadableDataset("exchange.unreadable.too_many_files", ZIP.files());
      case OUTSIDE -> new UnreadableDataset("exchange.unreadable.path", e.file());
    };
  }
}
