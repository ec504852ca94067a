package vn.mach.evidence.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.mach.evidence.reports.SmallBloc.BLOC;
import static vn.mach.evidence.reports.SmallBloc.FIRST;
import static vn.mach.evidence.reports.SmallBloc.HALF;
import static vn.mach.evidence.reports.SmallBloc.done;
import static vn.mach.evidence.reports.SmallBloc.key;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.Realm;
import vn.mach.documents.papers.PaperBlock;
import vn.mach.documents.papers.TableCell;
import vn.mach.documents.papers.TextRun;
import vn.mach.evidence.activities.Activities;
import vn.mach.evidence.activities.ActivityId;
import vn.mach.evidence.templates.ProseFormat;
import vn.mach.organisation.access.ActorLoader;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

@MachTest
@Tag("slow")
class ReportsTest {

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired ActorLoader viewers;
  @Autowired Reports reports;
  @Autowired SignedReportsSql sql;
  @Autowired ReportDelivery delivery;
  @Autowired SectionsSql sections;
  @Autowired SectionWriting writing;
  @Autowired SubordinateSections below;
  @Autowired ReportSigning signing;
  @Autowired ChangesSinceSigning changes;
  @Autowired ReportDrafts drafts;
  @Autowired Activities activities;
  @Autowired ProseFormat prose;

  Realm realm;

  @BeforeEach
  void aBloc() {
    clock.turnTo(SmallBloc.TODAY);
    realm = SmallBloc.make(realms);
  }

  Actor actor(String login) {
    return SmallBloc.in(
        realm,
        () ->
            viewers
                .of(
                    jdbc.sql("select id from accounts where login = ?")
                        .param(login)
                        .query(Long.class)
                        .single(),
                    "page")
                .orElseThrow());
  }

  ReportId begin(String login) {
    Actor actor = actor(login);
    return SmallBloc.in(
        realm,
        () ->
            done(
                reports.begin(
                    actor, key(), login.equals("bithu1") ? FIRST : BLOC, "half_year", HALF)));
  }

  String text(Actor actor, ReportId id) {
    return SmallBloc.in(realm, () -> text(reports.paper(actor, id, "http://mach").body()));
  }

  static String text(List<PaperBlock> blocks) {
    return blocks.stream()
        .map(block ->
            switch (block) {
              case PaperBlock.Heading it -> it.text();
              case PaperBlock.Paragraph it ->
                  it.runs().stream().map(TextRun::text).collect(Collectors.joining());
              case PaperBlock.Bullet it ->
                  "- " + it.runs().stream().map(TextRun::text).collect(Collectors.joining());
              case PaperBlock.Table it ->
                  it.rows().stream()
                      .map(row ->
                          row.stream().map(TableCell::text).collect(Collectors.joining(" | ")))
                      .collect(Collectors.joining("\n"));
              case PaperBlock.Chart it -> it.title();
            })
        .collect(Collectors.joining("\n"));
  }

  SectionRow section(ReportId id, String heading) {
    return SmallBloc.in(
        realm,
        () ->
            sections.of(id).stream()
                .filter(it -> it.heading().contains(heading))
                .findFirst()
                .orElseThrow());
  }

  @Test
  void aDraftNamesEveryFigureAndTargetOfItsUnitAndPeriod() {
    Actor office = actor("vanphong");
    String text = text(office, begin("vanphong"));

    assertThat(text)
        .contains("3 cuộc kiểm tra đảng viên – tăng 2 so với cùng kỳ năm trước (1).")
        .contains("tỷ lệ dự sinh hoạt đạt 90,63 % (29/32)")
        .contains("kinh phí 498.100.000 đồng")
        .contains(
            "Kiểm tra đảng viên: mỗi chi bộ ít nhất 1 cuộc: 4/4 tổ chức thuộc diện đúng tiến độ, đã đạt 2; 2 tổ chức thuộc diện chưa ghi hoạt động")
        .contains(
            "Còn 1/2 đơn vị trực thuộc chưa ghi nhận hoạt động nào trong kỳ: Đảng bộ Sở Y tế.")
        .contains(
            "Đảng bộ Sở Tài chính | 2/2 (đạt 2)\nĐảng bộ Sở Y tế | 2/2 (đạt 0)\nTổng cộng | 4/4 (đạt 2)")
        .contains("Số cuộc kiểm tra đảng viên | 3 | 1 | +2")
        .contains("Cuộc đối thoại | 0 | – | ")
        .doesNotContain("0 cuộc đối thoại")
        .doesNotContain("Đối thoại:");
  }

  @Test
  void aRoundNumberSaysWhatItIsExactly() {
    assertThat(prose.about(new java.math.BigDecimal("498100000")))
        .isEqualTo("gần 500 triệu (498.100.000)");
    assertThat(prose.about(new java.math.BigDecimal("1530000000")))
        .isEqualTo("trên 1,5 tỷ (1.530.000.000)");
    assertThat(prose.about(new java.math.BigDecimal("500000000"))).isEqualTo("500 triệu");
    assertThat(prose.about(new java.math.BigDecimal("7"))).isEqualTo("7");
  }

  @Test
  void aReportOfATypeAndPeriodIsBegunOnceAndTheSameFormTwiceCountsOnce() {
    Actor office = actor("vanphong");
    ReportId first =
        SmallBloc.in(realm, () -> done(reports.begin(office, "k", BLOC, "half_year", HALF)));

    assertThat(SmallBloc.in(realm, () -> done(reports.begin(office, "k", BLOC, "half_year", HALF))))
        .isEqualTo(first);
    assertThat(SmallBloc.in(realm, () -> reports.begin(office, "k2", BLOC, "half_year", HALF)))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(SmallBloc.in(realm, () -> reports.begin(office, "k3", BLOC, "year", HALF)))
        .as("not a period of that type")
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void ofTwoWhoBeginTheSameReportAtOnceOneIsTold() throws Exception {
    Actor office = actor("vanphong");
    CyclicBarrier together = new CyclicBarrier(2);
    List<Outcome<ReportId>> outcomes = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Future<Outcome<ReportId>>> both = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        both.add(
            threads.submit(() -> {
              together.await(30, TimeUnit.SECONDS);
              return SmallBloc.in(
                  realm, () -> reports.begin(office, key(), BLOC, "half_year", HALF));
            }));
      }
      for (Future<Outcome<ReportId>> one : both) {
        outcomes.add(one.get(60, TimeUnit.SECONDS));
      }
    }

    assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(Outcome.Refused.class::isInstance)
        .singleElement()
        .satisfies(it -> assertThat(it.toString()).contains("reports.refused.begun"));
  }

  @Test
  void whatTwoWriteInOneSectionIsPutTogether() {
    Actor office = actor("vanphong");
    Actor clerk = actor("vanthu");
    ReportId id = begin("vanphong");
    SectionRow section = section(id, "NHIỆM VỤ");
    String theirs = section.text().replace("Tiếp tục lãnh đạo", "Tập trung lãnh đạo");
    String mine = section.text() + "\n- Chuẩn bị đại hội chi bộ.";

    SmallBloc.in(
        realm,
        () -> done(writing.save(office, key(), id, section.id(), section.version(), theirs)));
    SectionWriting.Saved saved =
        SmallBloc.in(
            realm,
            () -> done(writing.save(clerk, key(), id, section.id(), section.version(), mine)));

    assertThat(saved.merged()).isTrue();
    assertThat(section(id, "NHIỆM VỤ").text())
        .contains("Tập trung lãnh đạo")
        .contains("Chuẩn bị đại hội")
        .doesNotContain("Tiếp tục lãnh đạo");
  }

  @Test
  void aTargetThatWasWithdrawnLeavesTheReportsThatNameIt() {
    Actor office = actor("vanphong");
    ReportId id = begin("vanphong");
    assertThat(text(office, id)).contains("mỗi chi bộ ít nhất 1 cuộc");
    realms.sql(
        realm,
        "update targets set withdrawn_from = '2026-06-30', withdrawn_reason = 'Giao nhầm' where code = 'KT.1'");
    assertThat(text(office, id)).doesNotContain("4/4").doesNotContain("2/2");
    realms.sql(realm, "update targets set withdrawn_from = '2026-07-01' where code = 'KT.1'");
    assertThat(text(office, id)).as("after the period").contains("4/4");
  }

  @Test
  void whereTwoChangeTheSameSentenceBothAreKeptUntilSomebodyDecides() {
    Actor office = actor("vanphong");
    Actor clerk = actor("vanthu");
    ReportId id = begin("vanphong");
    SectionRow section = section(id, "Ưu điểm");
    SmallBloc.in(
        realm, () -> done(writing.save(office, key(), id, section.id(), 1, "Bản của văn phòng.")));
    String again = key();
    SectionWriting.Saved torn =
        SmallBloc.in(
            realm, () -> done(writing.save(clerk, again, id, section.id(), 1, "Bản của văn thư.")));

    assertThat(
            SmallBloc.in(
                realm,
                () -> done(writing.save(clerk, again, id, section.id(), 1, "Bản của văn thư."))))
        .as("the same form twice")
        .isEqualTo(torn);
    assertThat(section(id, "Ưu điểm").text()).isEqualTo("Bản của văn phòng.");
    assertThat(SmallBloc.in(realm, () -> sections.sides(section.id())))
        .singleElement()
        .satisfies(side -> assertThat(side.text()).isEqualTo("Bản của văn thư."));
    assertThat(sign(office, id))
        .as("nobody signs over what is not decided")
        .isInstanceOf(Outcome.Refused.class);

    SmallBloc.in(
        realm,
        () ->
            done(
                writing.decide(
                    clerk,
                    key(),
                    id,
                    section.id(),
                    torn.side(),
                    2,
                    "Bản của văn phòng.\nBản của văn thư.")));
    assertThat(section(id, "Ưu điểm").sides()).isZero();
    assertThat(sign(office, id)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void aLineThatCannotBeReadIsRefusedWithItsNumberAndNothingIsSaved() {
    Actor office = actor("vanphong");
    ReportId id = begin("vanphong");
    SectionRow section = section(id, "Ưu điểm");
    Outcome<SectionWriting.Saved> outcome =
        SmallBloc.in(
            realm,
            () ->
                writing.save(
                    office, key(), id, section.id(), 1, "Tốt.\nCó {figure khong_co} cuộc."));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            it ->
                assertThat(it.toString())
                    .contains("templates.error.unknown_figure")
                    .contains("[2, khong_co]"));
    assertThat(section(id, "Ưu điểm").version()).isEqualTo(1);
  }

  @Test
  void sentencesOfTheLevelBelowAreTakenOverWithTheirSource() {
    Actor secretary = actor("bithu1");
    ReportId small = begin("bithu1");
    SectionRow theirs = section(small, "Ưu điểm");
    SmallBloc.in(
        realm,
        () ->
            done(
                writing.save(
                    secretary,
                    key(),
                    small,
                    theirs.id(),
                    1,
                    theirs.text()
                        + "\n| Lớp | Ghi chú |\n| Một. | Đã mở. Học xong. |\n### Tổ chức. Bộ máy\nSở đã sắp xếp lại bộ máy.")));
    ReportId id = begin("vanphong");
    SectionRow section = section(id, "Ưu điểm");
    Actor office = actor("vanphong");
    assertThat(SmallBloc.in(realm, () -> below.offers(reports.see(office, id), section)))
        .as("what is not signed is not offered")
        .isEmpty();

    assertThat(sign(secretary, small)).isInstanceOf(Outcome.Done.class);
    List<SubordinateSections.Offer> offers =
        SmallBloc.in(realm, () -> below.offers(reports.see(office, id), section));
    assertThat(offers)
        .singleElement()
        .satisfies(it -> assertThat(it.sentence()).isEqualTo("Sở đã sắp xếp lại bộ máy."));
    SmallBloc.in(
        realm,
        () ->
            done(writing.take(office, key(), id, section.id(), List.of(offers.getFirst().key()))));

    assertThat(section(id, "Ưu điểm").text()).endsWith("Sở đã sắp xếp lại bộ máy.");
    assertThat(SmallBloc.in(realm, () -> sections.sources(section.id())))
        .singleElement()
        .satisfies(it -> assertThat(it.unitName()).isEqualTo("Đảng bộ Sở Tài chính"));
  }

  @Test
  void whatIsSignedStaysAndADifferenceIsShownBesideIt() {
    Actor office = actor("vanphong");
    ReportId id = begin("vanphong");
    assertThat(sign(office, id)).isInstanceOf(Outcome.Done.class);
    String before = text(office, id);
    assertThat(SmallBloc.in(realm, () -> changes.since(office, reports.see(office, id))).nothing())
        .isTrue();

    SmallBloc.in(
        realm, () -> done(activities.withdraw(office, key(), new ActivityId(3), "Ghi nhầm")));

    assertThat(text(office, id)).isEqualTo(before).contains("3 cuộc kiểm tra đảng viên");
    ChangesSinceSigning.Since since =
        SmallBloc.in(realm, () -> changes.since(office, reports.see(office, id)));
    assertThat(since.gone()).extracting(SignedReport.Evidence::ref).containsExactly("K3");
    assertThat(since.come()).isEmpty();
    assertThat(since.figures())
        .extracting(ChangesSinceSigning.Changed::signed, ChangesSinceSigning.Changed::now)
        .contains(
            org.assertj.core.groups.Tuple.tuple("3", "2"),
            org.assertj.core.groups.Tuple.tuple(
                "4/4 tổ chức thuộc diện đúng tiến độ, đã đạt 2",
                "4/4 tổ chức thuộc diện đúng tiến độ, đã đạt 1"));
  }

  @Test
  void whatIsSignedCannotBeChangedWhoeverAsks() {
    Actor office = actor("vanphong");
    ReportId id = begin("vanphong");
    SectionRow section = section(id, "Ưu điểm");
    sign(office, id);

    for (String statement :
        new String[] {
          "update reports set title = 'khác'",
          "update reports set frozen = '{}'",
          "update reports set status = 'draft'",
          "delete from reports",
          "update report_sections set text = 'khác'",
          "delete from report_evidence",
          "update report_marks set number = number + 100"
        }) {
      assertThatThrownBy(() -> realms.sql(realm, statement))
          .as(statement)
          .hasMessageContaining("is signed");
    }
    assertThatThrownBy(() ->
            SmallBloc.in(realm, () -> writing.save(office, key(), id, section.id(), 1, "khác")))
        .isInstanceOf(NotFound.class);
    assertThat(SmallBloc.in(realm, () -> delivery.send(office, key(), id)))
        .isInstanceOf(Outcome.Done.class);
  }

  @Test
  void theArchiveVerifiesByItselfAndAChangedByteAnywhereIsFoundAndNamed(@TempDir Path folder)
      throws Exception {
    Actor office = actor("vanphong");
    ReportId id = begin("vanphong");
    sign(office, id);
    byte[] archive = SmallBloc.in(realm, () -> sql.archive(id).orElseThrow());
    Path file = Files.write(folder.resolve("bao-cao.zip"), archive);
    ByteArrayOutputStream said = new ByteArrayOutputStream();

    assertThat(
            ArchiveVerification.run(
                new String[] {file.toString()},
                new PrintStream(said, true, StandardCharsets.UTF_8)))
        .as(said.toString(StandardCharsets.UTF_8))
        .isZero();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("as it was signed")
        .contains("Số 36-BC/ĐUK");

    String hash = SmallBloc.in(realm, () -> reports.see(office, id).hash());
    assertThat(said.toString(StandardCharsets.UTF_8)).contains(hash);
    for (int at = 0; at < archive.length; at += Math.max(1, archive.length / 400)) {
      byte[] changed = archive.clone();
      changed[at] ^= 1;
      List<String> errors = new ArrayList<>();
      ArchiveVerification.verify(changed, errors);
      assertThat(errors).as("byte " + at).isNotEmpty();
    }
    int figures =
        new String(archive, StandardCharsets.ISO_8859_1)
            .indexOf(
                "\"numerator\":\"3\"",
                new String(archive, StandardCharsets.ISO_8859_1).indexOf("figures.json"));
    byte[] forged = archive.clone();
    forged[figures + 13] = '4';
    List<String> errors = new ArrayList<>();
    ArchiveVerification.verify(forged, errors);
    assertThat(errors).anySatisfy(it -> assertThat(it).startsWith("figures.json"));
  }

  @Test
  void aNeighboursSecretaryReachesNeitherDraftNorSignedReport() {
    Actor office = actor("vanphong");
    Actor neighbour = actor("xaxa");
    ReportId id = begin("vanphong");
    assertThatThrownBy(() -> SmallBloc.in(realm, () -> reports.see(neighbour, id)))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(
            () -> SmallBloc.in(realm, () -> reports.begin(neighbour, key(), BLOC, "year", HALF)))
        .isInstanceOf(NotFound.class);
    sign(office, id);
    assertThatThrownBy(() -> SmallBloc.in(realm, () -> reports.see(neighbour, id)))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(
            () -> SmallBloc.in(realm, () -> reports.require(actor("vanthu"), Right.SIGN, id)))
        .as("a clerk signs nothing")
        .isInstanceOf(NotFound.class);
  }

  @Test
  void theNumberComesFromTheRegisterAndIsGivenOnce() {
    Actor office = actor("vanphong");
    ReportId half = begin("vanphong");
    assertThat(sign(office, half)).isInstanceOf(Outcome.Done.class);
    assertThat(
            SmallBloc.in(
                realm,
                () ->
                    jdbc.sql("select symbol || ' ' || source from register_entries")
                        .query(String.class)
                        .single()))
        .isEqualTo("36-BC/ĐUK reports:" + half.value());
    ReportId month =
        SmallBloc.in(realm, () -> done(reports.begin(office, key(), BLOC, "month", HALF)));

    assertThat(sign(office, month))
        .as("the number stands already")
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            it ->
                assertThat(it.toString())
                    .contains("field=symbol")
                    .contains("register.refused.number_taken"));
    assertThat(
            SmallBloc.in(
                realm,
                () -> signing.sign(office, key(), month, "", "Nguyễn Văn An", "http://mach")))
        .isInstanceOf(Outcome.Done.class);
    assertThat(SmallBloc.in(realm, () -> reports.see(office, month).symbol()))
        .as("the next one")
        .isEqualTo("Số 37-BC/ĐUK");
  }

  private Outcome<ReportId> sign(Actor actor, ReportId id) {
    return SmallBloc.in(
        realm,
        () -> signing.sign(actor, key(), id, "Số 36-BC/ĐUK", "Nguyễn Văn An", "http://mach"));
  }
}
