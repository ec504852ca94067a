package vn.mach.voice.concerns;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.SampleData;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.Units;
import vn.mach.voice.concerns.ConcernTarget.Measure;

/**
 * Some concerns of one branch of the sample, who receives confidential ones, and two published
 * quarters with targets. All invented.
 */
@Component
class ConcernSamples implements SampleData {

  private static final List<String> CHANGED =
      List.of(
          "Bố trí thêm một buổi tiếp đảng viên mỗi tháng.",
          "Mở lớp tin học buổi tối tại ba tổ dân phố.",
          "Rút ngắn buổi sinh hoạt, gửi tài liệu trước ba ngày.");

  private final Concerns concerns;
  private final ConcernSettings settings;
  private final ConcernTargetsSql targets;
  private final YouSaidSql said;
  private final Units units;
  private final People people;

  ConcernSamples(
      Concerns concerns,
      ConcernSettings settings,
      ConcernTargetsSql targets,
      YouSaidSql said,
      Units units,
      People people) {
    this.concerns = concerns;
    this.settings = settings;
    this.targets = targets;
    this.said = said;
    this.units = units;
    this.people = people;
  }

  @Override
  public void fill(LocalDate today) {
    UnitId branch = units.find("K01-01").orElseThrow();
    List<Member> members = people.members(branch, today);
    for (int i = 0; i < Math.min(2, members.size()); i++) {
      done(
          settings.receiver(
              Actor.system(), "sample-concern-receiver-" + i, branch, members.get(i).id()));
    }
    send(
        branch,
        ConcernKind.WISH,
        "study",
        Openness.BRANCH,
        "Mong mở thêm một lớp tin học buổi tối.");
    send(
        branch,
        ConcernKind.PROPOSAL,
        "local",
        Openness.BODY,
        "Đề nghị sửa đoạn đường vào nhà văn hóa tổ 4.");
    send(
        branch,
        ConcernKind.FEELING,
        "branch_life",
        Openness.BODY,
        "Buổi sinh hoạt dài, người ở xa về muộn.");
    if (members.size() >= 2) {
      send(
          branch,
          ConcernKind.FEELING,
          "work",
          Openness.CONFIDENTIAL,
          "Việc ngoài giờ nhiều tháng liền.");
    }
    concerns.deliverAll();
    LocalDate ended = YouSaid.quarterOf(today.minusDays(YouSaid.DAYS_AFTER)).minusMonths(3);
    LocalDate before = ended.minusMonths(3);
    target(Measure.IN_TIME, 90, before);
    target(Measure.MEDIAN_DAYS, 15, before);
    target(Measure.HELPED, 60, before);
    publish(before, 0);
    publish(ended, 1);
  }

  private void target(Measure measure, int bound, LocalDate from) {
    targets.insert(
        new ConcernTarget(0, measure, null, bound, from, "Kế hoạch tiếp thu ý kiến (ví dụ)"));
  }

  /** A quarter of invented counts, with the small ones hidden as in a real one. */
  private void publish(LocalDate quarter, int shift) {
    LocalDate last = quarter.plusMonths(3).minusDays(1);
    List<String> subjects = said.subjects().stream().map(YouSaidSql.Subject::code).toList();
    List<String> levels = said.levels(quarter, last);
    List<SmallGroups.Group> groups = new ArrayList<>();
    for (int i = 0; i < subjects.size(); i++) {
      for (int j = 0; j < levels.size(); j++) {
        int received = Math.max(0, (i * 11 + j * 7 + shift * 4) % 34 - 9);
        groups.add(
            group(subjects.get(i), levels.get(j), received, CHANGED.get(i % CHANGED.size())));
      }
    }
    said.publish(
        quarter,
        last.plusDays(YouSaid.DAYS_AFTER),
        said.smallestGroup(),
        SmallGroups.publish(subjects, levels, groups, said.smallestGroup()));
  }

  /** All are answered, five of a middle group late; two of three helped. */
  private static SmallGroups.Group group(
      String subject, String level, int received, String changed) {
    int inTime = received >= 15 && received < 20 ? received - 5 : received;
    List<Integer> days =
        IntStream.range(0, received).mapToObj(it -> 6 + it * 9 % 14 + received % 3).toList();
    int helped = received * 2 / 3;
    return new SmallGroups.Group(
        subject,
        level,
        received,
        received,
        inTime,
        days,
        helped,
        received - helped,
        received > 20 ? List.of(changed) : List.of());
  }

  private void send(
      UnitId branch, ConcernKind kind, String subject, Openness openness, String text) {
    done(
        concerns.send(
            Actor.system(),
            "sample-concern-" + text,
            new NewConcern(kind, subject, openness, false, text, branch, true, false, List.of())));
  }

  private static <T> void done(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Refused<T>(var refusals)) {
      throw new IllegalStateException("Sample concern refused: " + refusals);
    }
  }
}
