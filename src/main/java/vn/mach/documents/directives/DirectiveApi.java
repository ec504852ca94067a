package vn.mach.documents.directives;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Paging;

@RestController
class DirectiveApi {

  private final Directives directives;
  private final DirectivesSql sql;

  DirectiveApi(Directives directives, DirectivesSql sql) {
    this.directives = directives;
    this.sql = sql;
  }

  /** A page of directives, the latest first. */
  record DirectivesAnswer(List<DirectiveAnswer> directives, int page, boolean more) {}

  /**
   * A directive in the words of the exchange format; {@code reference} names it in other tables.
   */
  record DirectiveAnswer(
      String reference,
      String symbol,
      String kind,
      String title,
      @Nullable String issuer,
      LocalDate issuedOn) {}

  /**
   * What the token's account may see, narrowed by {@code q}, {@code kind}, {@code issuer} (a code,
   * or above) and {@code year}.
   */
  @GetMapping("/api/v1/directives")
  @Operation(
      operationId = "listDirectives",
      summary = "Lists directives, the latest first",
      description = "Narrowed by words, kind, issuer (a code, or above) and year.")
  DirectivesAnswer list(
      Actor actor,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String issuer,
      @RequestParam(required = false) @Nullable String year,
      @RequestParam(defaultValue = "1") int page) {
    if (!actor.hasSomewhere(Right.SEE)) {
      throw new NotFound("directives");
    }
    Paging paging = new Paging(page, 100);
    var narrowed = new DirectivePages.Narrowed(q, kind, issuer, year);
    var slice =
        paging.slice(
            sql.list(directives.seeing(actor), narrowed.filter(), paging.limit(), paging.offset()));
    return new DirectivesAnswer(
        slice.rows().stream()
            .map(it ->
                new DirectiveAnswer(
                    it.reference(),
                    it.symbol(),
                    it.kind(),
                    it.title(),
                    it.issuerCode().isEmpty() ? null : it.issuerCode(),
                    it.issuedOn()))
            .toList(),
        slice.number(),
        slice.more());
  }
}
