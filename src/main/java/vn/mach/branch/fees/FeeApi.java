package vn.mach.branch.fees;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.FormParser;
import vn.mach.organisation.units.Units;

@RestController
@Tag(name = "fees", description = "The state of membership fees, as numbers of branches.")
class FeeApi {

  private final FeesSql sql;
  private final Units units;
  private final Today today;

  FeeApi(FeesSql sql, Units units, Today today) {
    this.sql = sql;
    this.units = units;
    this.today = today;
  }

  /**
   * The fees of a month under a unit; amounts in đồng.
   *
   * @param self whether it is the unit that was asked for, with all under it
   * @param owing members who owe a fee: the base
   * @param paid of how many of them all was received
   */
  record FeeLineAnswer(
      long unitId,
      String unitName,
      boolean self,
      long owing,
      long stated,
      long paid,
      long free,
      long statedAmount,
      long receivedAmount,
      long passedAmount) {}

  @GetMapping("/api/v1/fees")
  @Operation(
      operationId = "listFees",
      summary = "The state of a month's fees",
      description =
          "Of the unit with all under it, then of each unit directly under it. No persons.")
  List<FeeLineAnswer> list(
      Actor actor,
      @Parameter(description = "The unit's code.") @RequestParam String unit,
      @Parameter(description = "As 2026-02; this month without it.") @RequestParam(required = false)
          @Nullable String month) {
    UnitId id = units.find(unit).orElseThrow(() -> new NotFound("unit " + unit));
    units.require(actor, Right.SEE, id);
    YearMonth of = FormParser.month(month).orElse(YearMonth.from(today.date()));
    return sql.levels(id, of).stream()
        .map(it ->
            new FeeLineAnswer(
                it.unit().value(),
                it.name(),
                it.self(),
                it.state().owing(),
                it.state().stated(),
                it.state().received(),
                it.state().free(),
                it.state().statedAmount(),
                it.state().receivedAmount(),
                it.state().passed()))
        .toList();
  }
}
