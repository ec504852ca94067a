package vn.mach.documents.register;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Text;

/**
 * The kinds of paper and how a symbol abbreviates them (399-QĐ/TW of 9 January 2026; the first
 * fourteen already by 66-QĐ/TW of 2017). {@code QĐ} serves two, as {@code TB} does, so the kind is
 * stored beside the symbol.
 */
public enum DocumentKind {
  RESOLUTION("NQ"),
  DIRECTIVE("CT"),
  CONCLUSION("KL"),
  DECISION("QĐ"),
  REGULATION("QĐ"),
  GUIDANCE("HD"),
  PLAN("KH"),
  PROGRAMME("CTr"),
  REPORT("BC"),
  NOTICE("TB"),
  LETTER("CV"),
  STATUTE("QC"),
  PROCEDURE("QTr"),
  CIRCULAR("TT"),
  SUBMISSION("TTr"),
  MINUTES("BB"),
  SCHEME("ĐA"),
  OPTION("PA"),
  PROJECT("DA"),
  MASTER_PLAN("QH"),
  STRATEGY("CL"),
  COMMUNIQUE("TC"),
  DECLARATION("TB"),
  APPEAL("LKG"),
  INTRODUCTION("GT"),
  INVITATION("GM"),
  ROUTING_SLIP("PC");

  private final String abbreviation;

  DocumentKind(String abbreviation) {
    this.abbreviation = abbreviation;
  }

  /** As symbols write it: {@code CTr}. */
  public String abbreviation() {
    return abbreviation;
  }

  /** The code in tables and files. */
  public String code() {
    return Codes.code(this);
  }

  public static DocumentKind of(String code) {
    return Codes.of(DocumentKind.class, code);
  }

  public static Optional<DocumentKind> find(String code) {
    return Codes.find(DocumentKind.class, code);
  }

  /**
   * Those that are abbreviated so, however it was typed: {@code qd} is QĐ. {@code DA} (a project)
   * and {@code ĐA} (a scheme) are two.
   */
  static List<DocumentKind> abbreviated(String typed) {
    List<DocumentKind> exact =
        Arrays.stream(values()).filter(kind -> kind.abbreviation.equalsIgnoreCase(typed)).toList();
    return exact.isEmpty()
        ? Arrays.stream(values())
            .filter(kind -> Text.unaccented(kind.abbreviation).equals(Text.unaccented(typed)))
            .toList()
        : exact;
  }
}
