package vn.mach.app.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import vn.mach.app.exchange.Country.Fate;
import vn.mach.app.exchange.Country.Trait;

/** Writes a {@link Country} as a folder of the exchange format, row by row. */
final class CountryWriter {

  private static final List<String> FAMILY =
      List.of(
          "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô",
          "Dương", "Lý", "Nông", "Lò", "Thạch", "Rơ Châm");
  private static final List<String> MIDDLE =
      List.of("Văn", "Thị", "Đức", "Minh", "Hữu", "Ngọc", "Quốc", "Thanh", "Kim", "Anh");
  private static final List<String> GIVEN =
      List.of(
          "An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Hiếu", "Khánh", "Lan", "Liên", "Mai", "Nam",
          "Phúc", "Quyên", "Sơn", "Thảo", "Tuấn", "Yến");

  private final Country country;
  private final Path folder;

  CountryWriter(Country country, Path folder) {
    this.country = country;
    this.folder = folder;
  }

  void write() throws IOException {
    Files.createDirectories(folder);
    unitKinds();
    units();
    people();
    posts();
    directives();
    figures();
    targets();
    activities();
  }

  private interface Rows {
    void writeTo(BufferedWriter out) throws IOException;
  }

  private void table(String name, String header, Rows rows) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(name + ".csv"))) {
      out.write(header + "\n");
      rows.writeTo(out);
    }
  }

  private void unitKinds() throws IOException {
    table(
        "unit_kinds",
        "code,name_vi,name_en",
        out -> out.write("centre,Cấp Trung ương (mẫu),Centre (sample)\n"));
  }

  private void units() throws IOException {
    table(
        "units",
        "code,name,kind,parent,has_committee,valid_from,valid_to,successor",
        this::unitRows);
  }

  private void unitRows(BufferedWriter out) throws IOException {
    String since = (country.year() - 10) + "-01-01";
    out.write(Country.CENTRE + ",Toàn quốc (mẫu),centre,,,%s,,\n".formatted(since));
    for (int i = 0; i < country.provinces(); i++) {
      out.write(
          "%s,Đảng bộ tỉnh %02d,province,%s,yes,%s,,\n"
              .formatted(Country.provinceCode(i), i + 1, Country.CENTRE, since));
    }
    for (int i = 0; i < country.communes(); i++) {
      out.write(
          "%s,Đảng bộ xã %s,commune,%s,yes,%s,,\n"
              .formatted(
                  Country.communeCode(i),
                  CountryNames.commune(i),
                  Country.provinceCode(country.provinceOf(i)),
                  since));
    }
    for (int i = 0; i < country.grassroots(); i++) {
      boolean committee = country.isCommittee(i);
      out.write(
          "%s,%s %06d,%s,%s,%s,%s,,\n"
              .formatted(
                  Country.grassrootsCode(i),
                  committee ? "Đảng bộ cơ sở" : "Chi bộ cơ sở",
                  i + 1,
                  committee ? "grassroots_committee" : "grassroots_branch",
                  Country.communeCode(country.communeOfGrassroots(i)),
                  committee ? "yes" : hasCommittee(country.branches() + i),
                  since));
    }
    for (int i = 0; i < country.branches(); i++) {
      branchRows(out, i, since);
    }
  }

  private void branchRows(BufferedWriter out, int branch, String since) throws IOException {
    String parent = country.parentOfBranch(branch);
    String committee = hasCommittee(branch);
    LocalDate day = country.changeDay(branch);
    switch (country.fate(branch)) {
      case STAYS -> version(out, branch, parent, committee, since, "", "");
      case MOVES -> {
        int commune = country.communeOfBranch(branch);
        int neighbour = commune + 1 < country.communes() ? commune + 1 : commune - 1;
        version(out, branch, parent, committee, since, day.minusDays(1).toString(), "");
        version(out, branch, Country.communeCode(neighbour), committee, day.toString(), "", "");
      }
      case CHANGES_COMMITTEE -> {
        version(out, branch, parent, committee, since, day.minusDays(1).toString(), "");
        version(
            out, branch, parent, committee.equals("yes") ? "no" : "yes", day.toString(), "", "");
      }
      case ENDS ->
          version(
              out,
              branch,
              parent,
              committee,
              since,
              day.minusDays(1).toString(),
              Country.branchCode(branch + 1));
      case FOUNDED -> version(out, branch, parent, committee, day.toString(), "", "");
    }
  }

  private void version(
      BufferedWriter out,
      int branch,
      String parent,
      String committee,
      String from,
      String to,
      String successor)
      throws IOException {
    out.write(
        "%s,%s,branch,%s,%s,%s,%s,%s\n"
            .formatted(
                Country.branchCode(branch),
                CountryNames.branch(branch, country.communeOfBranch(branch)),
                parent,
                committee,
                from,
                to,
                successor));
  }

  private String hasCommittee(int leaf) {
    int thrown = country.dice(Trait.HAS_COMMITTEE, leaf, 100);
    return thrown < 60 ? "yes" : thrown < 98 ? "no" : "";
  }

  private void people() throws IOException {
    table(
        "people",
        "code,full_name,birth_date,gender,unit,status,admitted_on,official_on,card_number",
        out -> {
          for (long i = 0; i < country.people(); i++) {
            LocalDate born =
                LocalDate.of(country.year() - 75, 1, 1)
                    .plusDays(country.dice(Trait.AGE, i, 365 * 55));
            LocalDate admitted = born.plusYears(19).plusDays(country.dice(Trait.AGE, i + 1, 300));
            int thrown = country.dice(Trait.MEMBER_STATUS, i, 100);
            String status = thrown < 93 ? "official" : thrown < 97 ? "exempt" : "probationary";
            out.write(
                "P%08d,%s %s %s,%s,%s,%s,%s,%s,%s,%s\n"
                    .formatted(
                        i + 1,
                        one(FAMILY, Trait.FAMILY_NAME, i),
                        one(MIDDLE, Trait.MIDDLE_NAME, i),
                        one(GIVEN, Trait.GIVEN_NAME, i),
                        born,
                        country.dice(Trait.GENDER, i, 100) < 36 ? "female" : "male",
                        country.leafCode(leafOf(i)),
                        status,
                        admitted,
                        status.equals("probationary") ? "" : admitted.plusYears(1).toString(),
                        i < 99_999_999 ? "%08d".formatted(i + 1) : ""));
          }
        });
  }

  private String one(List<String> names, Trait trait, long thing) {
    return names.get(country.dice(trait, thing, names.size()));
  }

  private int leafOf(long person) {
    int leaf = (int) (person * country.leaves() / Math.max(1, country.people()));
    while (!country.isLeaf(leaf)) {
      leaf = (leaf + 1) % country.leaves();
    }
    return leaf;
  }

  /** The first person of each branch that keeps its place all year is its secretary. */
  private void posts() throws IOException {
    table(
        "posts",
        "person,unit,post,valid_from,valid_to",
        out -> {
          int before = -1;
          for (long i = 0; i < country.people(); i++) {
            int leaf = leafOf(i);
            boolean stands =
                leaf >= country.branches()
                    || (country.fate(leaf) != Fate.ENDS && country.fate(leaf) != Fate.FOUNDED);
            if (leaf != before && stands) {
              out.write(
                  "P%08d,%s,secretary,%d-01-01,\n"
                      .formatted(i + 1, country.leafCode(leaf), country.year() - 5));
            }
            before = leaf;
          }
        });
  }

  private void directives() throws IOException {
    table(
        "directives",
        "symbol,kind,title,issuer,issued_on,parent_symbol",
        out -> {
          out.write(
              "01-NQ/TW,resolution,Nghị quyết về công tác năm (mẫu),%s,%d-12-01,\n"
                  .formatted(Country.CENTRE, country.year() - 1));
          out.write(
              "02-KH/TW,plan,Kế hoạch thực hiện (mẫu),%s,%d-12-15,01-NQ/TW\n"
                  .formatted(Country.CENTRE, country.year() - 1));
        });
  }

  private void figures() throws IOException {
    table(
        "figures",
        "code,name_vi,name_en,function,activity_kind,amount,tag,form",
        out -> out.write(CountryTargets.FIGURES));
  }

  private void targets() throws IOException {
    table(
        "targets",
        "code,directive,title,figure,unit_kind,has_committee,minimum,period_from,period_to",
        out -> {
          for (String row : CountryTargets.TARGETS.strip().split("\n")) {
            out.write(row + ",%d-01-01,%d-12-31\n".formatted(country.year(), country.year() + 1));
          }
        });
  }

  private void activities() throws IOException {
    try (BufferedWriter amounts = Files.newBufferedWriter(folder.resolve("amounts.csv"))) {
      amounts.write("activity,amount,value\n");
      table(
          "activities",
          "ref,unit,kind,form,title,held_on,status,directive,expected,present,tags",
          out -> {
            long activity = 0;
            for (int leaf = 0; leaf < country.leaves(); leaf++) {
              if (country.isLeaf(leaf)) {
                for (int i = 0; i < country.activitiesPerBranch(); i++) {
                  activityRow(out, amounts, leaf, activity++);
                }
              }
            }
          });
    }
  }

  private void activityRow(BufferedWriter out, BufferedWriter amounts, int leaf, long activity)
      throws IOException {
    int thrown = country.dice(Trait.KIND, activity, 100);
    String ref = "A%09d".formatted(activity + 1);
    String kind =
        thrown < 55
            ? "branch_meeting"
            : thrown < 66
                ? "thematic_meeting"
                : thrown < 78
                    ? "inspection"
                    : thrown < 88
                        ? "dissemination"
                        : thrown < 92
                            ? "contest"
                            : thrown < 95 ? "initiative" : thrown < 98 ? "commendation" : "event";
    boolean attended = thrown < 66 || (thrown >= 78 && thrown < 88);
    int expected = 5 + country.dice(Trait.EXPECTED, leaf, 40);
    int absent = country.dice(Trait.ABSENT, activity, 1 + expected / 4);
    int status = country.dice(Trait.STATUS, activity, 100);
    LocalDate day = country.dayOf(leaf, activity);
    out.write(
        "%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\n"
            .formatted(
                ref,
                country.leafCode(leaf),
                kind,
                List.of("in_person", "in_person", "in_person", "online", "hybrid")
                    .get(country.dice(Trait.FORM, activity, 5)),
                CountryNames.activity(kind, day, activity),
                day,
                status < 97 ? "confirmed" : status < 99 ? "draft" : "withdrawn",
                kind.equals("inspection") ? "02-KH/TW" : "",
                attended ? expected : "",
                attended ? expected - absent : "",
                country.dice(Trait.TAG, activity, 4) == 0 ? "youth|local" : ""));
    if (kind.equals("contest")) {
      amounts.write("%s,entries,%d\n".formatted(ref, 1 + country.dice(Trait.AMOUNT, activity, 40)));
    } else if (kind.equals("initiative")) {
      amounts.write(
          "%s,houses,%d\n%s,money_vnd,%d\n"
              .formatted(
                  ref,
                  country.dice(Trait.AMOUNT, activity, 3),
                  ref,
                  1_000_000L * country.dice(Trait.AMOUNT, activity, 90)));
    }
  }
}
