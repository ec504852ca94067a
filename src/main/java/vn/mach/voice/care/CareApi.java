package vn.mach.voice.care;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;

/** Care for programs: kinds, occasions, plans, the fund, and what is made public. */
@RestController
@Tag(name = "care", description = "Plans of visits, the fund, and what is made public of care.")
class CareApi {

  private static final int FIRST_YEAR = 2024;

  private final CareKinds kinds;
  private final Rounds rounds;
  private final RoundsSql sql;
  private final FundSql fund;
  private final CarePublished published;
  private final CareForms forms;

  CareApi(
      CareKinds kinds,
      Rounds rounds,
      RoundsSql sql,
      FundSql fund,
      CarePublished published,
      CareForms forms) {
    this.kinds = kinds;
    this.rounds = rounds;
    this.sql = sql;
    this.fund = fund;
    this.published = published;
    this.forms = forms;
  }

  record CareKindAnswer(String code, String form, String nameVi, String nameEn, boolean standing) {}

  record CareOccasionDayAnswer(String occasion, int year, LocalDate day, String source) {}

  record CareKindsAnswer(List<CareKindAnswer> kinds, List<CareOccasionDayAnswer> days) {}

  /** A plan with how many of its households are still to be visited, and were. */
  record CarePlanBrief(
      long id,
      String title,
      String unitName,
      @Nullable String occasion,
      LocalDate fromOn,
      LocalDate dueOn,
      String status,
      int planned,
      int visited) {

    static CarePlanBrief of(RoundsSql.Row row) {
      return new CarePlanBrief(
          row.id(),
          row.title(),
          row.unitName(),
          row.occasion(),
          row.fromOn(),
          row.dueOn(),
          row.status(),
          row.planned(),
          row.visited());
    }
  }

  record CarePlanLineAnswer(
      long id,
      String household,
      String kind,
      @Nullable String goes,
      LocalDate dueOn,
      String gift,
      String status,
      @Nullable LocalDate visitedOn) {}

  record CarePlanAnswer(CarePlanBrief plan, List<CarePlanLineAnswer> lines) {}

  /** In đồng; things with their estimated value. */
  record CareFundAnswer(
      String unitName, String partner, long moneyIn, long moneyOut, long giftsIn, long giftsOut) {}

  record PublishedCareRow(
      List<String> kinds, @Nullable Integer households, @Nullable Long moneyVnd) {}

  record PublishedCareAnswer(int year, LocalDate publishedOn, List<PublishedCareRow> rows) {}

  @GetMapping("/api/v1/care/kinds")
  @Operation(
      operationId = "listCareKinds",
      summary = "Lists the kinds of care and the days of occasions",
      description = "Kinds that are no longer offered too. Days from 2024 on.")
  CareKindsAnswer kinds(Actor actor) {
    OwnCarePages.require(actor);
    return new CareKindsAnswer(
        kinds.all().stream()
            .map(it ->
                new CareKindAnswer(it.code(), it.form(), it.nameVi(), it.nameEn(), it.standing()))
            .toList(),
        kinds.days(FIRST_YEAR).stream()
            .map(it -> new CareOccasionDayAnswer(it.occasion(), it.year(), it.day(), it.source()))
            .toList());
  }

  @GetMapping("/api/v1/care/plans")
  @Operation(
      operationId = "listCarePlans",
      summary = "Lists plans of visits",
      description = "Those within reach of whoever keeps people; closed ones last.")
  List<CarePlanBrief> plans(Actor actor) {
    return sql.list(forms.seeing(actor)).stream().map(CarePlanBrief::of).toList();
  }

  @GetMapping("/api/v1/care/plans/{id}")
  @Operation(
      operationId = "getCarePlan",
      summary = "Reads a plan of visits with its households",
      description = "Without notes, and without who asked not to be visited.")
  CarePlanAnswer plan(Actor actor, @PathVariable long id) {
    RoundsSql.Row round = rounds.require(actor, id);
    return new CarePlanAnswer(
        CarePlanBrief.of(round),
        sql.lines(id).stream()
            .map(it ->
                new CarePlanLineAnswer(
                    it.id(),
                    it.household(),
                    it.kind(),
                    it.personName(),
                    it.dueOn(),
                    it.gift(),
                    it.status(),
                    it.visitedOn()))
            .toList());
  }

  @GetMapping("/api/v1/care/fund")
  @Operation(
      operationId = "listCareFund",
      summary = "Lists what partners gave and what went out of it",
      description =
          "By unit and partner, all that stands, in VND; things with their estimated value.")
  List<CareFundAnswer> fund(Actor actor) {
    return fund.sums(forms.seeing(actor)).stream()
        .map(it ->
            new CareFundAnswer(
                it.unitName(),
                it.partner(),
                it.moneyIn(),
                it.moneyOut(),
                it.giftsIn(),
                it.giftsOut()))
        .toList();
  }

  @GetMapping("/api/v1/care/published")
  @Operation(
      operationId = "listPublishedCare",
      summary = "Lists what was made public of each year, the latest first",
      description = "Households helped by kind. Groups that are too small are not said.")
  List<PublishedCareAnswer> published(Actor actor) {
    OwnCarePages.require(actor);
    return published.years().stream()
        .map(it ->
            new PublishedCareAnswer(
                it.year(),
                it.publishedOn(),
                published.published(it.year()).stream()
                    .map(row -> new PublishedCareRow(row.kinds(), row.households(), row.moneyVnd()))
                    .toList()))
        .toList();
  }
}
