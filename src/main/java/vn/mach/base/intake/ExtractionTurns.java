package vn.mach.base.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.limits.Turns;

/** Files are read a few at a time. */
final class ExtractionTurns {

  /**
   * A file that is read holds some 100 MB at most, here or in a process of its own, and a
   * processor.
   */
  private static final Turns TURNS = new Turns("files", 2, Turns.USUAL);

  /** A PDF may take half a minute: files that are read in an instant do not wait for it. */
  private static final Turns PDF = new Turns("PDF files", 2, Turns.USUAL);

  private ExtractionTurns() {}

  static <T> Outcome<T> take(Work<T> work) {
    return take(TURNS, work);
  }

  static <T> Outcome<T> takePdf(Work<T> work) {
    return take(PDF, work);
  }

  private static <T> Outcome<T> take(Turns turns, Work<T> work) {
    return turns.take(() -> {
      try {
        return Outcome.done(work.read());
      } catch (UnreadableFile e) {
        return Outcome.refused(List.of(e.refusal()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  /** What is done with a file when it is its turn. */
  interface Work<T> {
    T read() throws UnreadableFile, IOException;
  }
}
