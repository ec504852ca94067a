package vn.mach.branch.study;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.SampleData;
import vn.mach.base.web.Paging;
import vn.mach.branch.attendance.AttendanceListId;
import vn.mach.branch.attendance.AttendanceLists;
import vn.mach.branch.attendance.AttendanceStatus;
import vn.mach.organisation.access.Accounts;
import vn.mach.organisation.access.ActorLoader;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.Units;

/**
 * A campaign of the sample that is nearly over: one branch held its session and took the test,
 * essays were marked and released, and whoever did all has a certificate. Further essays wait for
 * their marker. All invented.
 */
@Component
@Order(8) // behind accounts and the campaign that runs
class StudyResultSamples implements SampleData {

  private static final Actor SYSTEM = Actor.system();

  /** Essays of people who have nothing of each other's. */
  private static final List<String> ESSAYS =
      List.of(
          "Sau đợt học tập, tôi thấy mỗi đảng viên phải chuẩn bị ý kiến trước khi dự họp. Tôi đăng ký"
              + " mỗi quý nêu một việc cụ thể của phòng để chi bộ bàn và theo dõi đến khi xong.",
          "Nội dung tôi tâm đắc nhất là nêu gương trong việc nhỏ: đúng giờ, ghi chép đầy đủ, làm xong"
              + " việc đã hứa. Thời gian qua tôi còn ngại góp ý; từ nay tôi sẽ thẳng thắn hơn.",
          "Ở đơn vị tôi, nhiều đồng chí đi công tác xa nên khó dự họp đủ. Tôi đề xuất gửi tài liệu sớm"
              + " ba ngày và lấy ý kiến bằng văn bản của người vắng mặt có lý do chính đáng.",
          "Nghị quyết nêu đúng chỗ yếu: kết luận nhiều, kiểm tra ít. Tôi nhận theo dõi hai kết luận"
              + " của chi bộ về tiếp dân và báo cáo tiến độ tại mỗi kỳ sinh hoạt thường kỳ.",
          "Tôi đã đọc tài liệu và thấy bổ ích.");

  private static final List<String> WAITING =
      List.of(
          "Chi bộ nên báo trước nội dung họp một tuần để mỗi người có thời gian đọc. Tôi xin nhận viết"
              + " phần kiểm điểm việc tháng trước cho kỳ họp tới.",
          "Muốn buổi họp có chất lượng thì người chủ trì phải gợi ý vấn đề và để đảng viên trẻ nói"
              + " trước. Tôi sẽ phát biểu ít nhất một lần trong mỗi kỳ sinh hoạt.");

  private static final int[] MARKS = {86, 78, 91, 74, 42};

  private final StudyCampaigns campaigns;
  private final StudySessions sessions;
  private final StartCampaignJob start;
  private final Quizzes quizzes;
  private final QuizSql quizSql;
  private final Attempts attempts;
  private final AttemptsSql attemptsSql;
  private final Essays essays;
  private final EssaysSql essaysSql;
  private final Marking marking;
  private final AttendanceLists lists;
  private final DueSql due;
  private final CampaignsSql campaignsSql;
  private final Accounts accounts;
  private final ActorLoader actors;
  private final Units units;
  private final People people;
  private final TransactionTemplate transaction;

  StudyResultSamples(
      StudyCampaigns campaigns,
      StudySessions sessions,
      StartCampaignJob start,
      Quizzes quizzes,
      QuizSql quizSql,
      Attempts attempts,
      AttemptsSql attemptsSql,
      Essays essays,
      EssaysSql essaysSql,
      Marking marking,
      AttendanceLists lists,
      DueSql due,
      CampaignsSql campaignsSql,
      Accounts accounts,
      ActorLoader actors,
      Units units,
      People people,
      TransactionTemplate transaction) {
    this.campaigns = campaigns;
    this.sessions = sessions;
    this.start = start;
    this.quizzes = quizzes;
    this.quizSql = quizSql;
    this.attempts = attempts;
    this.attemptsSql = attemptsSql;
    this.essays = essays;
    this.essaysSql = essaysSql;
    this.marking = marking;
    this.lists = lists;
    this.due = due;
    this.campaignsSql = campaignsSql;
    this.accounts = accounts;
    this.actors = actors;
    this.units = units;
    this.people = people;
    this.transaction = transaction;
  }

  @Override
  public void fill(LocalDate today) {
    UnitId branch = units.find("K01-01").orElseThrow();
    Actor member = actor("dangvien");
    Actor marker = actor("bithudonvi");
    CampaignId campaign = campaign(branch, today);
    List<Actor> studying = studying(campaign, branch, today, member);
    session(campaign, branch, today, studying);
    long quiz = quizSql.quizzes(campaign).getFirst().id();
    for (int at = 0; at < studying.size(); at++) {
      take(studying.get(at), quiz, at % 7 == 6 ? 1 : at % 3 == 2 ? 2 : 3);
    }
    List<Actor> authors = studying.subList(0, Math.min(ESSAYS.size(), studying.size()));
    for (int at = 0; at < authors.size(); at++) {
      write(authors.get(at), campaign, ESSAYS.get(at));
    }
    name(campaign, marker);
    mark(campaign, authors, marker);
    done(marking.release(SYSTEM, "sample-study-release", campaign, ""));
    waiting(studying, marker);
  }

  private Actor actor(String login) {
    return accounts.find(login).flatMap(it -> actors.of(it.value(), "command")).orElseThrow();
  }

  private CampaignId campaign(UnitId branch, LocalDate today) {
    LocalDate from = today.minusDays(40);
    LocalDate last = today.plusDays(6);
    CampaignId id =
        done(
            campaigns.write(
                SYSTEM,
                "sample-study-2",
                new Campaign.Draft(
                    units.path(branch, today).get(2).id(),
                    null,
                    "Học tập, quán triệt nghị quyết về trách nhiệm nêu gương của đảng viên",
                    "Đề cương học tập; liên hệ việc của mỗi chi bộ.",
                    "",
                    from,
                    last,
                    List.of("official", "probationary", "temporary_in"),
                    true,
                    false,
                    null,
                    "Trách nhiệm nêu gương trong công việc hằng ngày",
                    today.plusDays(2),
                    true,
                    50)));
    done(
        quizzes.add(
            SYSTEM,
            "sample-study-test-2",
            id,
            new Quiz.Draft(
                "Kiểm tra cuối đợt",
                Times.at(from, LocalTime.MIDNIGHT),
                Times.endOf(last),
                3,
                15,
                60,
                2,
                "Sinh hoạt chi bộ"),
            1));
    done(campaigns.open(SYSTEM, "sample-study-open-2", id));
    start.askAll(id, (asked, all) -> {});
    return id;
  }

  /** Who studies in the branch: the sample's member first, as far as they are due. */
  private List<Actor> studying(CampaignId id, UnitId branch, LocalDate today, Actor member) {
    List<Actor> studying = new ArrayList<>();
    studying.add(member);
    for (Member it : people.members(branch, today.minusDays(40))) {
      if (!it.id().equals(member.person())) {
        studying.add(new Actor(0, "mach", it.id(), Map.of(), Set.of(), "command"));
      }
    }
    studying.removeIf(it -> due.unitOf(id, CampaignsSql.me(it)).isEmpty());
    return studying;
  }

  /** Held; one in eight was excused. */
  private void session(CampaignId id, UnitId branch, LocalDate today, List<Actor> studying) {
    LocalDate day = today.minusDays(33);
    SessionId session =
        done(
            sessions.plan(
                SYSTEM,
                "sample-study-session-2",
                id,
                new SessionsSql.Draft(
                    branch,
                    "Quán triệt nghị quyết tại chi bộ",
                    SessionForm.HALL,
                    SessionLevel.BRANCH,
                    day,
                    Times.at(day, LocalTime.of(14, 0)),
                    Times.at(day, LocalTime.of(16, 30)),
                    "Hội trường cơ quan",
                    3)));
    AttendanceListId list = lists.of(StudySessions.KIND, session.value()).orElseThrow();
    transaction.executeWithoutResult(status -> attend(list, studying));
    done(sessions.hold(SYSTEM, "sample-study-hold-2", session, 2));
  }

  private void attend(AttendanceListId list, List<Actor> studying) {
    for (int at = 0; at < studying.size(); at++) {
      PersonId person = studying.get(at).person();
      if (person != null && at % 8 == 7) {
        lists.mark(SYSTEM, list, person, AttendanceStatus.EXCUSED, "Đi công tác", "tick");
      } else if (person != null) {
        lists.mark(SYSTEM, list, person, AttendanceStatus.PRESENT, null, "tick");
      }
    }
  }

  private void take(Actor who, long quiz, int right) {
    String key = "sample-study-" + quiz + "-" + CampaignsSql.me(who);
    Quiz test = quizSql.quiz(quiz).orElseThrow();
    long attempt = done(attempts.begin(who, key + "-begin", test));
    int answered = 0;
    for (AttemptsSql.Asked it : attemptsSql.asked(attempt, false)) {
      done(attempts.save(who, attempt, it.id(), List.of(answered++ < right ? 1 : 2)));
    }
    done(attempts.end(who, key + "-end", attempt, null));
  }

  private void write(Actor who, CampaignId id, String text) {
    String key = "sample-study-essay-" + id.value() + "-" + CampaignsSql.me(who);
    done(essays.save(who, key, id, text, null));
    essays.compare(who, id);
    done(essays.handIn(who, key + "-in", id));
  }

  private void name(CampaignId id, Actor marker) {
    long me = CampaignsSql.me(marker);
    done(campaigns.staff(SYSTEM, "sample-study-marker-" + id.value(), id, me, "marker", true));
    done(marking.shareOut(SYSTEM, "sample-study-share-" + id.value(), id));
  }

  private void mark(CampaignId id, List<Actor> authors, Actor marker) {
    for (int at = 0; at < authors.size(); at++) {
      Essay essay = essaysSql.of(id, CampaignsSql.me(authors.get(at))).orElseThrow();
      int mark = MARKS[at];
      String remark =
          mark < 50
              ? "Bài quá ngắn, chưa liên hệ trách nhiệm của bản thân."
              : "Liên hệ sát việc của chi bộ, cam kết cụ thể.";
      done(
          marking.mark(
              marker, "sample-study-mark-" + essay.id(), essay.id(), mark, remark, true, ""));
    }
  }

  /** In the campaign that runs: two took the test and handed in an essay that is not marked yet. */
  private void waiting(List<Actor> studying, Actor marker) {
    CampaignId running =
        campaignsSql.list(SYSTEM, "", new Paging(1, 10)).stream()
            .filter(it -> it.title().equals(StudySamples.TITLE))
            .map(Campaign::id)
            .findFirst()
            .orElseThrow();
    List<Actor> two = studying.stream().skip(1).limit(WAITING.size()).toList();
    long quiz = quizSql.quizzes(running).getFirst().id();
    for (int at = 0; at < two.size(); at++) {
      take(two.get(at), quiz, 3 - at);
      write(two.get(at), running, WAITING.get(at));
    }
    name(running, marker);
  }

  private static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(var refusals) ->
          throw new IllegalStateException("Sample refused: " + refusals);
    };
  }
}
