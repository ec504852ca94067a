package vn.mach.exchange;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Viewer;

/**
 * Takes datasets in: {@link #begin} notes the import, {@link #judge} reads and judges everything and changes nothing that stands,
 * {@link #accept} takes the good rows in with one transaction, {@link #discard} throws the staged rows away. Each step keeps the row of
 * {@code imports} (stage, done_rows, all_rows, problem) up to date and visible while it works, so any node can show how far it is.
 */
@Component
class Imports {

  /** Notes an import that begins. The viewer needs the right to exchange somewhere. */
  long begin(Viewer viewer, String fileName) {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads and judges. May take minutes; run it on a thread that has the realm bound. Where a file cannot be read at all the import fails
   * with its problem in {@code imports.problem}.
   */
  Judged judge(Viewer viewer, long id, Dataset dataset, Progress progress) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** What {@link #judge} found, again, as long as the import is neither accepted nor discarded. */
  Judged judged(Viewer viewer, long id) {
    throw new UnsupportedOperationException();
  }

  /** One page of the refused rows, in the order of tables and lines. */
  List<Judged.RefusedRow> refused(Viewer viewer, long id, int offset, int limit) {
    throw new UnsupportedOperationException();
  }

  /**
   * Takes the rows in, all in one transaction: judged once more against what stands by now. Refused where rows are refused and only good
   * rows were not asked for ({@code exchange.refused.faults}), or where it is no longer waiting ({@code exchange.refused.settled}).
   *
   * @return the one-time codes of accounts that came in, by login; shown once, never kept
   */
  Outcome<Map<String, String>> accept(Viewer viewer, long id, boolean goodRowsOnly, Progress progress) {
    throw new UnsupportedOperationException();
  }

  /** Throws the staged rows away; the import stays on the list as discarded. */
  void discard(Viewer viewer, long id) {
    throw new UnsupportedOperationException();
  }
}
