package vn.mach.evidence.reports;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.SampleData;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/**
 * The sample's reports: the bloc's and two of its committees' of the last quarter, signed and sent
 * up, and the bloc's draft of this one.
 */
@Component
class ReportSamples implements SampleData {

  private static final String ADDRESS = "http://localhost:8080";

  private final Reports reports;
  private final ReportSigning signing;
  private final ReportDelivery delivery;
  private final Units units;

  ReportSamples(Reports reports, ReportSigning signing, ReportDelivery delivery, Units units) {
    this.reports = reports;
    this.signing = signing;
    this.delivery = delivery;
    this.units = units;
  }

  @Override
  public void fill(LocalDate today) {
    UnitId bloc = units.find("K").orElseThrow();
    YearMonth quarter =
        YearMonth.of(today.getYear(), (today.getMonthValue() - 1) / 3 * 3 + 1)
            .minusMonths(1); // the last month of the last quarter
    List<NamedUnit> committees = units.children(bloc, today).stream().limit(2).toList();
    for (int i = 0; i < committees.size(); i++) {
      signed(
          committees.get(i).id(),
          quarter,
          "Số %02d-BC/ĐU".formatted(11 + i),
          i == 0 ? "Nguyễn Thị Mẫu" : "Trần Văn Mẫu");
    }
    signed(bloc, quarter, "Số 36-BC/ĐUK", "Lê Văn Mẫu");
    done(begin(bloc, quarter.plusMonths(3)));
  }

  private void signed(UnitId unit, YearMonth last, String symbol, String signer) {
    Actor actor = Actor.system();
    ReportId id = done(begin(unit, last));
    done(signing.sign(actor, "sample-sign-" + id.value(), id, symbol, signer, ADDRESS));
    done(delivery.send(actor, "sample-send-" + id.value(), id));
  }

  private Outcome<ReportId> begin(UnitId unit, YearMonth last) {
    Period period = new Period(LocalDate.of(last.getYear(), 1, 1), last.atEndOfMonth());
    return reports.begin(
        Actor.system(),
        "sample-begin-" + unit.value() + "-" + last,
        unit,
        Reports.typeOf(period),
        period);
  }

  private static ReportId done(Outcome<ReportId> outcome) {
    return switch (outcome) {
      case Outcome.Done<ReportId>(ReportId id) -> id;
      case Outcome.Refused<ReportId>(var refusals) ->
          throw new IllegalStateException("The sample's reports failed: " + refusals);
    };
  }
}
