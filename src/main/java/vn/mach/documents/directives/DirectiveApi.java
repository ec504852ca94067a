package vn.mach.documents.directives;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.ApiRefusals;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.base.web.LongText;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.Units;

@RestController
@Tag(name = "directives", description = "What was issued, in chains from the top downwards.")
class DirectiveApi {

  private static final String KEY = "Idempotency-Key";

  private final Directives directives;
  private final DirectivesSql sql;
  private final Units units;
  private final ApiRefusals refused;

  DirectiveApi(Directives directives, DirectivesSql sql, Units units, ApiRefusals refused) {
    this.directives = directives;
    this.sql = sql;
    this.units = units;
    this.refused = refused;
  }

  /**
   * What is sent to issue a directive. Without {@code symbol} it takes the next number of the
   * issuer's book; without {@code issuer} it is entered as of a body above the realm.
   */
  record SentDirective(
      @Nullable String symbol,
      @Nullable String kind,
      @Nullable String title,
      @Nullable String issuer,
      @Nullable String issuedOn,
      @Nullable String parent,
      @Nullable String body) {}

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
      LocalDate issuedOn,
      String status) {

    static DirectiveAnswer of(NamedDirective it) {
      return new DirectiveAnswer(
          it.reference(),
          it.symbol(),
          it.kind(),
          it.title(),
          it.issuerCode().isEmpty() ? null : it.issuerCode(),
          it.issuedOn(),
          it.status().code());
    }
  }

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
        slice.rows().stream().map(DirectiveAnswer::of).toList(), slice.number(), slice.more());
  }

  /** Issues a directive under a number of the issuer's book. The key makes it count once. */
  @LongText("body")
  @PostMapping("/api/v1/directives")
  @Operation(
      operationId = "issueDirective",
      summary = "Issues a directive under a number of the issuer's register",
      description =
          "Without a symbol it takes the next number; without an issuer it is entered as of a body"
              + " above the realm. The key makes it count once.")
  @ApiResponse(
      responseCode = "201",
      description = "Issued: the directive.",
      content = @Content(schema = @Schema(implementation = DirectiveAnswer.class)))
  @ApiResponse(
      responseCode = "422",
      description = "Refused: nothing was done. The reasons are in refusals.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(ref = "#/components/schemas/Problem")))
  ResponseEntity<?> issue(
      Actor actor, @RequestHeader(KEY) String key, @RequestBody SentDirective sent, Locale locale) {
    FormParser reading = new FormParser();
    String code = Text.line(sent.issuer);
    UnitId issuer = code.isEmpty() ? null : issuer(actor, code);
    Field<LocalDate> day = reading.requiredDay("issuedOn", sent.issuedOn);
    DirectiveId parent =
        reading.optionalFound(
            "parent",
            sent.parent,
            day.read()
                .flatMap(it -> directives.find(Text.line(sent.parent), issuer, it))
                .filter(it -> directives.maySee(actor, it)),
            "directives.refused.parent");
    Outcome<DirectiveId> outcome =
        reading.then(() ->
            directives.issue(
                actor,
                key,
                new DirectiveDraft(
                    Text.line(sent.symbol),
                    Text.line(sent.kind),
                    Text.line(sent.title),
                    issuer,
                    day.get(),
                    parent,
                    Text.lines(sent.body))));
    return switch (outcome) {
      case Outcome.Done<DirectiveId>(DirectiveId id) ->
          ResponseEntity.status(HttpStatus.CREATED)
              .body(DirectiveAnswer.of(directives.named(id).orElseThrow()));
      case Outcome.Refused<DirectiveId>(List<Refusal> refusals) ->
          refused.response(refusals, locale);
    };
  }

  private UnitId issuer(Actor actor, String code) {
    UnitId unit = units.find(code).orElseThrow(() -> new NotFound("unit " + code));
    units.require(actor, Right.ISSUE, unit);
    return unit;
  }
}
