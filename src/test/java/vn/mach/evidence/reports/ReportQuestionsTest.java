package vn.mach.evidence.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.mach.evidence.reports.SmallBloc.FIRST;
import static vn.mach.evidence.reports.SmallBloc.HALF;
import static vn.mach.evidence.reports.SmallBloc.done;
import static vn.mach.evidence.reports.SmallBloc.key;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.Realm;
import vn.mach.organisation.access.ActorLoader;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** Who opens a report from below, asks about it and answers; and no typed word is lost. */
@MachTest
class ReportQuestionsTest {

  private static final Pattern DEFAULT =
      Pattern.compile(
          "name=\"finding\" value=\"1\">\\s*<input type=\"hidden\" name=\"text\" value=\"([^\"]*)\"");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired ActorLoader viewers;
  @Autowired Reports reports;
  @Autowired ReportsSql sql;
  @Autowired SectionsSql sections;
  @Autowired SectionWriting writing;
  @Autowired ReportSigning signing;
  @Autowired ReportDelivery delivery;
  @Autowired ReportQuestions questions;
  @Autowired QuestionsSql questionsSql;
  @LocalServerPort int port;

  private Realm realm;
  private Actor office;
  private Actor province;
  private Actor secretary;
  private ReportId report;

  @BeforeEach
  void aSentReportOfACommittee() {
    clock.turnTo(SmallBloc.TODAY);
    realm = SmallBloc.make(realms);
    realms.account(realm, "tinh", "office", "T");
    office = actor("vanphong");
    province = actor("tinh");
    secretary = actor("bithu1");
    report = in(() -> done(reports.begin(secretary, key(), FIRST, "half_year", HALF)));
    SectionRow section = in(() -> sections.of(report).getLast());
    String longSentence =
        "Theo kế hoạch của cấp ủy"
            + ", bám sát chương trình công tác".repeat(80)
            + ", đã kiểm tra 229/321 chi bộ, đạt 75,33 %.";
    in(() -> done(writing.save(secretary, key(), report, section.id(), 1, longSentence)));
    in(() -> done(signing.sign(secretary, key(), report, "", "Nguyễn Thị Bí Thư", "http://mach")));
    in(() -> done(delivery.send(secretary, key(), report)));
  }

  @Test
  void whoAskedDoesNotAnswerInTheUnitsName() {
    in(() -> done(questions.ask(office, key(), report, 0, 1, "Vì sao?")));
    long question = in(() -> questionsSql.of(report)).getFirst().id();

    for (Actor above : List.of(office, province, Actor.system())) {
      assertThatThrownBy(
              () -> in(() -> questions.answer(above, key(), report, question, "Đúng rồi.")))
          .as(above.login())
          .isInstanceOf(NotFound.class);
      assertThat(in(() -> questionsSql.unanswered(above, 10))).as(above.login()).isEmpty();
    }
    assertThat(in(() -> questionsSql.unanswered(secretary, 10))).hasSize(1);
    in(() -> done(questions.answer(secretary, key(), report, question, "Do gõ nhầm.")));
  }

  @Test
  void onlyTheUnitThatReceivedAReportOpensItAndAsksAboutIt() {
    assertThat(in(() -> sql.arrived(province, 10))).isEmpty();
    assertThat(in(() -> questionsSql.contradicting(province, 10))).isEmpty();
    assertThatThrownBy(() -> in(() -> delivery.open(province, key(), report)))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> in(() -> questions.ask(province, key(), report, 0, 1, "Vì sao?")))
        .isInstanceOf(NotFound.class);

    assertThat(in(() -> sql.arrived(office, 10))).hasSize(1);
    assertThat(in(() -> questionsSql.contradicting(office, 10))).hasSize(1);
    in(() -> done(delivery.open(office, key(), report)));
  }

  @Test
  void ofTwoWhoAnswerAtOnceOneIsToldAndOneAnswerStands() throws Exception {
    in(() -> done(questions.ask(office, key(), report, 0, 1, "Vì sao?")));
    long question = in(() -> questionsSql.of(report)).getFirst().id();
    CyclicBarrier together = new CyclicBarrier(2);
    List<Outcome<ReportId>> outcomes = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Future<Outcome<ReportId>>> both = new ArrayList<>();
      for (String answer : List.of("Câu một.", "Câu hai.")) {
        both.add(
            threads.submit(() -> {
              together.await(30, TimeUnit.SECONDS);
              return in(() -> questions.answer(secretary, key(), report, question, answer));
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
        .satisfies(it -> assertThat(it.toString()).contains("reports.refused.answered"));
    assertThat(
            in(() ->
                jdbc.sql("select count(*) from audit_log where action = 'reports.answered'")
                    .query(Long.class)
                    .single()))
        .isEqualTo(1);
  }

  @Test
  void aRefusedAnswerAndAQuestionStandInTheirFieldsAgain() {
    Visitor asks = visitor("vanphong");
    String path = "/reports/" + report.value();
    HttpResponse<String> refused =
        asks.post(
            path + "/questions",
            Map.of("key", key(), "block", "1", "text", "Câu hỏi dài " + "x".repeat(2000)));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Câu hỏi dài xxx", "2.000");
    asks.post(path + "/questions", Map.of("key", key(), "block", "1", "text", "Vì sao?"));
    long question = in(() -> questionsSql.of(report)).getFirst().id();

    Visitor answers = visitor("bithu1");
    String at = path + "/questions/" + question + "/answer";
    HttpResponse<String> tooLong =
        answers.post(at, Map.of("key", key(), "answer", "Trả lời dài " + "x".repeat(2000)));
    assertThat(tooLong.statusCode()).isEqualTo(422);
    assertThat(tooLong.body()).contains("Trả lời dài xxx");
    answers.post(at, Map.of("key", key(), "answer", "Câu đầu."));
    HttpResponse<String> second =
        answers.post(at, Map.of("key", key(), "answer", "Câu của người thứ hai."));
    assertThat(second.statusCode()).isEqualTo(422);
    assertThat(second.body()).contains("Câu đầu.", "Câu của người thứ hai.");
  }

  @Test
  void aRefusedRemarkStandsInItsFieldAgain() {
    ReportId draft = in(() -> done(reports.begin(secretary, key(), FIRST, "month", HALF)));
    long section = in(() -> sections.of(draft).getLast().id());
    HttpResponse<String> refused =
        visitor("bithu1")
            .post(
                "/reports/" + draft.value() + "/sections/" + section + "/remarks",
                Map.of("key", key(), "remark", "Góp ý dài " + "x".repeat(2000)));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Góp ý dài xxx");
  }

  @Test
  void askingAboutALongContradictionIsOneTap() {
    Visitor asks = visitor("vanphong");
    Matcher text = DEFAULT.matcher(asks.get("/reports/" + report.value()).body());
    assertThat(text.find()).isTrue();

    HttpResponse<String> asked =
        asks.post(
            "/reports/" + report.value() + "/questions",
            Map.of("key", key(), "finding", "1", "text", HtmlUtils.htmlUnescape(text.group(1))));

    assertThat(asked.statusCode()).isEqualTo(302);
    assertThat(in(() -> questionsSql.of(report)))
        .singleElement()
        .satisfies(it -> assertThat(it.text()).contains("75,33", "71,34"));
  }

  private Visitor visitor(String login) {
    Visitor visitor = new Visitor(port, realm).signIn(login);
    visitor.get("/reports");
    return visitor;
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

  private <T> T in(Callable<T> work) {
    return SmallBloc.in(realm, work);
  }
}
