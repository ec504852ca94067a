package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.RowWarning;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/** Taking datasets in: again, in part, in bulk, and cut off in the middle. */
@MachTest
@Tag("slow")
class ImportsTest {

  private static final String UNITS =
      """
      code,name,kind,parent,has_committee,valid_from,valid_to,successor
      R,Đảng bộ tỉnh,province,,,2015-01-01,,
      G,Đảng bộ cơ sở,grassroots_committee,R,yes,2015-01-01,,
      B,Chi bộ,branch,G,no,2015-01-01,,
      OLD,Chi bộ đã giải thể,branch,G,no,2015-01-01,2020-12-31,B
      """;
  private static final String ACTIVITIES =
      """
      ref,unit,kind,form,title,held_on,status,directive,expected,present,tags
      A1,B,contest,in_person,Hội thi,2024-03-01,confirmed,01-KH/TU,10,9,x|y
      A2,B,contest,,Nháp,2024-03-02,draft,,,,
      """;

  @Autowired ExchangeTables tables;
  @Autowired Imports imports;
  @Autowired Export export;
  @Autowired ImportedAccounts accounts;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @TempDir Path folder;

  private Realm realm;
  private final Map<String, String> office = new HashMap<>();

  @BeforeEach
  void anOfficeWithItsFolder() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
    office.put("units", UNITS);
    office.put(
        "people",
        """
        code,full_name,birth_date,gender,unit,status,admitted_on,official_on,card_number
        P1,Nguyễn Văn An,1980-01-01,male,B,official,2001-05-19,2002-05-19,00123456
        P2,Trần Thị Bình,,female,B,probationary,2026-01-05,,
        P3,Lê Cường,,,G,exempt,,,
        """);
    office.put(
        "posts",
        "person,unit,post,valid_from,valid_to\nP1,B,secretary,2020-01-01,\nP2,B,committee_member,2026-02-01,\n");
    office.put(
        "accounts",
        "login,role,unit,person,email\nan,secretary,B,P1,an@example.org\nvan.phong,office,R,,\n");
    office.put(
        "directives",
        """
        symbol,kind,title,issuer,issued_on,parent_symbol
        35-NQ/TW,resolution,Nghị quyết,,2018-10-22,
        01-KH/TU,plan,Kế hoạch,R,2022-12-01,35-NQ/TW
        """);
    office.put("activities", ACTIVITIES);
    office.put("amounts", "activity,amount,value\nA1,entries,7\n");
    office.put(
        "figures",
        "code,name_vi,name_en,function,activity_kind,amount,tag,form\nentries,Bài,Entries,sum,contest,entries,,\n");
    office.put(
        "targets",
        """
        code,directive,title,figure,unit_kind,has_committee,minimum,period_from,period_to
        T,01-KH/TU,Chỉ tiêu,entries,branch,,"0,5",2024-01-01,2024-12-31
        T,01-KH/TU,Chỉ tiêu,entries,branch,yes,2,2024-01-01,2024-12-31
        """);
  }

  @Test
  void anIdenticalFolderSentAgainChangesNothing() throws Exception {
    assertThat(take(office).refusedRows()).isZero();
    Map<String, String> before = exported("first");
    ValidationResult again = take(office);
    assertThat(again.refused()).isEmpty();
    assertThat(again.takenRows()).isZero();
    assertThat(exported("second")).isEqualTo(before);
  }

  @Test
  void aRealmExportedAndTakenInElsewhereExportsTheSame() throws Exception {
    take(office);
    Map<String, String> first = exported("first");
    realm = realms.create();
    ValidationResult validated =
        in(() -> accept(DatasetOpener.open(tables, folder.resolve("first")), false));
    assertThat(validated.refused()).isEmpty();
    assertThat(exported("second")).isEqualTo(first);
  }

  @Test
  void closingAnOpenVersionAddingALaterOneAndNewRowsAreTaken() throws Exception {
    take(office);
    office.put(
        "units",
        UNITS.replace(
            "B,Chi bộ,branch,G,no,2015-01-01,,",
            "B,Chi bộ,branch,G,no,2015-01-01,2025-12-31,\nB,Chi bộ,branch,R,no,2026-01-01,,\nC,Chi bộ mới,branch,B,,2026-02-01,,"));
    office.put(
        "posts",
        "person,unit,post,valid_from,valid_to\nP1,B,secretary,2020-01-01,2026-01-31\nP2,B,committee_member,2026-02-01,\nP1,B,secretary,2026-02-01,\n");
    office.put("activities", ACTIVITIES + "A3,B,contest,,Mới,2024-05-01,confirmed,,,,\n");
    ValidationResult validated = take(office);
    assertThat(validated.refused()).isEmpty();
    assertThat(validated.takenRows()).isEqualTo(3 + 2 + 1);
    assertThat(exported("now").get("units.csv"))
        .contains("B,Chi bộ,branch,R,no,2026-01-01")
        .contains("B,Chi bộ,branch,G,no,2015-01-01,2025-12-31");
    assertThat(
            one(
                "select string_agg(u.code, '>' order by distance) from unit_closure a join units u on u.id = a.ancestor_id join units b on b.id = a.unit_id where b.code = 'C'"))
        .isEqualTo("C>B>R");
  }

  @Test
  void whatContradictsWhatStandsIsRefused() throws Exception {
    take(office);
    office.put(
        "units",
        UNITS
            .replace("Chi bộ,branch,G,no", "Chi bộ khác,branch,G,no")
            .replace(
                "G,Đảng bộ cơ sở,grassroots_committee,R,yes,2015-01-01,,",
                "G,Đảng bộ cơ sở,grassroots_committee,R,yes,2015-01-01,2025-12-31,")
            .replace("2020-12-31,B", "2021-12-31,B"));
    office.computeIfPresent("people", (table, text) -> text.replace("probationary", "official"));
    office.put("posts", "person,unit,post,valid_from,valid_to\nP1,B,secretary,2020-01-01,\n");
    office.computeIfPresent("accounts", (table, text) -> text.replace("an,secretary", "an,clerk"));
    office.computeIfPresent(
        "directives",
        (table, text) ->
            text.replace(
                "01-KH/TU,plan,Kế hoạch,R,2022-12-01,35-NQ/TW",
                "01-KH/TU,plan,Kế hoạch,R,2022-12-01,"));
    office.put("amounts", "activity,amount,value\nA1,entries,8\nA2,houses,1\n");
    office.computeIfPresent(
        "figures", (table, text) -> text.replace("sum,contest,entries", "count,contest,"));
    office.computeIfPresent("targets", (table, text) -> text.replace("yes,2,", "yes,3,"));
    Map<String, String> before = exported("before");
    ValidationResult validated = take(office);
    assertThat(
            validated.refused().stream()
                .map(row ->
                    "%s:%d %s %s"
                        .formatted(row.table().name(), row.line(), row.column(), row.reason())))
        .containsExactlyInAnyOrder(
            "units:3 valid_to changed_since_sent",
            "units:4 name changed_since_sent",
            "units:5 valid_to changed_since_sent",
            "people:3 status changed_since_sent",
            "accounts:2 role changed_since_sent",
            "directives:3 parent_symbol changed_since_sent",
            "activities:2 ref changed_since_sent",
            "activities:3 ref changed_since_sent",
            "amounts:2 value changed_since_sent",
            "amounts:3 activity changed_since_sent",
            "figures:2 function changed_since_sent",
            "targets:3 minimum changed_since_sent");
    assertThat(exported("after")).isEqualTo(before);
  }

  @Test
  void papersThatRestOnEachOtherInARingAreRefusedAndSoIsWhatRestsOnThem() throws Exception {
    office.put(
        "directives",
        """
        symbol,kind,title,issuer,issued_on,parent_symbol
        35-NQ/TW,resolution,Nghị quyết,,2018-10-22,
        01-KH/TU,plan,Kế hoạch,R,2022-12-01,35-NQ/TW
        02-KH/TU,plan,Vòng 1,R,2023-01-01,04-KH/TU
        03-KH/TU,plan,Vòng 2,R,2023-02-01,02-KH/TU
        04-KH/TU,plan,Vòng 3,R,2023-03-01,03-KH/TU
        05-KH/TU,plan,Bên vòng,R,2023-04-01,04-KH/TU
        """);
    assertThat(
            take(office).refused().stream()
                .map(row ->
                    "%s:%d %s %s"
                        .formatted(row.table().name(), row.line(), row.column(), row.reason())))
        .containsExactly(
            "directives:4 parent_symbol cycle",
            "directives:5 parent_symbol cycle",
            "directives:6 parent_symbol cycle",
            "directives:7 parent_symbol unknown_directive");
    assertThat(one("select count(*) from directives")).isEqualTo(2L);
  }

  @Test
  void withoutGoodRowsOnlyAFaultLeavesEverythingOut() throws Exception {
    office.put("activities", ACTIVITIES + "A3,NOWHERE,contest,,Lạ,2024-05-01,confirmed,,,,\n");
    in(() -> {
      try (Dataset dataset = dataset(office)) {
        long id = imports.begin(Actor.system(), "x");
        assertThat(
                imports.validate(Actor.system(), id, dataset, ImportProgress.SILENT).refusedRows())
            .isEqualTo(1);
        assertThat(
                imports.accept(
                    Actor.system(), id, new ImportConsent(false, true), ImportProgress.SILENT))
            .isInstanceOf(Outcome.Refused.class);
        assertThat(one("select count(*) from units")).isEqualTo(0L);
        assertThat(one("select stage from imports")).isEqualTo("validated");
        assertThat(
                imports.accept(
                    Actor.system(), id, new ImportConsent(true, true), ImportProgress.SILENT))
            .isInstanceOf(Outcome.Done.class);
        assertThat(
                imports.accept(
                    Actor.system(), id, new ImportConsent(true, true), ImportProgress.SILENT))
            .isInstanceOf(Outcome.Refused.class);
        assertThat(one("select count(*) from activities")).isEqualTo(2L);
        assertThat(
                one(
                    "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = current_schema() and relname like 'staged%'"))
            .isEqualTo(0L);
      }
      return 0;
    });
  }

  @Test
  void membershipsArePutTogetherFromTheDaysThatAreKnown() throws Exception {
    take(office);
    assertThat(
            one(
                "select string_agg(concat_ws(' ', p.code, m.status, m.valid_from, m.valid_to), ', ' order by p.code, m.valid_from) from memberships m join people p on p.id = m.person_id"))
        .isEqualTo(
            "P1 probationary 2001-05-19 2002-05-18, P1 official 2002-05-19 infinity, P2 probationary 2026-01-05 infinity, P3 exempt 1900-01-01 infinity");
  }

  @Test
  void newAccountsGetAOneTimeCodeAndTheAuditLogTellsOfTheImport() throws Exception {
    Map<String, String> codes =
        in(() -> {
          long id = imports.begin(Actor.system(), "x");
          try (Dataset dataset = dataset(office)) {
            imports.validate(Actor.system(), id, dataset, ImportProgress.SILENT);
          }
          assertThat(
                  imports.accept(
                      Actor.system(), id, new ImportConsent(false, true), ImportProgress.SILENT))
              .isInstanceOf(Outcome.Done.class);
          assertThat(one("select count(*) from one_time_codes"))
              .as("none is made before somebody asks")
              .isEqualTo(0L);
          return accounts.makeCodes(Actor.system(), id);
        });
    assertThat(codes).containsOnlyKeys("an", "van.phong");
    assertThat(one("select count(*) from one_time_codes")).isEqualTo(2L);
    assertThat(one("select count(*) from audit_log where action = 'exchange.imported'"))
        .isEqualTo(1L);
    assertThat(one("select count(*) from changes where topic = 'activities'")).isEqualTo(1L);
  }

  @Test
  void rulesOfTheOrganisationWarnAndNeverRefuse() throws Exception {
    office.put("units", UNITS.replace("B,Chi bộ,branch,G,no", "B,Chi bộ,branch,G,yes"));
    ValidationResult validated = take(office);
    assertThat(validated.refused()).isEmpty();
    assertThat(validated.warnings())
        .containsExactly(
            new RowWarning("exchange.warning.small_committee", List.of("B", 1L, 9L)),
            new RowWarning(
                "exchange.warning.post_without_vote",
                List.of("P2", "message:access.role.post.committee_member", "B")));
  }

  @Test
  void onlyTheTablesThatAreNeededAreSent() throws Exception {
    take(office);
    ValidationResult validated =
        take(Map.of("activities", ACTIVITIES + "A3,B,contest,,Mới,2024-05-01,confirmed,,,,\n"));
    assertThat(validated.refused()).isEmpty();
    assertThat(validated.takenRows()).isEqualTo(1);
  }

  @Test
  void tagsAreASetInWhateverOrderTheyAreSent() throws Exception {
    take(office);
    ValidationResult again =
        take(
            Map.of(
                "activities",
                ACTIVITIES.replace("x|y", "y|x")
                    + "A1,B,contest,in_person,Hội thi,2024-03-01,confirmed,01-KH/TU,10,9,x|y\n"));
    assertThat(again.refused()).isEmpty();
    assertThat(again.takenRows()).isZero();
  }

  @Test
  void whatCannotWellBeIsSaidAndTaken() throws Exception {
    take(office);
    ValidationResult validated =
        take(
            Map.of(
                "people",
                """
                code,full_name,birth_date,gender,unit,status,admitted_on,official_on,card_number
                W1,Lê Một,0985-01-01,,B,official,,,
                W2,Lê Hai,2030-01-01,,B,official,,,
                W3,Lê Ba,1990-01-01,,B,official,1989-01-01,,
                W4,Lê Tư,1990-01-01,,B,official,2005-01-01,,
                W5,Lê Năm,1990-01-01,,B,probationary,2020-01-01,2021-01-01,
                W6,Lê Sáu,1990-01-01,,B,official,2020-01-01,2019-01-01,
                W7,Lê Bảy,1990-01-01,,B,official,2020-01-01,,00123456
                """,
                "activities",
                """
                ref,unit,kind,form,title,held_on,status,directive,expected,present,tags
                M1,B,branch_meeting,,Họp,2026-05-05,confirmed,,,,
                M2,B,branch_meeting,,Họp,2026-05-06,confirmed,,500,450,
                M3,B,branch_meeting,,Họp lại,2026-05-06,confirmed,,2,2,
                """));
    assertThat(validated.refused()).isEmpty();
    assertThat(validated.warnings())
        .extracting(RowWarning::key)
        .containsExactly(
            "exchange.warning.born",
            "exchange.warning.born",
            "exchange.warning.admitted_before_birth",
            "exchange.warning.admitted_young",
            "exchange.warning.probationary_official",
            "exchange.warning.official_before_admitted",
            "exchange.warning.card_twice",
            "exchange.warning.attendance_missing",
            "exchange.warning.present_over_members",
            "exchange.warning.same_meeting",
            "exchange.warning.same_month",
            "exchange.warning.same_month");
    assertThat(
            validated.warnings().stream()
                .filter(it -> it.key().equals("exchange.warning.attendance_missing"))
                .flatMap(it -> it.arguments().stream().map(Object::toString)))
        .as("each language has its name of the kind")
        .hasSize(3)
        .doesNotHaveDuplicates();
    assertThat(take(Map.of("activities", ACTIVITIES)).warnings()).isEmpty();
  }

  @Test
  void aMeetingHeldTogetherIsTheMeetingOfEachThatHeldIt() throws Exception {
    take(office);
    String head =
        "ref,unit,kind,form,title,held_on,status,directive,expected,present,tags,participants\n";
    ValidationResult validated =
        take(
            Map.of(
                "activities",
                head
                    + """
                    J1,G,branch_meeting,,Họp chung,2026-05-05,confirmed,,3,3,,B
                    J2,B,branch_meeting,,Họp,2026-05-05,confirmed,,2,2,,
                    J3,R,branch_meeting,,Họp,2026-05-05,confirmed,,2,2,,
                    J4,R,branch_meeting,,Họp,2026-05-06,confirmed,,4,4,,B
                    """));
    assertThat(warnings(validated))
        .as("there are three members; B held two on one day")
        .containsExactly(
            "present_over_members [5, 4, 3]",
            "same_meeting [3, Chi bộ (B), 05/05/2026]",
            "same_month [5, Đảng bộ tỉnh (R), 06/05/2026, 05/05/2026]");
    assertThat(
            warnings(
                take(
                    Map.of(
                        "activities",
                        head + "J5,B,branch_meeting,,Họp,2026-05-06,confirmed,,2,2,,\n"))))
        .as("it took part in one")
        .containsExactly(
            "same_meeting [2, Chi bộ (B), 06/05/2026]",
            "same_month [2, Chi bộ (B), 06/05/2026, 05/05/2026]");
    assertThat(
            warnings(
                take(
                    Map.of(
                        "activities",
                        head
                            + """
                            J6,B,branch_meeting,,Họp,2026-05-20,confirmed,,2,2,,
                            J7,B,branch_meeting,,Họp,2026-06-03,confirmed,,2,2,,
                            J8,B,branch_meeting,,Họp,2026-06-17,confirmed,,2,2,,
                            """))))
        .as("it holds one a month")
        .containsExactly(
            "same_month [2, Chi bộ (B), 20/05/2026, 05/05/2026, 06/05/2026]",
            "same_month [4, Chi bộ (B), 17/06/2026, 03/06/2026]");
  }

  private static List<String> warnings(ValidationResult validated) {
    return validated.warnings().stream()
        .map(it -> it.key().replace("exchange.warning.", "") + " " + it.arguments())
        .toList();
  }

  @Test
  void whoTookPartIsTheSameInWhateverOrderTheFileNamesThem() throws Exception {
    office.put(
        "units",
        UNITS
            + "b1,Chi bộ một,branch,G,no,2015-01-01,,\nB-2,Chi bộ hai,branch,G,no,2015-01-01,,\n");
    office.put(
        "activities",
        """
        ref,unit,kind,form,title,held_on,status,directive,expected,present,tags,participants
        J1,G,event,,Chung,2026-05-05,confirmed,,,,,b1| B-2|B
        """);
    office.remove("amounts");
    assertThat(take(office).refused()).isEmpty();
    ValidationResult again = take(office);
    assertThat(again.refused()).isEmpty();
    assertThat(again.takenRows()).isZero();
  }

  @Test
  void aWithdrawnTargetComesInWithItsDayAndReasonAndIsNotWithdrawnByAFile() throws Exception {
    take(office);
    String head =
        "code,directive,title,figure,unit_kind,has_committee,minimum,period_from,period_to,withdrawn_from,withdrawn_reason\n";
    assertThat(
            refused(
                head
                    + """
                    T,01-KH/TU,Chỉ tiêu,entries,branch,,"0,5",2024-01-01,2024-12-31,2024-06-01,Giao nhầm
                    T,01-KH/TU,Chỉ tiêu,entries,branch,yes,2,2024-01-01,2024-12-31,,
                    N,01-KH/TU,Mới,entries,branch,,1,2024-01-01,2024-12-31,2025-06-01,Giao nhầm
                    O,01-KH/TU,Mới,entries,branch,,1,2024-01-01,2024-12-31,,Giao nhầm
                    Q,01-KH/TU,Mới,entries,branch,,1,2024-01-01,2024-12-31,2024-06-01,Giao nhầm
                    Q,01-KH/TU,Mới,entries,commune,,1,2024-01-01,2024-12-31,2024-07-01,Giao nhầm
                    """))
        .containsExactlyInAnyOrder(
            "2 withdrawn_from changed_since_sent",
            "4 withdrawn_from not_in_period",
            "5 withdrawn_from missing",
            "7 withdrawn_from conflicting_target");
    assertThat(one("select withdrawn_from::text || withdrawn_reason from targets where code = 'Q'"))
        .isEqualTo("2024-06-01Giao nhầm");
    assertThat(
            one("select count(*)::text from targets where code = 'T' and withdrawn_from is null"))
        .isEqualTo("1");
  }

  private List<String> refused(String targets) throws Exception {
    return take(Map.of("targets", targets)).refused().stream()
        .map(row -> "%d %s %s".formatted(row.line(), row.column(), row.reason()))
        .toList();
  }

  @Test
  void theLastDayOf9999IsOpen() throws Exception {
    take(office);
    ValidationResult again =
        take(
            Map.of(
                "units",
                UNITS.replace(
                    "B,Chi bộ,branch,G,no,2015-01-01,,",
                    "B,Chi bộ,branch,G,no,2015-01-01,31/12/9999,")));
    assertThat(again.refused()).isEmpty();
    assertThat(again.takenRows()).isZero();
  }

  @Test
  void fiftyThousandActivitiesComeInAtOnce() throws Exception {
    long began = System.nanoTime();
    office.put("activities", manyActivities(50_000));
    office.remove("amounts");
    List<Long> told = new ArrayList<>();
    ValidationResult validated =
        in(() -> accept(dataset(office), false, (table, rows) -> told.add(rows)));
    assertThat(validated.refused()).isEmpty();
    assertThat(one("select count(*) from activities")).isEqualTo(50_000L);
    assertThat(one("select count(*) from activities where directive_id is not null"))
        .isEqualTo(25_000L);
    assertThat(one("select sum(sign) from changes where topic = 'activities'")).isEqualTo(50_000L);
    assertThat(one("select done_rows = all_rows and all_rows > 50000 from imports"))
        .isEqualTo(true);
    assertThat(told).hasSizeGreaterThan(10);
    assertThat(System.nanoTime() - began).as("nanoseconds").isLessThan(60_000_000_000L);
  }

  @Test
  void aCutInTheMiddleOfAcceptingLeavesNothingAndItCanBeAcceptedAfterwards() throws Exception {
    office.put("activities", manyActivities(50_000));
    office.remove("amounts");
    long id = in(() -> imports.begin(Actor.system(), "x"));
    in(() -> {
      try (Dataset dataset = dataset(office)) {
        return imports.validate(Actor.system(), id, dataset, ImportProgress.SILENT);
      }
    });
    assertThatThrownBy(() ->
            in(() ->
                imports.accept(
                    Actor.system(), id, new ImportConsent(false, true), this::cutBehindActivities)))
        .isInstanceOf(Exception.class);
    assertThat(
            one(
                "select (select count(*) from units) + (select count(*) from activities) + (select count(*) from people) + (select count(*) from audit_log where action = 'exchange.imported')"))
        .isEqualTo(0L);
    assertThat(one("select stage from imports")).isEqualTo("validated");
    in(() ->
        imports.accept(Actor.system(), id, new ImportConsent(false, true), ImportProgress.SILENT));
    assertThat(one("select count(*) from activities")).isEqualTo(50_000L);
  }

  /** Kills the database's backend that is taking the rows in. */
  private void cutBehindActivities(ExchangeTable table, long rows) {
    if (table.name().equals("activities")) {
      Thread killer =
          new Thread(() ->
              jdbc.sql(
                      """
                      select pg_terminate_backend(pid) from pg_locks
                      where locktype = 'advisory' and granted and pid <> pg_backend_pid()
                        and (classid::bigint << 32 | objid::bigint) = hashtextextended('%s imports accepted 0', 0)
                      """
                          .formatted(realm.name()))
                  .query(row -> {}));
      killer.start();
      try {
        killer.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void whoMayNotExchangeTheWholeRealmFindsNoImport() throws Exception {
    long id = in(() -> imports.begin(Actor.system(), "x"));
    Actor member = new Actor(78, "ai", null, Map.of(), java.util.Set.of(), "page");
    assertThatThrownBy(() -> in(() -> imports.begin(member, "x"))).isInstanceOf(NotFound.class);
    assertThatThrownBy(() ->
            in(() ->
                imports.accept(member, id, new ImportConsent(false, true), ImportProgress.SILENT)))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> in(() -> imports.validated(member, id))).isInstanceOf(NotFound.class);
  }

  private static String manyActivities(int count) {
    StringBuilder rows =
        new StringBuilder(
            "ref,unit,kind,form,title,held_on,status,directive,expected,present,tags\n");
    for (int i = 0; i < count; i++) {
      LocalDate day = LocalDate.of(2023, 1, 1).plusDays(i % 1000);
      rows.append(
          "X%06d,%s,branch_meeting,in_person,\"Họp, lần %d\",%s,confirmed,%s,30,%d,\n"
              .formatted(i, i % 3 == 0 ? "G" : "B", i, day, i % 2 == 0 ? "01-KH/TU" : "", i % 31));
    }
    return rows.toString();
  }

  private ValidationResult take(Map<String, String> tables) throws Exception {
    return in(() -> accept(dataset(tables), true));
  }

  private ValidationResult accept(Dataset dataset, boolean goodRows) throws Exception {
    return accept(dataset, goodRows, ImportProgress.SILENT);
  }

  private ValidationResult accept(Dataset dataset, boolean goodRows, ImportProgress progress)
      throws Exception {
    try (dataset) {
      long id = imports.begin(Actor.system(), dataset.name());
      ValidationResult validated = imports.validate(Actor.system(), id, dataset, progress);
      assertThat(imports.accept(Actor.system(), id, new ImportConsent(goodRows, true), progress))
          .isInstanceOf(Outcome.Done.class);
      return validated;
    }
  }

  private Dataset dataset(Map<String, String> contents) throws IOException {
    Path sent = Files.createTempDirectory(folder, "sent");
    for (var table : contents.entrySet()) {
      Files.writeString(sent.resolve(table.getKey() + ".csv"), table.getValue());
    }
    return DatasetOpener.open(tables, sent);
  }

  private Map<String, String> exported(String name) throws Exception {
    in(() -> {
      export.folder(folder.resolve(name));
      return 0;
    });
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder.resolve(name))) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }

  private <T> T in(Callable<T> work) throws Exception {
    return CurrentRealm.in(realm, work);
  }

  private Object one(String sql) {
    try {
      return in(() -> jdbc.sql(sql).query().singleValue());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
