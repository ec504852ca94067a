package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** An office brings its files in through the pages. */
@MachTest
@Tag("slow")
class ExchangeWalkTest {

  static final String UNITS =
      """
      code;name;kind;parent;has_committee;valid_from;valid_to;ghi nhớ
      TU;Tỉnh ủy mẫu;province;;;01/01/2015;;
       K ; Đảng bộ Khối ;bloc;TU;có;01/01/2015;;

      C1;Chi bộ một;branch;K;không;01/01/2015;;
      C2;Chi bộ hai;branch;K;maybe;01/01/2015;;
      """;
  static final String ACTIVITIES =
      """
      ref;unit;kind;form;title;held_on;status;directive;expected;present;tags
      A1;C1;branch_meeting;in_person;Sinh hoạt tháng 1;03/01/2024;confirmed;;10;9;
      A2;C1;branch_meeting;in_person;Sinh hoạt tháng 2;2024-02-30;confirmed;;10;9;
      A3;C2;branch_meeting;hybrid;"Nhiều dòng
      trong một ô";03/03/2024;confirmed;;1.234;1.200;a|b
      A4;C1;branch_meeting;hybrid;Sinh hoạt tháng 3;03/03/2024;confirmed;;1.234;1.200;a|b
      """;

  @LocalServerPort int port;
  @Autowired ExchangeTables tables;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired ExchangeTemplates templates;
  @Autowired Vocabulary words;

  Realm realm;
  Visitor office;
  CommandFixture working;
  ImportFixture sender;

  @BeforeEach
  void anOffice() {
    clock.turnTo(java.time.LocalDate.of(2026, 7, 15));
    working = new CommandFixture(jdbc);
    realm = realms.create();
    realms.account(realm, "van.phong", "office", null);
    office = new Visitor(port, realm).signIn("van.phong");
    sender = new ImportFixture(office);
  }

  @Test
  void errorsAreShownWithPlaceAndReasonAndTheGoodRowsCanBeTaken() {
    long id =
        sender.sendOne(files("units.csv", UNITS, "activities.csv", ACTIVITIES, "ghi-chu.csv", "x"));
    working.await(realm, id);

    String page = office.get("/exchange/imports/" + id).body();
    assertThat(page)
        .contains("5 dòng sẽ được nhận, 3 dòng bị từ chối")
        .contains(
            "Tổ chức, dòng 6",
            "Ô ghi “maybe”.",
            "Hoạt động, dòng 3",
            "Ô ghi “2024-02-30”.",
            "Hoạt động, dòng 4",
            "Ô ghi “C2”.")
        .contains("ghi nhớ", "ghi-chu.csv")
        .contains("Chỉ nhận 5 dòng đúng");
    assertThat(office.get("/exchange/imports/" + id + "/refused.csv").body())
        .startsWith(
            "\uFEFFfile,line,reason,column,Lý do,Nội dung ô\nunits,6,not_yes_or_no,has_committee,")
        .contains("activities,4,unknown_unit,unit,");
    assertThat(working.count(realm, "activities")).isZero();

    assertThat(ImportFixture.decide(office, id, "accept", Map.of("rows", "good")).statusCode())
        .isEqualTo(302);
    working.await(realm, id);

    assertThat(office.get("/exchange/imports/" + id).body())
        .contains("Đã nhận 5 dòng", "Tổ chức, dòng 6");
    assertThat(working.count(realm, "activities")).isEqualTo(2);
    assertThat(working.count(realm, "units")).isEqualTo(3);
    assertThat(office.get("/exchange").body()).contains("Đã nhận", "5 nhận · 3 từ chối");
  }

  @Test
  void oneTimeCodesOfImportedAccountsAreShownOnceToWhoSentThemAndLieNowhereBefore() {
    realms.account(realm, "quan.tri", "administrator", null);
    Visitor colleague = new Visitor(port, realm).signIn("quan.tri");
    long id = acceptedWithAnAccount();

    assertThat(colleague.get("/exchange/imports/" + id).body())
        .as("a colleague")
        .doesNotContain("/codes\"");
    assertThat(colleague.post("/exchange/imports/" + id + "/codes", Map.of()).statusCode())
        .isEqualTo(302);
    assertThat(working.count(realm, "one_time_codes"))
        .as("none is made before it is shown")
        .isZero();

    assertThat(office.get("/exchange/imports/" + id).body()).contains("/codes\"");
    var shown = office.post("/exchange/imports/" + id + "/codes", Map.of());
    assertThat(shown.statusCode()).isEqualTo(200);
    var code =
        java.util.regex.Pattern.compile("bi\\.thu</th><td><code>([a-z0-9-]{14})</code>")
            .matcher(shown.body());
    assertThat(code.find()).isTrue();
    assertThat(office.post("/exchange/imports/" + id + "/codes", Map.of()).statusCode())
        .as("once")
        .isEqualTo(302);
    assertThat(office.get("/exchange/imports/" + id).body()).doesNotContain("/codes\"");

    Visitor holder = new Visitor(port, realm);
    holder.get("/sign-in/code");
    var set =
        holder.post(
            "/sign-in/code",
            Map.of(
                "login",
                "bi.thu",
                "code",
                code.group(1),
                "password",
                TestRealms.PASSWORD,
                "again",
                TestRealms.PASSWORD));
    assertThat(set.statusCode()).as(set.body()).isEqualTo(302);
    assertThat(new Visitor(port, realm).signIn("bi.thu").get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void whatNobodyAskedForInThirtyDaysIsOfferedNoMore() {
    long id = acceptedWithAnAccount();
    assertThat(office.get("/exchange/imports/" + id).body()).contains("/codes\"");
    clock.turnTo(java.time.LocalDate.of(2026, 8, 20));
    Visitor later = new Visitor(port, realm).signIn("van.phong");
    assertThat(later.get("/exchange/imports/" + id).body()).doesNotContain("/codes\"");
    assertThat(later.post("/exchange/imports/" + id + "/codes", Map.of()).statusCode())
        .isEqualTo(302);
  }

  private long acceptedWithAnAccount() {
    long id =
        sender.sendOne(
            files(
                "units.csv",
                UNITS,
                "accounts.csv",
                "login;role;unit;person;email\nbi.thu;secretary;C1;;\n"));
    working.await(realm, id);
    assertThat(ImportFixture.decide(office, id, "accept", Map.of("rows", "good")).statusCode())
        .isEqualTo(302);
    working.await(realm, id);
    return id;
  }

  @Test
  void whatIsDiscardedLeavesNothing() {
    long id = sender.sendOne(files("units.csv", UNITS));
    working.await(realm, id);
    office.get("/exchange/imports/" + id);
    office.post("/exchange/imports/" + id + "/discard", Map.of("key", "k"));
    assertThat(office.get("/exchange/imports/" + id).body()).contains("đã bỏ");
    assertThat(working.count(realm, "units")).isZero();
  }

  @Test
  void aFileThatCannotBeReadIsRefusedBesideTheForm() {
    var answer = sender.send("k1", files("units.csv", ""));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("units.csv là tệp rỗng");
    assertThat(sender.send("k0", files("danh sách.csv", " \n")).body())
        .as("nobody is asked which table it is")
        .contains("danh sách.csv là tệp rỗng");
    var latin =
        sender.send(
            "k2",
            Map.of(
                "units.csv",
                (UNITS + "X1,Größe Übung Straße,branch,2020-01-01\n")
                    .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
    assertThat(latin.body()).contains("không phải tệp chữ UTF-8");
    var nothing = sender.send("k3", Map.of());
    assertThat(nothing.statusCode()).isEqualTo(422);
    assertThat(nothing.body()).contains("Chưa chọn tệp nào");
    assertThat(working.count(realm, "imports")).isZero();
  }

  @Test
  void theSameFilesSentTwiceAtOnceAreOneImport() {
    var files = files("units.csv", UNITS);
    String key = UUID.randomUUID().toString();
    assertThat(ImportFixture.importOf(sender.send(key, files)))
        .isEqualTo(ImportFixture.importOf(sender.send(key, files)));

    var another = files("units.csv", UNITS.replace("mẫu", "khác"));
    var ids =
        IntStream.range(0, 3)
            .mapToObj(number ->
                CompletableFuture.supplyAsync(() ->
                    new ImportFixture(new Visitor(port, realm).signIn("van.phong"))
                        .sendOne(another)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .distinct()
            .toList();
    assertThat(ids).hasSize(1);
    assertThat(working.count(realm, "imports")).isEqualTo(2);
    working.await(realm, ids.getFirst());
  }

  @Test
  void aZipAndAWorkbookAreTakenAsWell() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("khối/units.csv"));
      zip.write(UNITS.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    long id = sender.sendOne(Map.of("khoi.zip", bytes.toByteArray()));
    working.await(realm, id);
    assertThat(office.get("/exchange/imports/" + id).body())
        .contains("3 dòng sẽ được nhận, 1 dòng bị từ chối");
  }

  @Test
  void theTemplateComesBackAsAnEmptyDataset(@TempDir Path folder) throws IOException {
    Path workbook = folder.resolve("template.xlsx");
    try (OutputStream out = Files.newOutputStream(workbook)) {
      templates.workbook(out, Locale.of("vi"), tables.ofRealm());
    }
    Path zip = folder.resolve("template.zip");
    try (OutputStream out = Files.newOutputStream(zip)) {
      templates.zip(out);
    }
    for (Path file : List.of(workbook, zip)) {
      Recognition recognition =
          new PeopleRecognition(tables, words, SheetAnswers.NONE, tables.ofRealm());
      try (Dataset dataset = DatasetOpener.open(recognition, file)) {
        assertThat(dataset.notRead()).isEmpty();
        assertThat(dataset.sheets())
            .extracting(sheet -> sheet.table().name())
            .containsExactlyElementsOf(tables.ofRealm().stream().map(it -> it.name()).toList());
        assertThat(dataset.sheets())
            .allSatisfy(sheet -> assertThat(sheet.missingColumns()).isEmpty());
      }
    }
    assertThat(office.get("/exchange/template.xlsx").statusCode()).isEqualTo(200);
    assertThat(office.get("/exchange/template.zip").statusCode()).isEqualTo(200);
  }

  @Test
  void theFormatIsExplainedInBothLanguages() {
    assertThat(office.get("/exchange/format").body())
        .contains("Cách trình bày các bảng", "period_from", "changed_since_sent")
        .doesNotContain(">exchange.");
    assertThat(office.get("/exchange/format?lang=en").body())
        .contains("Format of the tables")
        .doesNotContain(">exchange.");
  }

  static Map<String, byte[]> files(String... namesAndTexts) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }
}
