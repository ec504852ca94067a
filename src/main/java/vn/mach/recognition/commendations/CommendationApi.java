package vn.mach.recognition.commendations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.Units;
import vn.mach.recognition.commendations.CommendationsSql.Filter;
import vn.mach.recognition.commendations.CommendationsSql.Row;

/** Commendations for programs: the list as its page shows it. */
@RestController
@Tag(name = "commendations", description = "Commendations of units and people.")
class CommendationApi {

  private final CommendationsSql sql;
  private final Units units;
  private final AccessScope scope;

  CommendationApi(CommendationsSql sql, Units units, AccessScope scope) {
    this.sql = sql;
    this.units = units;
    this.scope = scope;
  }

  /** {@code person}: none where the unit itself is commended; {@code year}: none where ad hoc. */
  record CommendationAnswer(
      long id,
      String unit,
      String unitName,
      @Nullable String person,
      @Nullable String personName,
      String form,
      @Nullable Integer year,
      String reason,
      String status,
      LocalDate proposedOn,
      @Nullable String number,
      @Nullable LocalDate decidedOn,
      @Nullable String giver,
      @Nullable String endedBecause) {

    static CommendationAnswer of(Row it) {
      return new CommendationAnswer(
          it.id(),
          it.unitCode(),
          it.unitName(),
          it.personCode(),
          it.personName(),
          it.form(),
          it.year(),
          it.reason(),
          it.status(),
          it.proposedOn(),
          some(it.number()),
          it.decidedOn(),
          some(it.giver()),
          some(it.ended()));
    }

    private static @Nullable String some(String text) {
      return text.isEmpty() ? null : text;
    }
  }

  record CommendationsAnswer(List<CommendationAnswer> commendations, int page, boolean more) {}

  @GetMapping("/api/v1/commendations")
  @Operation(
      operationId = "listCommendations",
      summary = "Lists the commendations that the caller may see",
      description =
          "What waits for its decision comes first, then the latest. unit is a code and means the"
              + " unit with all under it; form is certificate, merit, flag, medal or badge; status is"
              + " proposed, decided, refused or withdrawn. An ad hoc one belongs to the year of its"
              + " decision.")
  CommendationsAnswer list(
      Actor actor,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(defaultValue = "") String form,
      @RequestParam(defaultValue = "") String status,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "50") int size) {
    Filter filter =
        new Filter(
            unit.isEmpty() ? null : under(actor, unit),
            year,
            known(form, AwardForm::find, "form"),
            known(status, CommendationStatus::find, "status"));
    Paging paging = new Paging(page, size);
    Paging.Slice<Row> slice = paging.slice(sql.list(actor, filter, paging));
    return new CommendationsAnswer(
        slice.rows().stream().map(CommendationAnswer::of).toList(), slice.number(), slice.more());
  }

  private UnitId under(Actor actor, String code) {
    UnitId unit = units.find(code).orElseThrow(() -> new NotFound("unit " + code));
    scope.require(actor, Right.SEE, unit);
    return unit;
  }

  /** A word that is none would silently narrow to nothing, or to everything. */
  private static <T> @Nullable T known(
      String typed, Function<String, Optional<T>> find, String what) {
    return typed.isEmpty()
        ? null
        : find.apply(typed).orElseThrow(() -> new NotFound(what + " " + typed));
  }
}
