package vn.mach.branch.attendance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.Units;

/** Checking in, lists with their counts, and turnout. */
@RestController
@Tag(name = "attendance", description = "Who was due, and who was there.")
class AttendanceApi {

  private final AttendanceLists lists;
  private final AttendanceSql sql;
  private final MyAttendanceSql mine;
  private final TurnoutSql turnouts;
  private final CodeDoor door;
  private final CheckIns checkIns;
  private final Units units;
  private final AccessScope scope;

  AttendanceApi(
      AttendanceLists lists,
      AttendanceSql sql,
      MyAttendanceSql mine,
      TurnoutSql turnouts,
      CodeDoor door,
      CheckIns checkIns,
      Units units,
      AccessScope scope) {
    this.lists = lists;
    this.sql = sql;
    this.mine = mine;
    this.turnouts = turnouts;
    this.door = door;
    this.checkIns = checkIns;
    this.units = units;
    this.scope = scope;
  }

  /**
   * @param result present, not_due, early, late or closed; wrong_code or wait where the code was
   *     not accepted
   */
  record CheckInAnswer(String result) {}

  /** A person on a list. */
  record AttendedAnswer(
      String person,
      String name,
      String standing,
      String status,
      @Nullable String reason,
      @Nullable String how,
      @Nullable Instant at) {}

  /**
   * A list. due: the base of the attendance; votes_needed: more than half of the official members
   * summoned.
   */
  record ListAnswer(
      long id,
      String kind,
      String title,
      LocalDate day,
      String status,
      long due,
      long present,
      long excused,
      long absent,
      long open,
      long guests,
      @Nullable BigDecimal rate,
      long votesNeeded,
      List<AttendedAnswer> people) {}

  /** A unit with all below it. */
  record TurnoutUnit(
      String code,
      String name,
      long lists,
      long due,
      long present,
      long excused,
      long absent,
      @Nullable BigDecimal rate) {

    static TurnoutUnit of(Turnout.Row it) {
      return new TurnoutUnit(
          it.code(),
          it.name(),
          it.lists(),
          it.due(),
          it.present(),
          it.excused(),
          it.absent(),
          it.rate());
    }
  }

  /** The turnout of a unit and of those directly below it. */
  record TurnoutAnswer(long round, String title, TurnoutUnit whole, List<TurnoutUnit> units) {}

  /** The account's own person is present: with the code of the hall. */
  @PostMapping("/api/v1/attendance/{id:\\d+}/check-in")
  @Operation(
      operationId = "checkIn",
      summary = "Says that the person of this account is present",
      description =
          "Needs the six digits that the screen in the hall shows. Answered when it is stored; sent again it counts once.")
  @ApiResponse(
      responseCode = "200",
      description = "What came of it.",
      content = @Content(schema = @Schema(implementation = CheckInAnswer.class)))
  @ApiResponse(
      responseCode = "422",
      description = "The digits are wrong or no longer shown.",
      content = @Content(schema = @Schema(implementation = CheckInAnswer.class)))
  ResponseEntity<CheckInAnswer> checkIn(
      Actor actor,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request) {
    AttendanceListId list = new AttendanceListId(id);
    PersonId person = actor.person();
    if (person == null) {
      throw new NotFound("list " + id);
    }
    CodeDoor.Seen seen =
        request.getAttribute(CheckInFilter.SEEN) instanceof CodeDoor.Seen looked
            ? looked
            : door.look(list, person, code);
    if (seen != CodeDoor.Seen.GOOD && mine.one(list, person).isEmpty()) {
      throw new NotFound("list " + id);
    }
    return switch (seen) {
      case WRONG ->
          ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
              .body(new CheckInAnswer("wrong_code"));
      case WAIT ->
          ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).body(new CheckInAnswer("wait"));
      case GOOD ->
          ResponseEntity.ok(
              new CheckInAnswer(
                  Codes.code(checkIns.say(new CheckIn(list, person, actor.account(), "code")))));
    };
  }

  /** A list with its people, for whoever keeps it. */
  @GetMapping("/api/v1/attendance/{id:\\d+}")
  @Operation(
      operationId = "getAttendance",
      summary = "Shows a list of attendance with its counts and their base",
      description = "For those who may record for the list's unit.")
  ListAnswer list(Actor actor, @PathVariable long id) {
    AttendanceList list = lists.require(actor, new AttendanceListId(id));
    AttendanceCounts counts = sql.counts(list.id());
    return new ListAnswer(
        id,
        list.kind(),
        list.title(),
        list.day(),
        list.status().code(),
        counts.due(),
        counts.present(),
        counts.excused(),
        counts.absent(),
        counts.open(),
        counts.guests(),
        counts.rate(),
        counts.votesNeeded(),
        sql.rows(list.id()).stream()
            .map(it ->
                new AttendedAnswer(
                    it.code(),
                    it.name(),
                    it.standing(),
                    it.status().code(),
                    it.reason(),
                    it.how(),
                    it.at()))
            .toList());
  }

  /** The turnout of a round, from a unit down. */
  @GetMapping("/api/v1/attendance/turnout")
  @Operation(
      operationId = "getTurnout",
      summary = "Shows the turnout of a round in a unit and in those directly below it",
      description = "Each person counts once. The numbers are those of this moment.")
  TurnoutAnswer turnout(Actor actor, @RequestParam long round, @RequestParam String unit) {
    UnitId at = units.find(unit).orElseThrow(() -> new NotFound("unit " + unit));
    scope.require(actor, Right.SEE, at);
    TurnoutSql.Asked asked =
        turnouts.round(round).orElseThrow(() -> new NotFound("round " + round));
    Turnout turnout =
        turnouts
            .of(scope.parameters(actor, Right.SEE), asked, at)
            .orElseThrow(() -> new NotFound("lists below " + unit));
    return new TurnoutAnswer(
        round,
        asked.title(),
        TurnoutUnit.of(turnout.whole()),
        turnout.rows().stream().map(TurnoutUnit::of).toList());
  }
}
