package vn.mach.evidence.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.mach.evidence.reports.SmallBloc.BLOC;
import static vn.mach.evidence.reports.SmallBloc.done;
import static vn.mach.evidence.reports.SmallBloc.key;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.realms.Realm;
import vn.mach.organisation.access.ActorLoader;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/** Several people sign, and things happen between reading and writing. */
@MachTest
@Tag("slow")
class ReportSigningTest {

  private static final String ADDRESS = "http://mach";
  private static final int SIGNERS = 8;

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired ActorLoader viewers;
  @Autowired Reports reports;
  @Autowired SignedReportsSql sql;
  @Autowired SectionsSql sections;
  @Autowired SectionWriting writing;
  @Autowired ReportSigning signing;
  @Autowired ReportPaper papers;

  private Realm realm;
  private Actor office;

  @BeforeEach
  void aBloc() {
    clock.turnTo(SmallBloc.TODAY);
    realm = SmallBloc.make(realms);
    office =
        in(() ->
            viewers
                .of(
                    jdbc.sql("select id from accounts where login = 'vanphong'")
                        .query(Long.class)
                        .single(),
                    "page")
                .orElseThrow());
  }

  @Test
  void eightWhoSignAtTheSameInstantGetEightNumbersWithoutGapsOrDoubles() throws Exception {
    List<ReportId> drafts = IntStream.range(0, SIGNERS).mapToObj(this::begin).toList();
    CyclicBarrier together = new CyclicBarrier(SIGNERS);
    try (var threads = Executors.newFixedThreadPool(SIGNERS)) {
      List<Future<Outcome<ReportId>>> all = new ArrayList<>();
      for (ReportId draft : drafts) {
        all.add(
            threads.submit(() -> {
              together.await(30, TimeUnit.SECONDS);
              return in(() -> signing.sign(office, key(), draft, "", "Nguyễn Văn An", ADDRESS));
            }));
      }
      for (Future<Outcome<ReportId>> one : all) {
        assertThat(one.get(60, TimeUnit.SECONDS)).isInstanceOf(Outcome.Done.class);
      }
    }

    assertThat(drafts)
        .extracting(this::symbol)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, SIGNERS).mapToObj("Số %02d-BC/ĐUK"::formatted).toList());
    drafts.forEach(this::archiveBearsItsSymbol);
  }

  @Test
  void twoWhoSignUnderTheSameTypedNumberOneHasItAndTheOtherIsTold() throws Exception {
    List<ReportId> drafts = List.of(begin(1), begin(2));
    CyclicBarrier together = new CyclicBarrier(2);
    List<Outcome<ReportId>> outcomes = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Future<Outcome<ReportId>>> all = new ArrayList<>();
      for (ReportId draft : drafts) {
        all.add(
            threads.submit(() -> {
              together.await(30, TimeUnit.SECONDS);
              return in(() ->
                  signing.sign(office, key(), draft, "Số 01-BC/ĐUK", "Nguyễn Văn An", ADDRESS));
            }));
      }
      for (Future<Outcome<ReportId>> one : all) {
        outcomes.add(one.get(60, TimeUnit.SECONDS));
      }
    }

    assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(Outcome.Refused.class::isInstance)
        .singleElement()
        .satisfies(it ->
            assertThat(it.toString())
                .contains("field=symbol")
                .contains("register.refused.number_taken"));
  }

  @Test
  void whereAnotherTookTheNumberMeanwhileThePaperBearsTheOneThatWasGiven() {
    ReportId slow = begin(1);
    Signature head = signature(slow);
    var prepared = in(() -> signing.prepare(office, slow, head, ADDRESS));
    ReportId quick = begin(2);
    in(() -> done(signing.sign(office, key(), quick, "", "Nguyễn Văn An", ADDRESS)));

    in(() -> done(signing.finish(office, key(), slow, head, ADDRESS, prepared)));

    assertThat(symbol(quick)).isEqualTo("Số 01-BC/ĐUK");
    assertThat(symbol(slow)).isEqualTo("Số 02-BC/ĐUK");
    archiveBearsItsSymbol(slow);
  }

  private void somebodyWritesMore(ReportId id) {
    SectionRow section = in(() -> sections.of(id).getFirst());
    in(() ->
        done(
            writing.save(
                office,
                key(),
                id,
                section.id(),
                section.version(),
                section.text() + "\nMột câu mới.")));
  }

  @Test
  void whereTheTextChangedMeanwhileNothingIsSignedAndNoNumberIsUsed() {
    ReportId id = begin(1);
    Signature head = signature(id);
    var prepared = in(() -> signing.prepare(office, id, head, ADDRESS));
    somebodyWritesMore(id);

    assertThat(in(() -> signing.finish(office, key(), id, head, ADDRESS, prepared)))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            it -> assertThat(it.toString()).contains("reports.refused.changed_meanwhile"));
    assertThat(
            in(() -> jdbc.sql("select count(*) from register_entries").query(Long.class).single()))
        .isZero();
  }

  @Test
  void aTextThatWasChangedAfterTheSignerReadItIsNotSigned() {
    ReportId id = begin(1);
    String read = in(() -> signing.versions(id));
    somebodyWritesMore(id);

    assertThat(in(() -> signing.sign(office, key(), id, signature(id), ADDRESS, read)))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            it -> assertThat(it.toString()).contains("reports.refused.changed_since_read"));
    in(() -> done(signing.sign(office, key(), id, signature(id), ADDRESS, signing.versions(id))));
  }

  @Test
  void aRemarkThatIsMadeWhileSomebodySignsIsShownBeforeTheSignatureStands() {
    ReportId id = begin(1);
    OpenPoints seen = in(() -> signing.extent(office, reports.see(office, id)).open());
    Signature signature =
        new Signature(signature(id).head(), Signer.named("Nguyễn Văn An"), seen.seen());
    var prepared = in(() -> signing.prepare(office, id, signature, ADDRESS));
    long section = in(() -> sections.of(id).getFirst().id());
    in(() -> done(writing.remark(office, key(), id, section, "Số này sai, đừng ký.")));

    assertThat(in(() -> signing.finish(office, key(), id, signature, ADDRESS, prepared)))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            it -> assertThat(it.toString()).contains("reports.refused.open_points_changed"));
    OpenPoints now = in(() -> signing.extent(office, reports.see(office, id)).open());
    assertThat(now.remarks()).hasSize(1);
    in(() ->
        done(
            signing.sign(
                office,
                key(),
                id,
                new Signature(signature.head(), signature.signer(), now.seen()),
                ADDRESS)));
  }

  @Test
  void aSignatureThatFailsBehindItsNumberLeavesNoGap() {
    ReportId id = begin(1);
    realms.sql(
        realm, "alter table report_evidence add constraint report_evidence_none check (false)");
    assertThatThrownBy(
            () -> in(() -> signing.sign(office, key(), id, "", "Nguyễn Văn An", ADDRESS)))
        .hasMessageContaining("report_evidence_none");
    realms.sql(realm, "alter table report_evidence drop constraint report_evidence_none");

    in(() -> done(signing.sign(office, key(), id, "", "Nguyễn Văn An", ADDRESS)));

    assertThat(symbol(id)).isEqualTo("Số 01-BC/ĐUK");
  }

  @Test
  void theSameFormSentTwiceAtOnceSignsOnce() throws Exception {
    ReportId id = begin(1);
    String key = key();
    CyclicBarrier together = new CyclicBarrier(2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Future<Outcome<ReportId>>> both = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        both.add(
            threads.submit(() -> {
              together.await(30, TimeUnit.SECONDS);
              return in(() -> signing.sign(office, key, id, "", "Nguyễn Văn An", ADDRESS));
            }));
      }
      for (Future<Outcome<ReportId>> one : both) {
        assertThat(done(one.get(60, TimeUnit.SECONDS))).isEqualTo(id);
      }
    }
    assertThat(
            in(() -> jdbc.sql("select count(*) from register_entries").query(Long.class).single()))
        .isEqualTo(1);
  }

  /** A report of the bloc over days of its own. */
  private ReportId begin(int number) {
    Period days = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 11 + number));
    return in(() -> done(reports.begin(office, key(), BLOC, "ad_hoc", days)));
  }

  private Signature signature(ReportId id) {
    SignedReport.Head most = in(() -> papers.head(reports.see(office, id)));
    return new Signature(
        most.withSymbol("").withName("Nguyễn Văn An"), Signer.named("Nguyễn Văn An"), null);
  }

  private String symbol(ReportId id) {
    return in(() -> reports.see(office, id).symbol());
  }

  private void archiveBearsItsSymbol(ReportId id) {
    byte[] archive = in(() -> sql.archive(id).orElseThrow());
    List<String> errors = new ArrayList<>();
    ArchiveVerification.verify(archive, errors);
    assertThat(errors).isEmpty();
    assertThat(in(() -> sql.frozen(id).orElseThrow())).contains("\"" + symbol(id) + "\"");
  }

  private <T> T in(java.util.concurrent.Callable<T> work) {
    return SmallBloc.in(realm, work);
  }
}
