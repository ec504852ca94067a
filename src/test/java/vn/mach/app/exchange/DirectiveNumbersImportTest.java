package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.documents.register.Outgoing;
import vn.mach.documents.register.Register;
import vn.mach.testing.MachTest;
import vn.mach.testing.Overlap;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/** Numbers of directives that come in files: the same number in any spelling is the same. */
@MachTest
@Tag("slow")
class DirectiveNumbersImportTest {

  private static final String UNITS =
      """
      code,name,kind,parent,has_committee,valid_from,valid_to
      P,Đảng bộ tỉnh thử,province,,,2015-01-01,
      C1,Chi bộ thử 1,branch,P,yes,2020-01-01,
      """;
  private static final String HEAD = "symbol,kind,title,issuer,issued_on,parent_symbol\n";

  @Autowired ExchangeTables tables;
  @Autowired Imports imports;
  @Autowired SentTables sent;
  @Autowired Register register;
  @Autowired PlatformTransactionManager transactions;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @TempDir Path folder;

  private Realm realm;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
  }

  @Test
  void oneSymbolWithLettersThatLookAlikeIsOnePaperAndIsFoundInAnySpelling() throws Exception {
    ValidationResult taken =
        take(
            """
            12-QÐ/TU,decision,Quyết định,P,2025-02-01,
            12-QĐ/TU,decision,Quyết định,P,2025-02-01,
            13-QƉ/TU,decision,Quyết định khác,P,2025-02-02,
            14-QĐ/TU,decision,Quyết định gõ đúng,P,2025-02-03,số 13 – qđ/tu
            31-КН/TU,plan,Kế hoạch bằng chữ Nga,P,2025-02-04,
            31-KH/ТU,plan,Kế hoạch bằng chữ Nga,P,2025-02-04,
            """,
            """
            D-1,C1,branch_meeting,in_person,Quán triệt,2025-03-01,confirmed,13-QĐ/TU,20,18,
            D-2,C1,branch_meeting,in_person,Quán triệt,2025-03-02,confirmed,14-QÐ/TU,20,18,
            D-3,C1,branch_meeting,in_person,Quán triệt,2025-03-02,confirmed,14-qđ/tu,20,18,
            D-4,C1,branch_meeting,in_person,Quán triệt,2025-03-02,confirmed,31-KH/TU@P,20,18,
            """);
    assertThat(refused(taken)).isEmpty();
    assertThat(symbols()).containsExactly("12-QĐ/TU", "13-QĐ/TU", "14-QĐ/TU", "31-KH/TU");
    assertThat(count("select count(*) from activities where directive_id is not null"))
        .isEqualTo(4);
  }

  @Test
  void oneNumberIsOfOnePaperAndTheOtherIsNamed() throws Exception {
    assertThat(refused(take("08-KH/TU,plan,Kế hoạch một,P,2025-02-01,\n", ""))).isEmpty();
    ValidationResult again =
        take(
            """
            08-KH/TU,plan,Kế hoạch một,P,2025-02-01,
            8-KH/TU,plan,Kế hoạch hai,P,2025-03-01,
            số 08 – kh/tu,plan,Kế hoạch ba,P,2025-04-01,
            08a-KH/TU,plan,Kế hoạch một a,P,2025-04-01,
            09-KH/TU,plan,Kế hoạch bốn,P,2025-04-02,
            9-KH/TU,plan,Kế hoạch năm,P,2025-04-03,
            08-KH/TU,plan,Kế hoạch năm sau,P,2026-04-03,
            """,
            "");
    assertThat(refused(again))
        .containsExactly(
            "directives:3 symbol duplicate",
            "directives:4 symbol duplicate",
            "directives:7 symbol duplicate");
    assertThat(again.warnings())
        .filteredOn(it -> it.key().equals("exchange.warning.number_taken"))
        .extracting(it -> it.arguments().get(0) + " " + it.arguments().get(3))
        .containsExactly("3 Kế hoạch một", "4 Kế hoạch một", "7 Kế hoạch bốn");
  }

  @Test
  void anAbbreviationWithoutItsAccentIsTheSameKind() throws Exception {
    assertThat(
            refused(
                take(
                    """
                    08-QĐ/TU,decision,Quyết định một,P,2025-02-01,
                    08-QD/TU,decision,Quyết định hai,P,2025-02-02,
                    08-DA/TU,project,Dự án,P,2025-02-02,
                    08-ĐA/TU,scheme,Đề án,P,2025-02-02,
                    """,
                    "")))
        .containsExactly("directives:3 symbol duplicate");
  }

  @Test
  void papersOfABodyAboveWithOneSymbolInAYearAreTakenAndRemarked() throws Exception {
    ValidationResult taken =
        take(
            """
            08-CT/TW,directive,Chỉ thị cuối nhiệm kỳ,,2026-01-05,
            8-CT/TW,directive,Chỉ thị đầu nhiệm kỳ,,2026-03-05,
            08-CT/TW,directive,Chỉ thị năm trước,,2025-03-05,
            """,
            "");
    assertThat(refused(taken)).isEmpty();
    assertThat(namesakes(taken)).containsExactly("3 Chỉ thị cuối nhiệm kỳ");
    assertThat(namesakes(take("08-CT/TW,directive,Chỉ thị giữa năm,,2025-06-05,\n", "")))
        .containsExactly("2 Chỉ thị năm trước");
    assertThat(count("select count(*) from directives where issuer_id is null")).isEqualTo(4);
  }

  private static List<String> namesakes(ValidationResult taken) {
    return taken.warnings().stream()
        .filter(it -> it.key().equals("exchange.warning.namesake"))
        .map(it -> it.arguments().get(0) + " " + it.arguments().get(3))
        .toList();
  }

  @Test
  void aNumberThatSomebodyTakesWhileAFileIsAcceptedIsTheirs() throws Exception {
    take("", "");
    long id = staged("01-KH/TU,plan,Kế hoạch trong tệp,P,2026-07-14,\n");
    UnitId province =
        CurrentRealm.in(
            realm,
            () ->
                new UnitId(
                    jdbc.sql("select id from units where code = 'P'").query(Long.class).single()));
    Outgoing typed =
        new Outgoing(
            province,
            "plan",
            LocalDate.of(2026, 7, 15),
            "Kế hoạch trong sổ",
            "",
            "",
            "",
            "normal",
            "",
            "",
            false,
            false,
            null,
            "",
            "");
    assertThat(
            Overlap.<Outcome<?>>of(
                transactions,
                jdbc,
                realm,
                () -> register.takeNumber(Actor.system(), "k", typed),
                () ->
                    imports.accept(
                        Actor.system(), id, new ImportConsent(false, true), ImportProgress.SILENT)))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(count("select count(*) from directives")).isZero();
  }

  @Test
  void aNumberThatWasTakenBeforeATermWasRecordedLateIsFreeInTheNewTerm() throws Exception {
    take("", "");
    realms.sql(
        realm,
        "insert into register_terms select id, date '2020-06-01' from units where code = 'P'");
    CurrentRealm.in(
        realm,
        () ->
            register.takeNumber(
                Actor.system(),
                "k",
                new Outgoing(
                    new UnitId(
                        jdbc.sql("select id from units where code = 'P'")
                            .query(Long.class)
                            .single()),
                    "plan",
                    LocalDate.of(2026, 7, 10),
                    "Kế hoạch 57",
                    "",
                    "",
                    "",
                    "normal",
                    "57",
                    "",
                    false,
                    false,
                    null,
                    "",
                    "")));
    realms.sql(
        realm,
        "insert into register_terms select id, date '2026-07-05' from units where code = 'P'");
    assertThat(
            refused(
                take(
                    """
                    57-KH/TU,plan,Kế hoạch của nhiệm kỳ mới,P,2026-07-14,
                    57-KH/TU,plan,Kế hoạch của nhiệm kỳ cũ,P,2026-07-01,
                    """,
                    "")))
        .containsExactly("directives:3 symbol duplicate");
  }

  private long staged(String directives) throws Exception {
    Path sent = Files.createTempDirectory(folder, "sent");
    Files.writeString(sent.resolve("directives.csv"), HEAD + directives);
    return CurrentRealm.in(
        realm,
        () -> {
          try (Dataset dataset = DatasetOpener.open(tables, sent)) {
            long id = imports.begin(Actor.system(), dataset.name());
            assertThat(
                    refused(imports.validate(Actor.system(), id, dataset, ImportProgress.SILENT)))
                .isEmpty();
            return id;
          }
        });
  }

  @Test
  void aTermThatIsOnRecordDividesTheNumbers() throws Exception {
    take("", "");
    realms.sql(
        realm,
        "insert into register_terms select id, date '2020-06-01' from units where code = 'P' union all select id, date '2025-06-01' from units where code = 'P'");
    assertThat(
            refused(
                take(
                    """
                    08-KH/TU,plan,Kế hoạch một,P,2021-02-01,
                    08-KH/TU,plan,Kế hoạch hai,P,2025-02-01,
                    08-KH/TU,plan,Kế hoạch ba,P,2025-07-01,
                    """,
                    "")))
        .containsExactly("directives:3 symbol duplicate");
  }

  @Test
  void aKindThatTheIssuerDoesNotIssueIsRemarked() throws Exception {
    ValidationResult taken =
        take(
            """
            01-QĐ/CB,regulation,Quy định,C1,2026-02-01,
            01-CT/CB,directive,Chỉ thị,C1,2026-02-01,
            01-NQ/CB,resolution,Nghị quyết,C1,2026-02-01,
            02-CT/CB,directive,Chỉ thị trước khi có quy định mới,C1,2025-02-01,
            """,
            "");
    assertThat(refused(taken)).isEmpty();
    assertThat(taken.warnings())
        .filteredOn(it -> it.key().equals("exchange.warning.not_to_issue"))
        .extracting(it -> it.arguments().getFirst().toString())
        .containsExactly("01-QĐ/CB", "01-CT/CB");
  }

  private ValidationResult take(String directives, String activities) throws Exception {
    return sent.take(
        realm,
        Map.of(
            "units",
            UNITS,
            "directives",
            HEAD + directives,
            "activities",
            "ref,unit,kind,form,title,held_on,status,directive,expected,present,tags\n"
                + activities),
        true);
  }

  private static List<String> refused(ValidationResult validated) {
    return validated.refused().stream()
        .map(it -> "%s:%d %s %s".formatted(it.table().name(), it.line(), it.column(), it.reason()))
        .toList();
  }

  private List<String> symbols() throws Exception {
    return CurrentRealm.in(
        realm,
        () ->
            jdbc.sql("select symbol from directives order by issued_on, symbol")
                .query(String.class)
                .list());
  }

  private long count(String sql) throws Exception {
    return CurrentRealm.in(realm, () -> jdbc.sql(sql).query(Long.class).single());
  }
}
