package vn.mach.voice.concerns;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.SampleData;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.Units;

/** Some concerns of one branch of the sample, and who receives confidential ones. All invented. */
@Component
class ConcernSamples implements SampleData {

  private final Concerns concerns;
  private final ConcernSettings settings;
  private final Units units;
  private final People people;

  ConcernSamples(Concerns concerns, ConcernSettings settings, Units units, People people) {
    this.concerns = concerns;
    this.settings = settings;
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
