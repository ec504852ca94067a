package vn.mach.evidence.activities;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.realms.SampleData;
import vn.mach.base.realms.SampleFolder;
import vn.mach.base.realms.SampleTable;
import vn.mach.documents.directives.DirectiveSamples;
import vn.mach.organisation.units.SampleUnits;

/**
 * Two years of what the sample's units did, up to today: some are diligent, some are late, February
 * is thin because of Tết, and the last quarter is busy.
 */
@Component
class ActivitySamples implements SampleData {

  @Override
  public void write(SampleFolder folder) {
    try (Writing writing = new Writing(folder)) {
      writing.write();
    }
  }

  /** One sample being written. */
  private static final class Writing implements AutoCloseable {

    private final SampleUnits units;
    private final LocalDate today;
    private final Random random = new Random(20_250_703);
    private final SampleTable activities;
    private final SampleTable amounts;
    private final Map<String, Double> diligence = new HashMap<>();
    private int count;

    Writing(SampleFolder folder) {
      this.units = SampleUnits.of(folder.today());
      this.today = folder.today();
      activities =
          folder.table(
              "activities",
              "ref",
              "unit",
              "kind",
              "form",
              "title",
              "held_on",
              "status",
              "directive",
              "expected",
              "present",
              "tags");
      amounts = folder.table("amounts", "activity", "amount", "value");
      for (SampleUnits.Unit unit : units.all()) {
        double own = Math.min(0.99, 0.8 + random.nextGaussian() * 0.12);
        double above = unit.parent() == null ? own : diligence.getOrDefault(unit.parent(), own);
        diligence.put(
            unit.code(), Math.max(0.45, (own + above) / 2)); // branches take after their committee
      }
    }

    void write() {
      YearMonth first = YearMonth.from(today).minusYears(2);
      for (YearMonth month = first;
          !month.isAfter(YearMonth.from(today));
          month = month.plusMonths(1)) {
        for (SampleUnits.Unit unit : units.all()) {
          if (unit.isLeaf()) {
            branch(unit, month);
          } else if (!unit.code().equals("T")) {
            committee(unit, month);
          }
        }
      }
    }

    private void branch(SampleUnits.Unit unit, YearMonth month) {
      int number = month.getMonthValue();
      double will = diligence.getOrDefault(unit.code(), 0.8) * (number == 2 ? 0.75 : 1.04);
      String programme = DirectiveSamples.programme(month.getYear());
      if (chance(will * 1.08)) {
        met(
            unit,
            "branch_meeting",
            "Sinh hoạt chi bộ thường kỳ tháng " + number,
            day(month, 2, 10),
            null,
            null,
            0.87);
      }
      if (number % 3 == 2 && chance(will)) {
        met(
            unit,
            "thematic_meeting",
            "Sinh hoạt chuyên đề quý " + (number / 3 + 1) + ": " + one(ActivitySampleWords.THEMES),
            day(month, 11, 26),
            programme,
            null,
            0.85);
      }
      if ((number == 3 || number == 10) && chance(will)) {
        met(
            unit,
            "dissemination",
            "Học tập, quán triệt " + one(ActivitySampleWords.PAPERS),
            day(month, 8, 27),
            DirectiveSamples.STUDY,
            "chi_bo",
            0.93);
      }
      boolean inspects =
          Boolean.TRUE.equals(unit.committee()) ? number == 4 || number == 9 : number == 6;
      if (inspects && chance(will)) {
        did(
            unit,
            "inspection",
            "Kiểm tra đảng viên " + one(ActivitySampleWords.INSPECTED),
            day(month, 5, 27),
            programme,
            null,
            null,
            null);
      }
      if (number == 5 && chance(will * 0.7)) {
        did(
            unit,
            "supervision",
            "Giám sát đảng viên " + one(ActivitySampleWords.INSPECTED),
            day(month, 5, 27),
            programme,
            null,
            null,
            null);
      }
      if (number == 8 && chance(0.25)) {
        String ref =
            did(
                unit,
                "initiative",
                one(ActivitySampleWords.INITIATIVES),
                day(month, 3, 28),
                programme,
                null,
                null,
                "dan_van_kheo");
        amount(ref, "households", 2 + random.nextInt(9));
        amount(ref, "money_vnd", (5L + random.nextInt(40)) * 1_000_000);
      }
      if (number == 9 && chance(0.4)) {
        String ref =
            did(
                unit,
                "contest",
                "Cuộc thi viết chính luận về bảo vệ nền tảng tư tưởng",
                day(month, 1, 25),
                DirectiveSamples.STUDY,
                null,
                null,
                "chinh_luan");
        amount(ref, "entries", 1 + random.nextInt(12));
      }
      if ((number == 1 || number == 7) && chance(will * 0.6)) {
        did(
            unit,
            "visit",
            one(ActivitySampleWords.VISITS),
            day(month, 10, 27),
            null,
            null,
            null,
            null);
      }
      if (number == 12 && chance(will * 0.8)) {
        did(
            unit,
            "commendation",
            "Khen thưởng đảng viên hoàn thành xuất sắc nhiệm vụ năm " + month.getYear(),
            day(month, 10, 28),
            null,
            null,
            null,
            "ca_nhan");
      }
    }

    private void committee(SampleUnits.Unit unit, YearMonth month) {
      int number = month.getMonthValue();
      double will = diligence.getOrDefault(unit.code(), 0.8);
      String programme = DirectiveSamples.programme(month.getYear());
      int size = unit.kind().equals("bloc") ? 180 : 45 + Math.floorMod(unit.code().hashCode(), 50);
      if (chance(will)) {
        gathered(
            unit,
            "event",
            "Hội nghị báo cáo viên tháng " + number,
            day(month, 12, 24),
            null,
            size,
            0.84,
            "bao_cao_vien");
      }
      if (number % 3 == 0 && chance(will)) {
        gathered(
            unit,
            "dialogue",
            "Đối thoại giữa người đứng đầu cấp ủy với " + one(ActivitySampleWords.PARTNERS),
            day(month, 5, 27),
            programme,
            size,
            0.8,
            null);
      }
      if ((number == 3 || number == 9) && chance(will)) {
        gathered(
            unit,
            "dissemination",
            "Hội nghị quán triệt " + one(ActivitySampleWords.PAPERS),
            day(month, 3, 14),
            DirectiveSamples.STUDY,
            size * 2,
            0.94,
            "tap_trung");
      }
      if ((number == 4 || number == 11) && chance(will)) {
        gathered(
            unit,
            "training_class",
            "Lớp bồi dưỡng " + one(ActivitySampleWords.CLASSES),
            day(month, 4, 26),
            null,
            size,
            0.92,
            null);
      }
      if ((number == 5 || number == 8 || number == 11) && chance(will * 0.9)) {
        String ref =
            did(
                unit,
                "initiative",
                one(ActivitySampleWords.INITIATIVES),
                day(month, 3, 28),
                programme,
                null,
                null,
                "dan_van_kheo");
        amount(ref, "houses", random.nextInt(3));
        amount(ref, "households", 1 + random.nextInt(6));
        amount(ref, "money_vnd", (30L + random.nextInt(300)) * 1_000_000);
      }
    }

    private void met(
        SampleUnits.Unit unit,
        String kind,
        String title,
        LocalDate day,
        @Nullable String directive,
        @Nullable String tag,
        double usual) {
      gathered(
          unit,
          kind,
          title,
          day,
          directive,
          unit.members(),
          usual + 0.1 * (diligence.getOrDefault(unit.code(), 0.8) - 0.7),
          tag);
    }

    private void gathered(
        SampleUnits.Unit unit,
        String kind,
        String title,
        LocalDate day,
        @Nullable String directive,
        int due,
        double usual,
        @Nullable String tag) {
      long came =
          Math.round(due * Math.max(0.5, Math.min(1, usual + random.nextGaussian() * 0.06)));
      did(unit, kind, title, day, directive, due, came, tag);
    }

    /**
     * Writes one, unless its day is in the future or the unit does not exist on it. Returns its
     * ref, or nothing.
     */
    private @Nullable String did(
        SampleUnits.Unit unit,
        String kind,
        String title,
        LocalDate day,
        @Nullable String directive,
        @Nullable Integer due,
        @Nullable Long came,
        @Nullable String tag) {
      int luck = random.nextInt(100);
      if (day.isAfter(today) || !unit.standsOn(day, units.reorganised())) {
        return null;
      }
      String ref = "MAU-%06d".formatted(++count);
      String status =
          luck == 0
              ? "withdrawn"
              : luck < 30 && day.isAfter(today.minusDays(10)) ? "draft" : "confirmed";
      String form = due == null ? null : luck > 92 ? "hybrid" : luck > 84 ? "online" : "in_person";
      activities.row(ref, unit.code(), kind, form, title, day, status, directive, due, came, tag);
      return ref;
    }

    private void amount(@Nullable String ref, String amount, long value) {
      if (ref != null) {
        amounts.row(ref, amount, value);
      }
    }

    private boolean chance(double probability) {
      return random.nextDouble() < probability;
    }

    private LocalDate day(YearMonth month, int from, int to) {
      return month.atDay(from + random.nextInt(to - from + 1));
    }

    private String one(String... words) {
      return words[random.nextInt(words.length)];
    }

    @Override
    public void close() {
      activities.close();
      amounts.close();
    }
  }
}
