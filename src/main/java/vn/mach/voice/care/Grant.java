package vn.mach.voice.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.UnitId;

/** Help for a household, step by step, as it is typed. */
final class Grant {

  static final Set<String> RECEIPTS = Set.of("signed", "thumb_print");

  private Grant() {}

  /**
   * It is asked for.
   *
   * @param unit that gives
   * @param wanted what is asked for, as written
   * @param sure as in {@link Visit}
   */
  record Request(
      UnitId unit,
      long household,
      String kind,
      @Nullable String occasion,
      LocalDate requestedOn,
      String requestedBy,
      String reason,
      String wanted,
      boolean sure) {}

  /**
   * It is decided.
   *
   * @param approved else refused
   * @param by who decided
   * @param paper the number of the paper; empty: none
   * @param text what is approved, or why not
   */
  record Decision(boolean approved, LocalDate decidedOn, String by, String paper, String text) {

    List<Refusal> refusals(LocalDate requestedOn, LocalDate today) {
      List<Refusal> refusals = new ArrayList<>();
      day(refusals, "decidedOn", decidedOn, requestedOn, today);
      if (!approved && text.isEmpty()) {
        refusals.add(Refusal.of("text", "web.refused.missing"));
      }
      return refusals;
    }
  }

  /**
   * It is handed over.
   *
   * @param parts out of which contributions, by the field beside which each is refused
   * @param receipt a code of {@link #RECEIPTS}
   * @param witness needed where the receipt has a thumb print
   */
  record Payment(
      LocalDate paidOn,
      Map<String, FundPart> parts,
      String handedBy,
      String receipt,
      String receivedBy,
      String witness) {

    List<Refusal> refusals(LocalDate decidedOn, LocalDate today) {
      List<Refusal> refusals = new ArrayList<>();
      day(refusals, "paidOn", paidOn, decidedOn, today);
      if (parts.isEmpty()) {
        refusals.add(Refusal.of("money", "care.refused.nothing"));
      }
      if (receipt.equals("thumb_print") && witness.isEmpty()) {
        refusals.add(Refusal.of("witness", "care.refused.witness"));
      }
      return refusals;
    }
  }

  private static void day(
      List<Refusal> refusals, String field, LocalDate day, LocalDate earliest, LocalDate today) {
    if (day.isAfter(today)) {
      refusals.add(Refusal.of(field, "care.refused.future", day));
    } else if (day.isBefore(earliest)) {
      refusals.add(Refusal.of(field, "care.refused.before", day, earliest));
    }
  }
}
