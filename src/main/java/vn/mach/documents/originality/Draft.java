package vn.mach.documents.originality;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.UnitId;

/**
 * A text to be compared with everything before it.
 *
 * @param paper which it is: it is never compared with itself; none for what has no number yet
 * @param unit whose it is, to tell the unit's own last year from a neighbour's paper
 * @param day texts after this day are left out
 * @param quotations texts that it may quote: the parent directives, the form that it fills in
 */
public record Draft(
    @Nullable PaperRef paper, UnitId unit, LocalDate day, String text, List<String> quotations) {

  public Draft {
    quotations = List.copyOf(quotations);
  }
}
