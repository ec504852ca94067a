package vn.mach.evidence.activities;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.ApiRefusals;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.Page;
import vn.mach.base.web.Paging;
import vn.mach.documents.directives.Directives;
import vn.mach.organisation.units.Units;

/** Activities as JSON, with the names of the exchange format. */
@RestController
@RequestMapping("/api/v1/activities")
@Tag(name = "activities", description = "What units did: read, record, confirm, withdraw.")
class ActivityApi {

  private static final String KEY = "Idempotency-Key";
  private static final String PROBLEM = "application/problem+json";
  private static final String REFUSED = "Refused: nothing was done. The reasons are in refusals.";

  private final Activities activities;
  private final ActivitiesSql sql;
  private final Units units;
  private final Directives directives;
  private final EarlyWithdrawals early;
  private final ApiRefusals refused;

  ActivityApi(
      Activities activities,
      ActivitiesSql sql,
      Units units,
      Directives directives,
      EarlyWithdrawals early,
      ApiRefusals refused) {
    this.activities = activities;
    this.sql = sql;
    this.units = units;
    this.directives = directives;
    this.early = early;
    this.refused = refused;
  }

  /** An activity in a response. */
  record ActivityAnswer(
      String ref,
      String unit,
      String unitName,
      String kind,
      @Nullable String form,
      String title,
      LocalDate heldOn,
      String status,
      @Nullable String directive,
      @Nullable Long expected,
      @Nullable Long present,
      List<String> tags,
      List<String> participants,
      Map<String, Long> amounts,
      Instant recordedAt,
      @Nullable Instant confirmedAt,
      @Nullable Instant withdrawnAt,
      @Nullable String withdrawnReason) {}

  /** A part of a list. */
  record ActivitiesAnswer(List<ActivityAnswer> items, int page, boolean more) {}

  /** What is sent to record an activity. */
  record SentActivity(
      @Nullable String ref,
      @Nullable String unit,
      @Nullable String kind,
      @Nullable String form,
      @Nullable String title,
      @Nullable String heldOn,
      @Nullable String directive,
      @Nullable Long expected,
      @Nullable Long present,
      @Nullable List<String> tags,
      @Nullable Map<String, Long> amounts,
      @Nullable String attendanceReason,
      @Nullable List<String> participants,
      @Nullable Boolean confirmed) {}

  /** Why something is withdrawn. */
  record SentWithdrawal(@Nullable String reason) {}

  @GetMapping
  @Operation(
      operationId = "listActivities",
      summary = "Lists activities, the latest first",
      description =
          "unit is a code and means the unit with all under it on each activity's day; own=yes: only the unit itself.")
  ActivitiesAnswer list(
      Actor actor,
      @RequestParam(required = false) String unit,
      @RequestParam(required = false) String own,
      @RequestParam(required = false) String kind,
      @RequestParam(required = false) String from,
      @RequestParam(required = false) String to,
      @RequestParam(required = false) String status,
      @RequestParam(required = false) String form,
      @RequestParam(required = false) String tag,
      @RequestParam(required = false) String text,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "50") int size) {
    String number = unit == null ? "" : Long.toString(unit(actor, Right.SEE, unit).value());
    Paging paging = new Paging(page, size);
    Paging.Slice<ActivityRow> slice =
        paging.slice(
            sql.list(
                actor,
                new ActivityFilter(number, own, "", kind, from, to, status, form, tag, "", text),
                paging));
    Map<ActivityId, Map<String, Long>> amounts =
        sql.amounts(slice.rows().stream().map(ActivityRow::id).toList());
    return new ActivitiesAnswer(
        slice.rows().stream()
            .map(row -> answer(row, amounts.getOrDefault(row.id(), Map.of())))
            .toList(),
        slice.number(),
        slice.more());
  }

  @GetMapping("/{ref}")
  @Operation(
      operationId = "getActivity",
      summary = "One activity by its ref",
      description = "Drafts and withdrawn ones only with the right to see them.")
  ActivityAnswer show(Actor actor, @PathVariable String ref) {
    return answer(actor, id(actor, Right.SEE, ref));
  }

  @PostMapping
  @Operation(
      operationId = "recordActivity",
      summary = "Records an activity",
      description =
          "Confirmed at once where confirmed is true, else a draft. The key makes it count once.")
  @ApiResponse(
      responseCode = "201",
      description = "Recorded: the activity.",
      content = @Content(schema = @Schema(implementation = ActivityAnswer.class)))
  @ApiResponse(
      responseCode = "422",
      description = REFUSED,
      content =
          @Content(mediaType = PROBLEM, schema = @Schema(ref = "#/components/schemas/Problem")))
  ResponseEntity<?> record(
      Actor actor, @RequestHeader(KEY) String key, @RequestBody SentActivity sent, Locale locale) {
    UnitId unit = sent.unit == null ? null : unit(actor, Right.RECORD, sent.unit);
    Map<String, String> amounts = new TreeMap<>();
    if (sent.amounts != null) {
      sent.amounts.forEach(
          (code, value) -> amounts.put(code, value == null ? "" : value.toString()));
    }
    ActivityInput typed =
        new ActivityInput(
            text(sent.ref),
            unit == null ? "" : Long.toString(unit.value()),
            text(sent.kind),
            text(sent.form),
            text(sent.title),
            text(sent.heldOn),
            directive(sent, unit),
            number(sent.expected),
            number(sent.present),
            sent.tags == null ? "" : String.join("|", sent.tags),
            amounts,
            text(sent.attendanceReason),
            sent.participants == null ? "" : String.join("|", sent.participants));
    return switch (activities.record(actor, key, typed, Boolean.TRUE.equals(sent.confirmed))) {
      case Outcome.Done<ActivityId>(ActivityId id) -> {
        String ref = text(sent.ref);
        Optional<String> why = ref.isEmpty() ? Optional.empty() : early.reason(actor, ref);
        why.ifPresent(reason -> activities.withdraw(actor, "early-" + id.value(), id, reason));
        ActivityAnswer answer = answer(actor, id);
        yield ResponseEntity.created(
                URI.create(
                    Objects.requireNonNullElse(
                            ServletUriComponentsBuilder.fromCurrentContextPath().build().getPath(),
                            "")
                        + "/api/v1/activities/"
                        + Page.segment(answer.ref)))
            .body(answer);
      }
      case Outcome.Refused<ActivityId>(List<Refusal> refusals) ->
          refused.response(refusals, locale);
    };
  }

  @PostMapping("/{ref}/confirm")
  @Operation(
      operationId = "confirmActivity",
      summary = "Confirms a draft: from now on it counts",
      description = "It is never changed after that, only withdrawn. The key makes it count once.")
  @ApiResponse(
      responseCode = "200",
      description = "The activity.",
      content = @Content(schema = @Schema(implementation = ActivityAnswer.class)))
  @ApiResponse(
      responseCode = "422",
      description = REFUSED,
      content =
          @Content(mediaType = PROBLEM, schema = @Schema(ref = "#/components/schemas/Problem")))
  ResponseEntity<?> confirm(
      Actor actor, @PathVariable String ref, @RequestHeader(KEY) String key, Locale locale) {
    return answer(actor, activities.confirm(actor, key, id(actor, Right.RECORD, ref)), locale);
  }

  @PostMapping("/{ref}/withdraw")
  @Operation(
      operationId = "withdrawActivity",
      summary = "Withdraws an activity with a reason: it stays visible and no longer counts",
      description =
          "A withdrawal that overtakes its record is answered with 404 and kept for 30 days: what the same account then records under this ref is withdrawn at once.")
  @ApiResponse(
      responseCode = "200",
      description = "The activity.",
      content = @Content(schema = @Schema(implementation = ActivityAnswer.class)))
  @ApiResponse(
      responseCode = "422",
      description = REFUSED,
      content =
          @Content(mediaType = PROBLEM, schema = @Schema(ref = "#/components/schemas/Problem")))
  ResponseEntity<?> withdraw(
      Actor actor,
      @PathVariable String ref,
      @RequestHeader(KEY) String key,
      @RequestBody SentWithdrawal withdrawal,
      Locale locale) {
    String reason = text(withdrawal.reason);
    Optional<ActivityId> id = sql.byRef(actor, Right.RECORD, ref);
    if (id.isEmpty()) {
      early.keep(actor, Text.key(ref), reason);
      throw new NotFound("activity " + ref);
    }
    return answer(actor, activities.withdraw(actor, key, id.get(), reason), locale);
  }

  private ResponseEntity<?> answer(Actor actor, Outcome<ActivityId> outcome, Locale locale) {
    return switch (outcome) {
      case Outcome.Done<ActivityId>(ActivityId id) -> ResponseEntity.ok(answer(actor, id));
      case Outcome.Refused<ActivityId>(List<Refusal> refusals) ->
          refused.response(refusals, locale);
    };
  }

  /** The number of the directive; not a number where there is none, so that the rules refuse it. */
  private String directive(SentActivity sent, @Nullable UnitId unit) {
    String reference = text(sent.directive);
    Optional<LocalDate> day = FormParser.day(text(sent.heldOn));
    if (reference.isBlank()) {
      return "";
    }
    return unit == null || day.isEmpty()
        ? "?"
        : directives
            .find(reference, unit, day.get())
            .map(it -> Long.toString(it.value()))
            .orElse("?");
  }

  private ActivityId id(Actor actor, Right right, String ref) {
    return sql.byRef(actor, right, ref).orElseThrow(() -> new NotFound("activity " + ref));
  }

  private UnitId unit(Actor actor, Right right, String code) {
    UnitId unit = units.find(code).orElseThrow(() -> new NotFound("unit " + code));
    units.require(actor, right, unit);
    return unit;
  }

  private ActivityAnswer answer(Actor actor, ActivityId id) {
    ActivityRow row =
        sql.show(actor, Right.SEE, id).orElseThrow(() -> new NotFound("activity " + id.value()));
    return answer(row, sql.amounts(id));
  }

  private static ActivityAnswer answer(ActivityRow row, Map<String, Long> amounts) {
    return new ActivityAnswer(
        row.ref(),
        row.unitCode(),
        row.unitName(),
        row.kind(),
        row.form(),
        row.title(),
        row.heldOn(),
        row.status().code(),
        row.directive() == null ? null : row.directive().reference(),
        row.expected(),
        row.present(),
        row.tags(),
        row.participants().stream().map(ActivityRow.Participant::code).toList(),
        amounts,
        row.recordedAt(),
        row.confirmedAt(),
        row.withdrawnAt(),
        row.withdrawnReason());
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static String number(@Nullable Long value) {
    return value == null ? "" : value.toString();
  }
}
