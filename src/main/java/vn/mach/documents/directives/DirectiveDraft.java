package vn.mach.documents.directives;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.mach.base.intake.SecretMarking;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.register.DocumentKind;
import vn.mach.documents.register.DocumentSymbol;
import vn.mach.documents.register.EntryNumber;

/**
 * A directive that is to be issued.
 *
 * @param symbol as typed; with an issuer of the realm also only a number, or empty: the next one of
 *     the issuer's book
 * @param kind a code; empty: as the symbol says
 * @param issuer none: a body above the realm
 * @param parent the document that this one makes concrete
 * @param body plain text or HTML
 */
public record DirectiveDraft(
    String symbol,
    String kind,
    String title,
    @Nullable UnitId issuer,
    LocalDate issuedOn,
    @Nullable DirectiveId parent,
    String body) {

  /** Letters of a body as it is pasted, with its tags. */
  static final int LONGEST = 100_000;

  /**
   * What a draft is once its symbol is read and everything about it by itself is in order.
   *
   * @param symbol as the book of the issuer reads it, or as a body above wrote it
   */
  record Checked(String symbol, DocumentKind kind, String html) {}

  Outcome<Checked> check(LocalDate today) {
    List<Refusal> refusals = new ArrayList<>();
    Optional<DocumentSymbol> read = DocumentSymbol.read(symbol);
    boolean bookReads = issuer != null && (symbol.isEmpty() || EntryNumber.isTyped(symbol));
    if (read.isEmpty() && !bookReads) {
      refusals.add(Refusal.of("symbol", "directives.refused.symbol"));
    }
    Optional<DocumentKind> chosen = DocumentKind.find(kind);
    List<DocumentKind> said = read.map(DocumentSymbol::kinds).orElse(List.of());
    Optional<DocumentKind> meant = chosen.or(() -> read.flatMap(DocumentSymbol::usualKind));
    if (meant.isEmpty()) {
      refusals.add(Refusal.of("kind", "directives.refused.kind"));
    } else if (chosen.isPresent() && !said.isEmpty() && !said.contains(chosen.get())) {
      refusals.add(
          Refusal.of("kind", "directives.refused.kind_differs", read.orElseThrow().kind()));
    }
    if (title.isEmpty()) {
      refusals.add(Refusal.of("title", "web.refused.missing"));
    } else if (title.length() > 500) {
      refusals.add(Refusal.of("title", "directives.refused.title_long"));
    } else if (SecretMarking.inTitle(title)) {
      refusals.add(Refusal.of("title", "directives.refused.secret"));
    }
    if (body.length() > LONGEST) {
      refusals.add(Refusal.of("body", "web.refused.too_long", LONGEST));
      return Outcome.refused(refusals);
    }
    String html = DirectiveText.html(body);
    if (SecretMarking.inText(DirectiveText.plain(html))) {
      refusals.add(Refusal.of("body", "directives.refused.secret"));
    }
    if (issuedOn.isAfter(today)) {
      refusals.add(Refusal.of("issuedOn", "directives.refused.in_the_future"));
    }
    return refusals.isEmpty()
        ? Outcome.done(
            new Checked(
                read.map(it -> issuer == null ? it.normal() : it.printed()).orElse(symbol),
                meant.orElseThrow(),
                html))
        : Outcome.refused(refusals);
  }
}
