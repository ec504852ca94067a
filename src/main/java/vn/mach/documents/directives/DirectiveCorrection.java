package vn.mach.documents.directives;

import org.jspecify.annotations.Nullable;

/**
 * What an issued directive is to say instead. Symbol, kind, issuer and day stay: by them others
 * refer to it.
 *
 * @param parent the document that it makes concrete
 * @param body plain text or HTML
 * @param reason why; it is kept with what the directive said before
 */
record DirectiveCorrection(String title, @Nullable DirectiveId parent, String body, String reason) {

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
