package vn.mach.documents.papers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A paper as it is laid out: head, text, tables, charts, signing, recipients. Says what is where,
 * never how it looks.
 *
 * @param recipients the lines under {@code Nơi nhận}, without dashes and ends; none: no such list
 * @param address where the paper's own page is; its QR is at the foot of the last page. None: no QR
 * @param rules by which it is laid out; callers leave them out: those of its day
 */
public record Paper(
    LayoutStandard layout,
    PaperHead head,
    List<PaperBlock> body,
    SignatureBlock signing,
    List<String> recipients,
    @Nullable String address,
    LayoutRules rules) {

  public Paper {
    body = List.copyOf(body);
    recipients = List.copyOf(recipients);
  }

  public Paper(
      LayoutStandard layout,
      PaperHead head,
      List<PaperBlock> body,
      SignatureBlock signing,
      List<String> recipients,
      @Nullable String address) {
    this(layout, head, body, signing, recipients, address, LayoutRules.EARLIER);
  }

  public Paper(
      LayoutStandard layout,
      PaperHead head,
      List<PaperBlock> body,
      SignatureBlock signing,
      List<String> recipients) {
    this(layout, head, body, signing, recipients, null);
  }
}
