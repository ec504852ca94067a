package vn.mach.evidence.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.mach.evidence.reports.SmallBloc.FIRST;
import static vn.mach.evidence.reports.SmallBloc.HALF;
import static vn.mach.evidence.reports.SmallBloc.done;
import static vn.mach.evidence.reports.SmallBloc.key;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Realm;
import vn.mach.documents.papers.Papers;
import vn.mach.organisation.access.ActorLoader;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/** A report is signed by its own unit, sent up, received, asked about and answered. */
@MachTest
class ReportSendingTest {

  /** The secretary and the deputy of the first committee, and who was secretary before. */
  static final String PEOPLE =
      """
      insert into people (id, code, full_name) values (1, 'N1', 'Nguyễn Thị Bí Thư'), (2, 'N2', 'Trần Văn Phó'), (3, 'N3', 'Lê Thị Cũ');
      insert into memberships (person_id, unit_id, status, valid_from) values (1, 3, 'official', '2020-01-01'), (2, 3, 'official', '2020-01-01'), (3, 3, 'official', '2020-01-01');
      insert into posts (person_id, unit_id, post, valid_from, valid_to) values
        (1, 3, 'secretary', '2025-01-01', 'infinity'), (2, 3, 'deputy_secretary', '2025-01-01', 'infinity'), (3, 3, 'secretary', '2020-01-01', '2024-12-31');
      update accounts set person_id = 1 where login = 'bithu1';
      """;

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired ActorLoader viewers;
  @Autowired Reports reports;
  @Autowired SectionsSql sections;
  @Autowired SectionWriting writing;
  @Autowired ReportSigning signing;
  @Autowired ReportPaper papers;
  @Autowired ReportDelivery delivery;
  @Autowired ReportQuestions questions;
  @Autowired QuestionsSql questionsSql;
  @Autowired ReceiptsSql receipts;
  @Autowired ReportsSql sql;
  @Autowired SignedReportsSql signedSql;
  @Autowired Papers paperwork;

  private Realm realm;
  private Actor office;
  private Actor secretary;
  private ReportId report;

  @BeforeEach
  void aDraftOfACommittee() {
    clock.turnTo(SmallBloc.TODAY);
    realm = SmallBloc.make(realms);
    realms.sql(realm, PEOPLE);
    office = actor("vanphong");
    secretary = actor("bithu1");
    report = in(() -> done(reports.begin(secretary, key(), FIRST, "half_year", HALF)));
  }

  @Test
  void theLevelAboveDoesNotSignForASubordinate() {
    assertThatThrownBy(
            () -> in(() -> signing.sign(office, key(), report, "", "Nguyễn Văn An", "http://mach")))
        .isInstanceOf(NotFound.class);
    assertThat(in(() -> reports.maySign(office, reports.see(office, report)))).isFalse();
  }

  @Test
  void theHolderOfThePostOnThatDaySignsWithTheirOwnAccount() {
    in(() -> done(sign(secretary, new Signer(new PersonId(1), "secretary", "Nguyễn Thị Bí Thư"))));

    assertThat(in(() -> signedSql.signedBy(report)))
        .isEqualTo(new SignedReportsSql.SignedBy("secretary", false));
  }

  @Test
  void whoIsNotTheAccountsOwnPersonIsRecordedAsSignedOnPaper() {
    in(() ->
        done(sign(secretary, new Signer(new PersonId(2), "deputy_secretary", "Trần Văn Phó"))));

    assertThat(in(() -> signedSql.signedBy(report)))
        .isEqualTo(new SignedReportsSql.SignedBy("deputy_secretary", true));
  }

  @Test
  void whoHeldThePostEarlierIsRefusedBesideTheField() {
    assertThat(refusals(sign(secretary, new Signer(new PersonId(3), "secretary", "Lê Thị Cũ"))))
        .extracting(Refusal::field)
        .containsExactly("signer");
  }

  @Test
  void whatIsOpenIsShownAndMustBeAgreedTo() {
    write("Đã kiểm tra 229/321 chi bộ, đạt 75,33 %.");
    OpenPoints open = in(() -> signing.extent(secretary, reports.see(secretary, report)).open());
    assertThat(open.findings()).hasSize(1);
    assertThat(open.silent()).isEmpty();
    assertThat(open.unreported()).containsExactly("Chi bộ 1", "Chi bộ 2");

    assertThat(refusals(in(() -> sign(secretary, Signer.named("Nguyễn Thị Bí Thư"), ""))))
        .extracting(Refusal::reason)
        .containsExactly("reports.refused.open_points");
    write("Đã kiểm tra 229/321 chi bộ, đạt 75,44 %.");
    assertThat(refusals(in(() -> sign(secretary, Signer.named("Nguyễn Thị Bí Thư"), open.seen()))))
        .as("another contradiction than the one that was shown")
        .extracting(Refusal::reason)
        .containsExactly("reports.refused.open_points_changed");
    OpenPoints now = in(() -> signing.extent(secretary, reports.see(secretary, report)).open());
    in(() -> done(sign(secretary, Signer.named("Nguyễn Thị Bí Thư"), now.seen())));
    assertThat(in(() -> signedSql.findings(report)))
        .singleElement()
        .satisfies(it -> assertThat(it.quote()).contains("75,44"));
  }

  @Test
  void aSentReportStandsInTheIncomingBookAndOnTheListUntilItIsReceived() {
    in(() -> done(sign(secretary, Signer.named("Nguyễn Thị Bí Thư"))));
    in(() -> done(delivery.send(secretary, key(), report)));

    assertThat(
            in(() ->
                jdbc.sql(
                        "select unit_id || ' ' || book || ' ' || number || ' ' || party || ' ' || about from register_entries where book = 'incoming'")
                    .query(String.class)
                    .list()))
        .containsExactly("2 incoming 1 Đảng bộ Sở Tài chính reports:" + report.value());
    assertThat(in(() -> sql.arrived(office, 10))).extracting(ReportRow::id).containsExactly(report);
    assertThat(in(() -> sql.arrived(secretary, 10))).isEmpty();
    ReceiptsSql.Receipt arrived = in(() -> receipts.find(report).orElseThrow());
    assertThat(arrived.unitName()).isEqualTo("Đảng bộ Khối cơ quan");
    assertThat(arrived.openedAt()).isNull();

    assertThatThrownBy(() -> in(() -> delivery.open(secretary, key(), report)))
        .isInstanceOf(NotFound.class);
    in(() -> done(delivery.open(office, key(), report)));
    assertThat(in(() -> sql.arrived(office, 10))).isEmpty();
    assertThat(in(() -> receipts.find(report).orElseThrow()).openedBy()).isEqualTo("vanphong");
  }

  @Test
  void theLevelAboveAsksBackAboutAContradictionAndTheAnswerIsKept() {
    write("Đã kiểm tra 229/321 chi bộ, đạt 75,33 %.");
    in(() -> done(sign(secretary, Signer.named("Nguyễn Thị Bí Thư"))));
    assertThatThrownBy(() -> in(() -> questions.ask(office, key(), report, 1, 0, "Vì sao?")))
        .as("it has not arrived")
        .isInstanceOf(NotFound.class);
    in(() -> done(delivery.send(secretary, key(), report)));
    assertThat(in(() -> questionsSql.contradicting(office, 10)))
        .singleElement()
        .satisfies(it -> assertThat(it.open()).isEqualTo(1));

    in(() -> done(questions.ask(office, key(), report, 1, 0, "Vì sao?")));
    QuestionsSql.Question asked = in(() -> questionsSql.of(report)).getFirst();
    assertThat(asked.quote()).contains("229/321");
    assertThat(in(() -> questionsSql.unanswered(secretary, 10))).hasSize(1);
    in(() ->
        done(questions.answer(secretary, key(), report, asked.id(), "Gõ nhầm, đúng là 71,34 %.")));

    assertThat(in(() -> questionsSql.of(report)).getFirst().answer()).contains("71,34");
    assertThat(in(() -> questionsSql.contradicting(office, 10))).isEmpty();
    assertThat(in(() -> signedSql.frozen(report).orElseThrow()))
        .as("nothing is corrected silently")
        .contains("75,33");
  }

  @Test
  void theArchiveSaysWhoSignedOnPaperAndWhoEnteredIt() {
    in(() ->
        done(sign(secretary, new Signer(new PersonId(2), "deputy_secretary", "Trần Văn Phó"))));

    List<String> errors = new ArrayList<>();
    byte[] archive = in(() -> signedSql.archive(report).orElseThrow());
    assertThat(ArchiveVerification.verify(archive, errors))
        .contains("signed on paper by Trần Văn Phó, entered with the account bithu1");
    assertThat(errors).isEmpty();
  }

  @Test
  void theReportOfAUnitThatHasEndedGoesToWhatWasAboveItOrTookItsPlace() {
    in(() -> done(sign(secretary, Signer.named("Nguyễn Thị Bí Thư"))));
    for (int unit : new int[] {5, 6, 3, 7, 8, 4}) {
      end(unit, "null");
    }
    end(2, "9");

    Actor administrator = administrator();

    in(() -> done(delivery.send(administrator, key(), report)));

    assertThat(in(() -> receipts.find(report).orElseThrow()).unit()).isEqualTo(new UnitId(9));
  }

  @Test
  void aReportThatNoUnitCanReceiveIsNotSaidToBeSent() {
    in(() -> done(sign(secretary, Signer.named("Nguyễn Thị Bí Thư"))));
    for (int unit : new int[] {5, 6, 3, 7, 8, 4, 2}) {
      end(unit, "null");
    }

    Actor administrator = administrator();

    assertThat(refusals(in(() -> delivery.send(administrator, key(), report))))
        .extracting(Refusal::reason)
        .containsExactly("reports.refused.no_receiver");
    assertThat(in(() -> reports.see(administrator, report)).status())
        .isEqualTo(ReportStatus.SIGNED);
  }

  private Actor administrator() {
    realms.account(realm, "quantri", "administrator", null);
    return actor("quantri");
  }

  /** Ended on 10 July 2026; the other unit, if any, took its place. */
  private void end(int unit, String successor) {
    realms.sql(
        realm,
        "update unit_versions set valid_to = '2026-07-10' where unit_id = %1$d and valid_to > '2026-07-10'; update units set successor_id = %2$s where id = %1$d; call rebuild_unit_closure();"
            .formatted(unit, successor));
  }

  /** The files also lie in target/screenshots, to be looked at. */
  @Test
  void whatIsPrintedBehindNumbersIsASettingOfTheTemplateInBothLayouts() throws Exception {
    Path folder = Files.createDirectories(Path.of("target/screenshots"));
    int month = 1;
    for (String layout : List.of("party", "state")) {
      for (PrintedMarks marks : PrintedMarks.values()) {
        realms.sql(
            realm,
            "update report_templates set layout = '%s', marks = '%s' where type = 'ad_hoc'"
                .formatted(layout, marks.code()));
        Period days =
            new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30).plusDays(month++));
        ReportId other = in(() -> done(reports.begin(secretary, key(), FIRST, "ad_hoc", days)));
        report = other;
        write(
            "Tình hình **chung**: {figure kiem_tra} cuộc, {compare kiem_tra}.\n- Một điểm của danh sách;\n- {target KT.1}.\n"
                + "| Lớp | Số người | Ghi chú |\n| Bồi dưỡng kết nạp Đảng | 40 | {unit} |\n| Cấp ủy viên | 35 | {figure kiem_tra} cuộc |\nHết bảng.");
        var paper = in(() -> reports.paper(secretary, other, "http://mach"));
        String name = "report-" + layout + "-" + marks.code();
        byte[] pdf = in(() -> paperwork.pdf(paper));
        Files.write(folder.resolve(name + ".pdf"), pdf);
        Files.write(folder.resolve(name + ".docx"), in(() -> paperwork.word(paper)));
        try (PDDocument document = Loader.loadPDF(pdf)) {
          String text = new PDFTextStripper().getText(document);
          String code = in(() -> reports.see(secretary, other)).code();
          assertThat(text.contains(code + "-0")).isEqualTo(marks != PrintedMarks.NONE);
          assertThat(text.contains("Mã tra cứu số liệu")).isEqualTo(marks == PrintedMarks.NOTES);
          assertThat(text.replace('\u00a0', ' '))
              .contains("Bồi dưỡng kết nạp Đảng")
              .as("a gap for the number")
              .contains(layout.equals("state") ? "Số:        /BC" : "Số        -BC");
        }
      }
    }
  }

  private void write(String text) {
    SectionRow section = in(() -> sections.of(report).getLast());
    in(() -> done(writing.save(secretary, key(), report, section.id(), section.version(), text)));
  }

  private Outcome<ReportId> sign(Actor actor, Signer signer) {
    return sign(actor, signer, null);
  }

  private Outcome<ReportId> sign(Actor actor, Signer signer, String seen) {
    return in(() ->
        signing.sign(
            actor,
            key(),
            report,
            new Signature(
                papers
                    .head(reports.see(actor, report))
                    .withSymbol("Số 05-BC/ĐU")
                    .withName(signer.name()),
                signer,
                seen),
            "http://mach"));
  }

  private static List<Refusal> refusals(Outcome<ReportId> outcome) {
    return switch (outcome) {
      case Outcome.Refused<ReportId>(List<Refusal> refusals) -> refusals;
      case Outcome.Done<ReportId> done -> throw new AssertionError(done);
    };
  }

  private Actor actor(String login) {
    return in(() ->
        viewers
            .of(
                jdbc.sql("select id from accounts where login = ?")
                    .param(login)
                    .query(Long.class)
                    .single(),
                "page")
            .orElseThrow());
  }

  private <T> T in(java.util.concurrent.Callable<T> work) {
    return SmallBloc.in(realm, work);
  }
}
