package vn.mach.documents.directives;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.register.NumberedPapers.Paper;
import vn.mach.documents.register.PaperReference;

/**
 * A directive as lists and forms name it.
 *
 * @param kind a code of the exchange format
 * @param issuer none: a body above the realm
 * @param issuerCode empty where there is no issuer in the realm
 */
public record NamedDirective(
    DirectiveId id,
    String symbol,
    String kind,
    String title,
    @Nullable UnitId issuer,
    String issuerCode,
    String issuerName,
    LocalDate issuedOn,
    DirectiveStatus status) {

  static final String MODULE = "directives";

  /**
   * How it is referred to in files and forms: {@code SYMBOL@ISSUER}, or {@code SYMBOL} for a body
   * above the realm.
   */
  public String reference() {
    return issuerCode.isEmpty() ? symbol : symbol + "@" + issuerCode;
  }

  /** As the books of papers know it. */
  Paper paper() {
    return new Paper(
        new PaperReference(MODULE, id.value(), symbol),
        kind,
        title,
        issuer,
        issuerCode,
        issuedOn,
        status == DirectiveStatus.ISSUED);
  }
}
