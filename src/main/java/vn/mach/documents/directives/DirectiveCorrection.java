package vn.mach.documents.directives;

import org.jspecify.annotations.Nullable;

/**
 * The corrected content of an issued directive. Symbol, kind, issuer and day cannot change: others
 * refer to them.
 *
 * @param parent the document that it makes concrete
 * @param body plain text or HTML
 * @param reason why; it is stored with what the directive said before
 */
record DirectiveCorrection(String title, @Nullable DirectiveId parent, String body, String reason) {

  DirectiveCorrection withoutBody() {
    return new DirectiveCorrection(title, parent, "", reason);
  }

  /** The directive as a draft with what is corrected in it. */
  DirectiveDraft of(NamedDirective directive) {
    return new DirectiveDraft(
        directive.symbol(),
        directive.kind(),
        title,
        directive.issuer(),
        directive.issuedOn(),
        parent,
        body);
  }
}
