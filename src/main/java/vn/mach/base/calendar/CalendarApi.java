package vn.mach.base.calendar;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.realms.Today;
import vn.mach.base.web.ApiRefusals;
import vn.mach.base.web.FormParser;

/** The calendar for programs. */
@RestController
@Tag(name = "calendar", description = "What concerns an account, day by day.")
class CalendarApi {

  /** More days in one answer are refused. */
  private static final int MOST_DAYS = 400;

  private final CalendarEntries entries;
  private final WorkingCalendar working;
  private final Today today;
  private final MessageSource messages;
  private final ApiRefusals refused;

  CalendarApi(
      CalendarEntries entries,
      WorkingCalendar working,
      Today today,
      MessageSource messages,
      ApiRefusals refused) {
    this.entries = entries;
    this.working = working;
    this.today = today;
    this.messages = messages;
    this.refused = refused;
  }

  /**
   * Something on a day.
   *
   * @param kind what it is, in words
   * @param from none: the whole day
   * @param path the page that shows it, inside the realm
   */
  record EntryAnswer(
      String id,
      String kind,
      String title,
      String place,
      LocalDate day,
      @Nullable LocalTime from,
      @Nullable LocalTime until,
      boolean late,
      String path) {}

  /**
   * Days with what is on them.
   *
   * @param daysOff those of them that are no working days
   */
  record CalendarAnswer(
      LocalDate from, LocalDate to, List<EntryAnswer> entries, List<LocalDate> daysOff) {}

  @GetMapping("/api/v1/calendar")
  @Operation(
      operationId = "getCalendar",
      summary = "What concerns the token's account, day by day",
      description =
          "Tasks that the account owes on their due day, activities of its units, and what else has a day. Without days: the next 30.")
  @ApiResponse(
      responseCode = "200",
      description = "The days and what is on them.",
      content = @Content(schema = @Schema(implementation = CalendarAnswer.class)))
  @ApiResponse(
      responseCode = "422",
      description = "The last day is before the first, or too many days after it.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(ref = "#/components/schemas/Problem")))
  ResponseEntity<?> calendar(
      Actor actor,
      @Parameter(
              description = "The first day; without it today.",
              schema = @Schema(type = "string", format = "date"))
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(
              description = "The last day, at most 400 days later.",
              schema = @Schema(type = "string", format = "date"))
          @RequestParam(required = false)
          @Nullable String to,
      Locale locale) {
    FormParser reading = new FormParser();
    LocalDate typedFirst = reading.optionalDay("from", from);
    LocalDate typedLast = reading.optionalDay("to", to);
    LocalDate first = typedFirst == null ? today.date() : typedFirst;
    LocalDate last = typedLast == null ? first.plusDays(29) : typedLast;
    if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) > MOST_DAYS) {
      reading.refuse("to", "calendar.refused.days", MOST_DAYS);
    }
    return switch (reading.then(() -> Outcome.done(answer(actor, first, last, locale)))) {
      case Outcome.Done<CalendarAnswer>(CalendarAnswer answer) -> ResponseEntity.ok(answer);
      case Outcome.Refused<CalendarAnswer>(List<Refusal> refusals) ->
          refused.response(refusals, locale);
    };
  }

  private CalendarAnswer answer(Actor actor, LocalDate first, LocalDate last, Locale locale) {
    boolean vietnamese = locale.getLanguage().equals("vi");
    WorkingDays days = working.days();
    return new CalendarAnswer(
        first,
        last,
        entries.of(actor, first, last).stream()
            .map(it ->
                new EntryAnswer(
                    it.id(),
                    messages.getMessage(it.kind(), null, locale),
                    vietnamese ? it.titleVi() : it.titleEn(),
                    it.place(),
                    it.day(),
                    it.from(),
                    it.until(),
                    it.late(),
                    it.link()))
            .toList(),
        first.datesUntil(last.plusDays(1)).filter(day -> !days.isWorked(day)).toList());
  }
}
