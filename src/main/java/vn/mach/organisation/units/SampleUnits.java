package vn.mach.organisation.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The plan of the sample's units, for the parts of other modules too: a province with a bloc of
 * agencies and six communes. On 1 July of last year two communes were merged into a new one, and
 * their branches moved there.
 */
public final class SampleUnits {

  public static final LocalDate FOUNDED = LocalDate.of(2015, 1, 1);
  private static final String[] AGENCIES = {
    "Trường Chính trị tỉnh",
    "Sở Giáo dục và Đào tạo",
    "Sở Y tế",
    "Sở Nông nghiệp và Môi trường",
    "Công ty Điện lực tỉnh",
    "Bệnh viện Đa khoa tỉnh"
  };
  private static final String[] PARTS = {
    "Phòng Tổ chức - Hành chính",
    "Phòng Kế hoạch - Tài chính",
    "Phòng Chuyên môn 1",
    "Phòng Chuyên môn 2",
    "Trung tâm Dịch vụ",
    "Khối Hưu trí"
  };
  private static final String[] COMMUNES = {
    "xã Hòa Bình",
    "xã Hòa Thắng",
    "phường Tân An",
    "xã Bình Minh",
    "phường Long Khánh",
    "xã Vĩnh Thuận"
  };
  private static final String[] HAMLETS = {
    "ấp 1", "ấp 2", "ấp 3", "ấp 4", "Trường THCS", "Trạm Y tế", "Quân sự", "Công an"
  };

  /** The two that were merged, and their successor. */
  private static final List<String> MERGED = List.of("X01", "X02");

  public static final String MERGED_INTO = "X07";

  /**
   * @param members how many people belong to it; 0 for units above others
   */
  public record Unit(
      String code,
      String name,
      String kind,
      @Nullable String parent,
      @Nullable Boolean committee,
      LocalDate from,
      int members) {
    public boolean isLeaf() {
      return members > 0;
    }

    public boolean standsOn(LocalDate day, LocalDate reorganised) {
      return !day.isBefore(from) && !(MERGED.contains(code) && !day.isBefore(reorganised));
    }
  }

  private final List<Unit> units = new ArrayList<>();
  private final LocalDate reorganised;
  private final Random random = new Random(20_250_701);

  private SampleUnits(LocalDate today) {
    this.reorganised = LocalDate.of(today.getYear() - 1, 7, 1);
    units.add(new Unit("T", "Đảng bộ tỉnh (mẫu)", "province", null, null, FOUNDED, 0));
    units.add(
        new Unit(
            "K", "Đảng bộ Khối Các cơ quan và Doanh nghiệp (mẫu)", "bloc", "T", null, FOUNDED, 0));
    for (int i = 0; i < AGENCIES.length; i++) {
      String code = "K%02d".formatted(i + 1);
      units.add(
          new Unit(code, "Đảng bộ " + AGENCIES[i], "grassroots_committee", "K", true, FOUNDED, 0));
      for (int j = 0; j < 5 + i % 2; j++) {
        leaf(code + "-%02d".formatted(j + 1), "Chi bộ " + PARTS[j], "branch", code);
      }
    }
    leaf("K07", "Chi bộ Hội Chữ thập đỏ tỉnh", "grassroots_branch", "K");
    leaf("K08", "Chi bộ Liên minh Hợp tác xã", "grassroots_branch", "K");
    for (int i = 0; i < COMMUNES.length; i++) {
      String code = "X%02d".formatted(i + 1);
      units.add(new Unit(code, "Đảng bộ " + COMMUNES[i], "commune", "T", true, FOUNDED, 0));
      for (int j = 0; j < 4 + i % 3; j++) {
        leaf(
            code + "-%02d".formatted(j + 1),
            "Chi bộ " + HAMLETS[(i + j) % HAMLETS.length] + ", " + COMMUNES[i],
            "branch",
            code);
      }
    }
    units.add(new Unit(MERGED_INTO, "Đảng bộ xã Hòa Sơn", "commune", "T", true, reorganised, 0));
  }

  /** The plan of this day; the same each time. */
  public static SampleUnits of(LocalDate today) {
    return new SampleUnits(today);
  }

  private void leaf(String code, String name, String kind, String parent) {
    int members = 12 + (int) Math.abs(random.nextGaussian() * 13);
    units.add(new Unit(code, name, kind, parent, members > 15, FOUNDED, Math.min(60, members)));
  }

  public List<Unit> all() {
    return units;
  }

  public List<Unit> leaves() {
    return units.stream().filter(Unit::isLeaf).toList();
  }

  public LocalDate reorganised() {
    return reorganised;
  }

  public static boolean wasMerged(String code) {
    return MERGED.contains(code);
  }
}
