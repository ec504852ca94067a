package vn.mach.organisation.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.stereotype.Component;
import vn.mach.base.realms.SampleData;
import vn.mach.base.realms.SampleFolder;
import vn.mach.base.realms.SampleTable;
import vn.mach.organisation.units.SampleUnits;

/** About 1,500 invented members with common names, and their posts. */
@Component
public class PersonSamples implements SampleData {

  private static final String[] SURNAMES =
      ("Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Trần Lê Lê Lê Phạm Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trương Mai Lâm Tô Thạch Danh Kim")
          .split(" ");
  private static final String[] MIDDLE_FEMALE =
      "Thị Thị Thị Ngọc Thanh Kim Hồng Bích Thu Mỹ Phương Minh".split(" ");
  private static final String[] MIDDLE_MALE =
      "Văn Văn Văn Hữu Minh Quốc Đức Thanh Công Trọng Hoàng Tấn".split(" ");
  private static final String[] GIVEN_FEMALE =
      "Lan Hoa Hương Hạnh Mai Nga Thảo Trang Linh Yến Oanh Nhung Phượng Tuyết Loan Thủy Vân Diễm Hiền Xuân Giang Quỳnh Trinh Cúc"
          .split(" ");
  private static final String[] GIVEN_MALE =
      "Hùng Dũng Tuấn Minh Nam Sơn Hải Long Phúc Khánh Thành Tâm Bình Hòa Trung Nghĩa Cường Đạt Kiên Lộc Phong Quang Thắng Việt"
          .split(" ");

  /** The people of a branch on this day's sample, its secretary first. */
  public static List<String> of(LocalDate today, String unit) {
    return codes(SampleUnits.of(today)).getOrDefault(unit, List.of());
  }

  private static Map<String, List<String>> codes(SampleUnits units) {
    Map<String, List<String>> codes = new HashMap<>();
    int count = 0;
    for (SampleUnits.Unit unit : units.leaves()) {
      List<String> here = new ArrayList<>();
      for (int i = 0; i < unit.members(); i++) {
        here.add("M%06d".formatted(++count));
      }
      codes.put(unit.code(), here);
    }
    return codes;
  }

  @Override
  public void write(SampleFolder folder) {
    new Writing(folder.today()).write(folder);
  }

  /** One sample being written. */
  private static final class Writing {

    private final Random random = new Random(20_250_702);
    private final LocalDate today;
    private final SampleUnits units;
    private final Map<String, List<String>> codes;
    private int count;

    Writing(LocalDate today) {
      this.today = today;
      this.units = SampleUnits.of(today);
      this.codes = codes(units);
    }

    private List<String> people(String unit) {
      return codes.getOrDefault(unit, List.of());
    }

    void write(SampleFolder folder) {
      try (SampleTable people =
              folder.table(
                  "people",
                  "code",
                  "full_name",
                  "birth_date",
                  "gender",
                  "unit",
                  "status",
                  "admitted_on",
                  "official_on",
                  "card_number");
          SampleTable posts =
              folder.table("posts", "person", "unit", "post", "valid_from", "valid_to")) {
        for (SampleUnits.Unit unit : units.leaves()) {
          List<String> here = people(unit.code());
          for (int i = 0; i < here.size(); i++) {
            person(people, here.get(i), unit.code(), i);
          }
          posts.row(here.get(0), unit.code(), "secretary", SampleUnits.FOUNDED.plusYears(5), null);
          posts.row(
              here.get(1), unit.code(), "deputy_secretary", SampleUnits.FOUNDED.plusYears(5), null);
          if (Boolean.TRUE.equals(unit.committee())) {
            posts.row(
                here.get(2),
                unit.code(),
                "committee_member",
                SampleUnits.FOUNDED.plusYears(5),
                null);
          }
        }
        units.all().stream().filter(unit -> !unit.isLeaf()).forEach(unit -> heads(posts, unit));
      }
    }

    private void person(SampleTable people, String code, String unit, int place) {
      count++;
      boolean woman = random.nextInt(100) < 42;
      String name =
          one(SURNAMES)
              + " "
              + (woman
                  ? one(MIDDLE_FEMALE) + " " + one(GIVEN_FEMALE)
                  : one(MIDDLE_MALE) + " " + one(GIVEN_MALE));
      boolean head = place < 3;
      int age =
          head
              ? 36 + random.nextInt(20)
              : 23 + (int) Math.min(60, Math.abs(random.nextGaussian()) * 20);
      LocalDate born = today.minusYears(age).minusDays(random.nextInt(365));
      boolean probationary = !head && age < 45 && random.nextInt(100) < 6;
      LocalDate admitted =
          probationary
              ? today.minusDays(20 + random.nextInt(330))
              : born.plusYears(21).plusDays(random.nextInt(700));
      if (admitted.isAfter(today.minusYears(2)) && !probationary) {
        admitted = today.minusYears(2).minusDays(random.nextInt(200));
      }
      String status =
          probationary
              ? "probationary"
              : head
                  ? "official"
                  : age > 74 ? "exempt" : random.nextInt(100) < 2 ? "temporary_out" : "official";
      LocalDate official = probationary ? null : admitted.plusYears(1);
      people.row(
          code,
          name,
          born,
          woman ? "female" : "male",
          unit,
          status,
          admitted,
          official,
          probationary ? null : "%08d".formatted(68_000_000 + count));
    }

    /**
     * Those who lead a unit above branches belong to its first branches; the bloc's and the
     * province's to those of an agency.
     */
    private void heads(SampleTable posts, SampleUnits.Unit unit) {
      String home =
          unit.code().equals("T") || unit.code().equals("K")
              ? "K01"
              : unit.code().equals(SampleUnits.MERGED_INTO) ? "X01" : unit.code();
      int shift = unit.code().equals("T") ? 4 : unit.code().equals("K") ? 7 : 3;
      List<String> first = people(home + "-01");
      LocalDate from =
          unit.from().equals(SampleUnits.FOUNDED) ? SampleUnits.FOUNDED.plusYears(5) : unit.from();
      LocalDate to = SampleUnits.wasMerged(unit.code()) ? units.reorganised().minusDays(1) : null;
      posts.row(first.get(shift), unit.code(), "secretary", from, to);
      posts.row(first.get(shift + 1), unit.code(), "deputy_secretary", from, to);
      posts.row(first.get(shift + 2), unit.code(), "inspection_chair", from, to);
    }

    private String one(String... words) {
      return words[random.nextInt(words.length)];
    }
  }
}
