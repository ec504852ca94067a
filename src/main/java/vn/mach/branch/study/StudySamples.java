package vn.mach.branch.study;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.SampleData;
import vn.mach.organisation.units.Units;

/**
 * A campaign that runs, with a session of one branch and a test of three questions. All invented.
 */
@Component
@Order(3) // once people and directives are there
class StudySamples implements SampleData {

  static final String TITLE = "Học tập chuyên đề về nâng cao chất lượng sinh hoạt chi bộ";

  private static final Actor SYSTEM = Actor.system();

  private final StudyCampaigns campaigns;
  private final StudySessions sessions;
  private final Quizzes quizzes;
  private final StartCampaignJob start;
  private final Units units;

  StudySamples(
      StudyCampaigns campaigns,
      StudySessions sessions,
      Quizzes quizzes,
      StartCampaignJob start,
      Units units) {
    this.campaigns = campaigns;
    this.sessions = sessions;
    this.quizzes = quizzes;
    this.start = start;
    this.units = units;
  }

  @Override
  public void fill(LocalDate today) {
    UnitId top = units.find("K").orElseThrow();
    UnitId branch = units.find("K01-01").orElseThrow();
    question(
        top,
        1,
        "Sinh hoạt chi bộ thường kỳ mỗi tháng mấy lần?",
        "Một lần",
        "Hai lần",
        "Ba tháng một lần");
    question(
        top,
        2,
        "Ai chủ trì cuộc họp chi bộ?",
        "Bí thư chi bộ",
        "Tổ trưởng tổ đảng",
        "Đảng viên cao tuổi nhất");
    question(
        top,
        3,
        "Nghị quyết của chi bộ được thông qua khi nào?",
        "Hơn một nửa số đảng viên chính thức tán thành",
        "Có một phần ba tán thành",
        "Bí thư đồng ý");
    CampaignId id =
        done(
            campaigns.write(
                SYSTEM,
                "sample-study",
                new Campaign.Draft(
                    top,
                    null,
                    TITLE,
                    "Tài liệu hỏi đáp về sinh hoạt chi bộ; mỗi đồng chí đọc trước khi dự học.",
                    "",
                    today.minusDays(10),
                    today.plusDays(50),
                    List.of("official", "probationary", "temporary_in"),
                    true,
                    false,
                    null,
                    "Liên hệ trách nhiệm của bản thân trong sinh hoạt chi bộ",
                    today.plusDays(40),
                    true,
                    50)));
    done(
        quizzes.add(
            SYSTEM,
            "sample-study-test",
            id,
            new Quiz.Draft(
                "Kiểm tra nhận thức",
                Times.at(today.minusDays(10), LocalTime.MIDNIGHT),
                Times.endOf(today.plusDays(50)),
                3,
                10,
                60,
                2,
                "Sinh hoạt chi bộ"),
            1));
    done(campaigns.open(SYSTEM, "sample-study-open", id));
    start.askAll(id, (asked, all) -> {}); // whoever studies below has been asked by then
    done(
        sessions.plan(
            SYSTEM,
            "sample-study-session",
            id,
            new SessionsSql.Draft(
                branch,
                "Học tập chuyên đề tại chi bộ",
                SessionForm.HALL,
                SessionLevel.BRANCH,
                today.plusDays(3),
                Times.at(today.plusDays(3), LocalTime.of(19, 0)),
                Times.at(today.plusDays(3), LocalTime.of(21, 0)),
                "Nhà văn hóa",
                5)));
  }

  private void question(UnitId unit, int number, String text, String... options) {
    done(
        quizzes.addQuestion(
            SYSTEM,
            "sample-study-question-" + number,
            unit,
            "Sinh hoạt chi bộ",
            text,
            List.of(options),
            List.of(1)));
  }

  private static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(var refusals) ->
          throw new IllegalStateException("Sample refused: " + refusals);
    };
  }
}
