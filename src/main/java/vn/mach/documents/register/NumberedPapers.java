package vn.mach.documents.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;

/**
 * A module whose papers have numbers of the books, or to which entries point, offers one of these
 * as a bean. So no number is given that one of its papers bears without an entry (a paper that was
 * imported), and pages of the books can name its papers.
 */
public interface NumberedPapers {

  /**
   * A paper of the module.
   *
   * @param reference where it is found again
   * @param kind a code of {@link DocumentKind}
   * @param unit whose paper it is; none: a body above the realm
   * @param unitCode empty where there is no unit
   * @param inForce false where it was withdrawn or cancelled; its number stays its own
   */
  record Paper(
      PaperReference reference,
      String kind,
      String title,
      @Nullable UnitId unit,
      String unitCode,
      LocalDate day,
      boolean inForce) {

    public String symbol() {
      return reference.symbol();
    }
  }

  /** The module's name, as references begin with it. */
  String module();

  /** Empty where there is none; does not check rights. */
  Optional<Paper> paper(long id);

  /**
   * The paper that a unit means on a day by what was typed; empty where there is none or the actor
   * may not see it.
   */
  Optional<PaperReference> find(Actor actor, String typed, Optional<UnitId> unit, LocalDate day);

  /**
   * What the unit issued from the first of these days to the last, both included, in that order.
   */
  List<Paper> issued(UnitId unit, LocalDate from, LocalDate to);

  /** What the unit issued in these days, by reference only, in that order. */
  List<PaperReference> references(UnitId unit, LocalDate from, LocalDate to);

  /** The last symbol that the unit issued under; empty where it never issued anything. */
  Optional<String> lastSymbol(UnitId unit);
}
