package vn.mach.documents.directives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.organisation.people.PostKind;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/** A directive's text as clauses: split, marked, issued, amended; and what a unit sees of it. */
@MachTest
class ClausesTest {

  private static final DirectiveId PROGRAMME = new DirectiveId(2);
  private static final UnitId BRANCH = new UnitId(3);
  private static final UnitId COMMUNE = new UnitId(2);
  private static final Actor OFFICE = actor(1);

  private static final String TEXT =
      """
      I. MỤC TIÊU
      1. Nâng cao nhận thức của đảng viên.
      2. Đưa nội dung vào sinh hoạt chi bộ.
      II. VIỆC PHẢI LÀM
      1. Các chi bộ học tập chuyên đề trong quý III;
      2. Đảng ủy xã xây dựng kế hoạch thực hiện;
      3. Báo cáo kết quả về tỉnh.
      """;

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired ClauseDrafts drafts;
  @Autowired ClausesSql sql;
  @Autowired Clauses clauses;
  @Autowired Directives directives;
  @Autowired JdbcClient jdbc;

  private Realm realm;

  @BeforeEach
  void prepare() {
    clock.turnTo(DirectivesTest.TODAY);
    realm = DirectivesTest.realm(realms);
  }

  @Test
  void aUnitSeesTheClausesThatAskItsClassAndTermsAreCountedInWorkingDays() {
    CurrentRealm.run(
        realm,
        () -> {
          firstVersion();
          assertThat(numbers(clauses.concerning(PROGRAMME, BRANCH)))
              .containsExactly("1. Các chi bộ học", "3. Báo cáo kết quả");
          assertThat(numbers(clauses.concerning(PROGRAMME, COMMUNE)))
              .containsExactly("2. Đảng ủy xã xây", "3. Báo cáo kết quả");
          assertThat(clauses.concerning(PROGRAMME, new UnitId(1))).as("the issuer").isEmpty();
          Clause plan = clauses.concerning(PROGRAMME, COMMUNE).getFirst();
          assertThat(plan.asked()).isNotNull();
          assertThat(plan.asked().due())
              .as("ten working days from Wednesday the 15th")
              .isEqualTo(LocalDate.of(2026, 7, 29));
          assertThat(clauses.current(PROGRAMME)).hasSize(7);
          assertThat(directives.choices(OFFICE, "sinh hoat chi bo", 9))
              .as("its words are found")
              .extracting(NamedDirective::id)
              .contains(PROGRAMME);
        });
  }

  @Test
  void anAmendedVersionSaysClauseByClauseWhatChangedAndKeepsTheRest() {
    CurrentRealm.run(
        realm,
        () -> {
          firstVersion();
          DirectiveVersionId first = clauses.currentVersion(PROGRAMME).orElseThrow().id();
          clock.turnTo(LocalDate.of(2026, 8, 20));
          done(
              drafts.begin(
                  OFFICE,
                  key(),
                  PROGRAMME,
                  """
                  I. MỤC TIÊU
                  1. Nâng cao nhận thức của đảng viên.
                  II. VIỆC PHẢI LÀM
                  1. Mở đợt sinh hoạt chính trị toàn tỉnh;
                  2. Các chi bộ học tập chuyên đề trong quý IV;
                  3. Đảng ủy xã xây dựng kế hoạch thực hiện;
                  4. Báo cáo kết quả về tỉnh.
                  """));
          assertThat(refusal(drafts.issue(OFFICE, key(), PROGRAMME, revision(), issue(""))))
              .isEqualTo("web.refused.missing");
          done(drafts.issue(OFFICE, key(), PROGRAMME, revision(), issue("Lùi thời gian học tập")));
          DirectiveVersion second = clauses.currentVersion(PROGRAMME).orElseThrow();
          assertThat(second.number()).isEqualTo(2);
          assertThat(clauses.changes(first, second.id()))
              .extracting(it -> it.kind() + " " + it.key())
              .containsExactly(
                  "SAME 1",
                  "SAME 2",
                  "REMOVED 3",
                  "SAME 4",
                  "ADDED 8",
                  "REWORDED 5",
                  "MOVED 6",
                  "MOVED 7");
          assertThat(clauses.current(PROGRAMME))
              .extracting(it -> it.key() + " in " + it.changedIn())
              .containsExactly(
                  "1 in 1", "2 in 1", "4 in 1", "8 in 2", "5 in 2", "6 in 1", "7 in 1");
          Clause plan = clauses.concerning(PROGRAMME, COMMUNE).getFirst();
          assertThat(plan.asked().due()).as("not asked anew").isEqualTo(LocalDate.of(2026, 7, 29));
          assertThat(clauses.versions(PROGRAMME))
              .extracting(DirectiveVersion::status)
              .containsExactly(VersionStatus.ISSUED, VersionStatus.REPLACED);
          done(drafts.amend(OFFICE, key(), PROGRAMME));
          assertThat(refusal(drafts.issue(OFFICE, key(), PROGRAMME, revision(), issue("Lại"))))
              .isEqualTo("directives.refused.nothing_changed");
        });
  }

  @Test
  void theIssuerSaysWhichEarlierClauseAClauseIs() {
    CurrentRealm.run(
        realm,
        () -> {
          firstVersion();
          done(
              drafts.begin(
                  OFFICE, key(), PROGRAMME, "1. Nâng cao nhận thức của đảng viên.\n2. Nộp tiền."));
          assertThat(draft()).extracting(Clause::key).containsExactly(2, 8);
          change((now, next) -> Outcome.done(ClauseEdits.identified(now, 8, 7)));
          assertThat(draft()).extracting(Clause::key).containsExactly(2, 7);
          done(drafts.issue(OFFICE, key(), PROGRAMME, revision(), issue("Viết lại")));
          assertThat(clauses.current(PROGRAMME)).extracting(Clause::key).containsExactly(2, 7);
        });
  }

  @Test
  void ofTwoWhoWorkOnOneDraftTheSecondIsToldAndLosesNothing() {
    CurrentRealm.run(
        realm,
        () -> {
          done(drafts.begin(OFFICE, key(), PROGRAMME, TEXT));
          int seen = revision();
          change((now, next) -> ClauseEdits.step(now, 3, ClauseEdits.Step.REMOVE));
          assertThat(
                  refusal(
                      drafts.change(
                          OFFICE,
                          key(),
                          PROGRAMME,
                          seen,
                          List.of("late"),
                          (now, next) -> ClauseEdits.step(now, 2, ClauseEdits.Step.REMOVE))))
              .isEqualTo("directives.clauses.refused.changed_meanwhile");
          assertThat(draft()).hasSize(6);
        });
  }

  @Test
  void onlyWhoMayIssueWritesTheDraftAndNoSecretTextComesIn() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThatThrownBy(() -> drafts.begin(actor(2), key(), PROGRAMME, TEXT))
              .isInstanceOf(NotFound.class);
          assertThat(refusal(drafts.begin(OFFICE, key(), PROGRAMME, "TUYỆT MẬT\n" + TEXT)))
              .isEqualTo("directives.refused.secret");
          assertThat(refusal(drafts.begin(OFFICE, key(), PROGRAMME, "x".repeat(1_000_000))))
              .isEqualTo("directives.clauses.refused.clause_long");
          assertThat(clauses.current(PROGRAMME)).isEmpty();
        });
  }

  @Test
  void personsWithAPostAreFoundInTheUnitsOfTheClass() {
    realms.sql(realm, "insert into people (id, code, full_name) values (1, 'P1', 'Người Thử Một')");
    realms.sql(
        realm,
        "insert into posts (person_id, unit_id, post, valid_from) values (1, 3, 'secretary',"
            + " '2020-01-01')");
    CurrentRealm.run(
        realm,
        () -> {
          done(drafts.begin(OFFICE, key(), PROGRAMME, TEXT));
          ask(5, AnswerKind.REPORT, List.of(), List.of(PostKind.SECRETARY), null);
          done(drafts.issue(OFFICE, key(), PROGRAMME, revision(), issue("")));
          long version = clauses.currentVersion(PROGRAMME).orElseThrow().id().value();
          assertThat(
                  jdbc.sql("select unit_id, post from clause_people(?, '2026-07-15')")
                      .param(version)
                      .query((row, number) -> row.getLong(1) + " " + row.getString(2))
                      .list())
              .containsExactly("3 secretary");
        });
  }

  private void firstVersion() {
    done(drafts.begin(OFFICE, key(), PROGRAMME, TEXT));
    ask(5, AnswerKind.STUDY, List.of(new UnitClass("branch", null)), List.of(), null);
    ask(
        6,
        AnswerKind.PLAN_LINE,
        List.of(new UnitClass("commune", null)),
        List.of(),
        new Asked.Term(10, true));
    ask(7, AnswerKind.REPORT, List.of(), List.of(), null);
    done(drafts.issue(OFFICE, key(), PROGRAMME, revision(), issue("")));
  }

  private void ask(
      int clause,
      AnswerKind answer,
      List<UnitClass> classes,
      List<PostKind> posts,
      Asked.@Nullable Term term) {
    Asked asked = new Asked(answer, classes, posts, null, term, null);
    change((now, next) -> Outcome.done(ClauseEdits.marked(now, clause, asked)));
  }

  private void change(ClauseDrafts.Change change) {
    done(drafts.change(OFFICE, key(), PROGRAMME, revision(), List.of(key()), change));
  }

  private List<Clause> draft() {
    return sql.clauses(sql.version(PROGRAMME, VersionStatus.DRAFT).orElseThrow().id());
  }

  private int revision() {
    return sql.version(PROGRAMME, VersionStatus.DRAFT).orElseThrow().revision();
  }

  private static ClauseDrafts.Issue issue(String reason) {
    return new ClauseDrafts.Issue(reason, null, null);
  }

  private static List<String> numbers(List<Clause> clauses) {
    return clauses.stream()
        .map(it -> it.number() + " " + it.words())
        .map(it -> String.join(" ", List.of(it.split(" ")).subList(0, 5)))
        .toList();
  }

  private static Actor actor(long unit) {
    Set<UnitId> at = Set.of(new UnitId(unit));
    return new Actor(
        unit, "vanphong", null, Map.of(Right.SEE, at, Right.ISSUE, at), Set.of(), "page");
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static void done(Outcome<DirectiveId> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
  }

  private static String refusal(Outcome<DirectiveId> outcome) {
    return switch (outcome) {
      case Outcome.Refused<DirectiveId>(List<Refusal> refusals) -> refusals.getFirst().reason();
      case Outcome.Done<DirectiveId> done -> "done";
    };
  }
}
