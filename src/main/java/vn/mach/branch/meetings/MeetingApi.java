package vn.mach.branch.meetings;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.ApiRefusals;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.Units;

/** Meetings as JSON, with the names of the exchange format; and the acts of one that is held. */
@RestController
@RequestMapping("/api/v1/meetings")
@Tag(
    name = "meetings",
    description = "Meetings of branches: read, and what is done while one is held.")
class MeetingApi {

  private static final String PROBLEM = "application/problem+json";
  private static final String ID = "{id:[0-9a-f-]+}";

  private final Meetings meetings;
  private final MeetingsSql sql;
  private final Units units;
  private final ApiRefusals refused;
  private final Today today;

  MeetingApi(Meetings meetings, MeetingsSql sql, Units units, ApiRefusals refused, Today today) {
    this.meetings = meetings;
    this.sql = sql;
    this.units = units;
    this.refused = refused;
    this.today = today;
  }

  /** A meeting in a response. Counts once it is closed. */
  record MeetingAnswer(
      String meeting,
      String branch,
      String branchName,
      String meetingKind,
      LocalDate meetingDay,
      String startsAt,
      String meetingStatus,
      @Nullable String theme,
      @Nullable String place,
      @Nullable Long summoned,
      @Nullable Long came,
      @Nullable Long excused,
      @Nullable Long unexcused,
      @Nullable String resolution) {}

  /** A part of a list. */
  record MeetingsAnswer(List<MeetingAnswer> items, int page, boolean more) {}

  /**
   * An act as it is sent.
   *
   * @param follows the id of the last act about the same thing that the sender knew
   * @param madeAt an instant by the sender's clock; none: now
   */
  record SentAct(
      @Nullable String what,
      @Nullable String of,
      @Nullable String follows,
      @Nullable String madeAt,
      @Nullable Map<String, @Nullable String> content) {}

  /** What became of an act: {@code applied}, {@code waiting}, {@code conflict}, {@code dropped}. */
  record ActAnswer(String id, String status) {}

  @GetMapping
  @Operation(
      operationId = "listMeetings",
      summary = "Lists meetings, the latest first",
      description =
          "unit is a code and means the unit itself; without it all that the token may see.")
  MeetingsAnswer list(
      Actor actor,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "50") int size) {
    UnitId named = null;
    if (unit != null) {
      named = units.find(unit).orElseThrow(() -> new NotFound("unit " + unit));
      units.require(actor, Right.SEE, named);
    }
    Paging paging = new Paging(page, size);
    Paging.Slice<MeetingRow> slice =
        paging.slice(
            sql.list(actor, named, LocalDate.of(1900, 1, 1), today.date().plusYears(2), paging));
    return new MeetingsAnswer(
        slice.rows().stream().map(MeetingApi::answer).toList(), slice.number(), slice.more());
  }

  @GetMapping("/{code}")
  @Operation(
      operationId = "getMeeting",
      summary = "One meeting by its code",
      description = "Its plan, and its numbers once it is closed.")
  MeetingAnswer show(Actor actor, @PathVariable String code) {
    return answer(find(actor, code));
  }

  @Expensive
  @PutMapping("/{code}/acts/" + ID)
  @Operation(
      operationId = "putMeetingAct",
      summary = "Takes in an act of a meeting under the sender's own id",
      description =
          "Sent again it is the same act. One whose predecessor has not arrived waits; two that follow the same one clash, and a person decides.")
  @ApiResponse(
      responseCode = "200",
      description = "What became of it.",
      content = @Content(schema = @Schema(implementation = ActAnswer.class)))
  @ApiResponse(
      responseCode = "422",
      description = "Refused: nothing was done. The reasons are in refusals.",
      content =
          @Content(mediaType = PROBLEM, schema = @Schema(ref = "#/components/schemas/Problem")))
  ResponseEntity<?> act(
      Actor actor,
      @PathVariable String code,
      @PathVariable UUID id,
      @RequestBody SentAct sent,
      Locale locale) {
    MeetingRow meeting = find(actor, code);
    Outcome<MeetingAct> read = read(id, sent);
    Outcome<ActStatus> outcome =
        MeetingPages.then(read, act -> meetings.act(actor, meeting.id(), act));
    return switch (outcome) {
      case Outcome.Done<ActStatus>(ActStatus status) ->
          ResponseEntity.ok(new ActAnswer(id.toString(), status.code()));
      case Outcome.Refused<ActStatus>(var refusals) -> refused.response(refusals, locale);
    };
  }

  private Outcome<MeetingAct> read(UUID id, SentAct sent) {
    try {
      String follows = Text.line(sent.follows());
      String madeAt = Text.line(sent.madeAt());
      Map<String, @Nullable String> content = sent.content();
      Map<String, String> texts = new HashMap<>();
      if (content != null) {
        content.forEach((name, value) -> texts.put(name, value == null ? "" : value));
      }
      return Outcome.done(
          new MeetingAct(
              id,
              follows.isEmpty() ? null : UUID.fromString(follows),
              Text.line(sent.what()),
              Text.line(sent.of()),
              texts,
              madeAt.isEmpty() ? today.now() : Instant.parse(madeAt)));
    } catch (IllegalArgumentException e) {
      return Outcome.refused(
          "follows", "meetings.refused.of", Text.shortened(Text.line(sent.follows()), 40));
    } catch (DateTimeParseException e) {
      return Outcome.refused(
          "madeAt", "meetings.refused.of", Text.shortened(Text.line(sent.madeAt()), 40));
    }
  }

  private MeetingRow find(Actor actor, String code) {
    return sql.byCode(actor, code).orElseThrow(() -> new NotFound("meeting " + code));
  }

  private static MeetingAnswer answer(MeetingRow row) {
    return new MeetingAnswer(
        row.code(),
        row.unitCode(),
        row.unitName(),
        row.kind().code(),
        row.heldOn(),
        MeetingWords.CLOCK.format(row.startsAt()),
        row.status().code(),
        row.theme().isEmpty() ? null : row.theme(),
        row.place().isEmpty() ? null : row.place(),
        row.expected(),
        row.present(),
        row.excused(),
        row.absent(),
        row.resolutionSymbol());
  }
}
