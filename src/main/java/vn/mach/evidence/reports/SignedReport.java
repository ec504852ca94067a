package vn.mach.evidence.reports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Period;
import vn.mach.documents.papers.PaperBlock;

/**
 * Everything that a signature covers: head, text, figures and the list of evidence. Written as
 * canonical JSON by {@link CanonicalJson}; its hash stands for it.
 *
 * @param body addresses of figures begin at the realm's root
 */
record SignedReport(
    String code,
    String unitCode,
    String unitName,
    String type,
    Period period,
    Head head,
    List<PaperBlock> body,
    List<Figure> figures,
    List<Evidence> evidence) {

  /**
   * What is around the text.
   *
   * @param layout {@code party} or {@code state}
   * @param symbol as it is printed: {@code Số 36-BC/ĐUK}
   * @param lines above the signature
   * @param dated the day that is printed
   */
  record Head(
      String layout,
      String upperBody,
      String issuer,
      String symbol,
      String place,
      LocalDate dated,
      String title,
      List<String> lines,
      String name,
      List<String> recipients) {

    Head withSymbol(String other) {
      return new Head(
          layout, upperBody, issuer, other, place, dated, title, lines, name, recipients);
    }

    Head withName(String other) {
      return new Head(
          layout, upperBody, issuer, symbol, place, dated, title, lines, other, recipients);
    }
  }

  /**
   * A number of the report.
   *
   * @param mark e.g. {@code H7K2-03}
   * @param target whether it is a target: then numerator and base are done and due
   * @param shown as it is printed
   */
  record Figure(
      String mark,
      boolean target,
      String code,
      String name,
      String function,
      String definition,
      Period period,
      BigDecimal numerator,
      BigDecimal base,
      @Nullable BigDecimal value,
      long activities,
      String shown) {}

  /** An activity that is behind some of the figures, by their marks. */
  record Evidence(
      long id,
      String ref,
      String unitCode,
      String unitName,
      LocalDate heldOn,
      String kind,
      @Nullable Long expected,
      @Nullable Long present,
      Map<String, Long> amounts,
      List<String> marks) {}
}
