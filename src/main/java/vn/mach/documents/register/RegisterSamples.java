package vn.mach.documents.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.SampleData;
import vn.mach.organisation.units.Units;

/**
 * A few lines in the books of the sample's bloc: some dealt with, one overdue, one number reserved,
 * one cancelled. All invented.
 */
@Component
@Order(1) // its numbers come before those of the sample's reports
class RegisterSamples implements SampleData {

  private final Register register;
  private final IncomingBook incoming;
  private final Units units;

  RegisterSamples(Register register, IncomingBook incoming, Units units) {
    this.register = register;
    this.incoming = incoming;
    this.units = units;
  }

  @Override
  public void fill(LocalDate today) {
    UnitId bloc = units.find("K").orElseThrow();
    TakenNumber first =
        issued(
            bloc,
            "report",
            today.minusDays(40),
            "Báo cáo nhanh kết quả học tập, quán triệt (văn bản mẫu)",
            false);
    register.cancel(
        Actor.system(), "sample-cancel", first.entry(), "Ghi nhầm ngày; đã phát hành lại");
    issued(
        bloc,
        "report",
        today.minusDays(39),
        "Báo cáo nhanh kết quả học tập, quán triệt (văn bản mẫu)",
        false);
    issued(
        bloc,
        "letter",
        today.minusDays(12),
        "Về việc gửi báo cáo công tác quý (văn bản mẫu)",
        false);
    issued(bloc, "plan", today.minusDays(1), "", true);
    received(
        bloc,
        today.minusDays(30),
        "Văn phòng Tỉnh ủy",
        "118-CV/VPTU",
        "Về việc chuẩn bị nội dung làm việc (văn bản mẫu)",
        "urgent",
        today.minusDays(5),
        "K01");
    received(
        bloc,
        today.minusDays(9),
        "Sở Nội vụ",
        "2047/SNV-TCBC",
        "Về việc rà soát danh sách cán bộ (văn bản mẫu)",
        "normal",
        today.plusDays(6),
        "K02");
    received(
        bloc,
        today,
        "Ban Tuyên giáo và Dân vận Tỉnh ủy",
        "15-HD/BTGDVTU",
        "Hướng dẫn tuyên truyền (văn bản mẫu)",
        "normal",
        null,
        null);
  }

  private TakenNumber issued(
      UnitId unit, String kind, LocalDate day, String title, boolean reserved) {
    String key = "sample-" + kind + "-" + day;
    Outgoing paper =
        new Outgoing(
            unit,
            kind,
            day,
            title,
            reserved ? "" : "Văn phòng Tỉnh ủy\nCác đảng bộ, chi bộ trực thuộc\nLưu Văn phòng",
            reserved ? "" : "Trần Văn Mẫu",
            reserved ? "" : "Phó Bí thư",
            "normal",
            "",
            "",
            false,
            reserved,
            null,
            "",
            "");
    return switch (register.takeNumber(Actor.system(), key, paper)) {
      case Outcome.Done<TakenNumber>(TakenNumber taken) -> taken;
      case Outcome.Refused<TakenNumber> refused ->
          throw new IllegalStateException(refused.toString());
    };
  }

  private void received(
      UnitId unit,
      LocalDate day,
      String sender,
      String symbol,
      String title,
      String urgency,
      @Nullable LocalDate due,
      @Nullable String charge) {
    UnitId inCharge = charge == null ? null : units.find(charge).orElseThrow();
    Incoming paper =
        new Incoming(
            unit,
            day,
            sender,
            null,
            symbol,
            day.minusDays(2),
            "",
            title,
            urgency,
            due,
            inCharge,
            null,
            "",
            "",
            false,
            "",
            "");
    if (incoming.receive(Actor.system(), "sample-" + symbol, paper)
        instanceof Outcome.Refused<?> refused) {
      throw new IllegalStateException(refused.toString());
    }
  }
}
