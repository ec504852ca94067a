package vn.mach.recognition.commendations;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.SampleData;
import vn.mach.organisation.people.People;
import vn.mach.organisation.people.PersonSamples;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Commendations of one branch and its members, in each state. All invented. */
@Component
@Order(6) // behind people and accounts
class CommendationSamples implements SampleData {

  private static final Actor SYSTEM = Actor.system();
  private static final String UNIT = "K01-01";

  /** Whose place among the people of the branch is that of the sample account dangvien. */
  private static final int MEMBER = 10;

  private final Commendations commendations;
  private final Units units;
  private final People people;

  CommendationSamples(Commendations commendations, Units units, People people) {
    this.commendations = commendations;
    this.units = units;
    this.people = people;
  }

  @Override
  public void fill(LocalDate today) {
    UnitId branch = units.find(UNIT).orElseThrow();
    List<NamedUnit> path = units.path(branch, today);
    NamedUnit above = path.get(path.size() - 2);
    int year = today.getYear() - 1;
    List<PersonId> members =
        PersonSamples.of(today, UNIT).stream().flatMap(it -> people.find(it).stream()).toList();
    done(
        commendations.enter(
            SYSTEM,
            "sample-commendation-paper",
            draft(
                above.id(),
                branch,
                members.get(MEMBER),
                AwardForm.CERTIFICATE,
                year,
                "Hoàn thành xuất sắc nhiệm vụ, giúp hai đảng viên mới viết bài thu hoạch"),
            new Commendation.Decision("12-QĐ/ĐU", today.minusDays(40), above.name()),
            false));
    done(
        commendations.enter(
            SYSTEM,
            "sample-commendation-ad-hoc",
            draft(
                above.id(),
                branch,
                members.get(1),
                AwardForm.MERIT,
                null,
                "Đưa người dân ra khỏi vùng ngập trong đêm mưa lũ"),
            new Commendation.Decision("308/QĐ-UBND", today.minusDays(25), "UBND tỉnh"),
            false));
    long collective =
        propose(
            "collective",
            draft(
                branch,
                branch,
                null,
                AwardForm.FLAG,
                year,
                "Năm năm liền hoàn thành tốt nhiệm vụ, học đủ các nghị quyết"),
            above.id());
    done(
        commendations.decide(
            SYSTEM,
            "sample-commendation-decided",
            collective,
            new Commendation.Decision("15-QĐ/ĐU", today.minusDays(1), above.name())));
    propose(
        "waiting",
        draft(
            branch,
            branch,
            members.get(2),
            AwardForm.CERTIFICATE,
            year,
            "Vận động 14 hộ hiến đất mở đường thôn"),
        above.id());
    long refused =
        propose(
            "refused",
            draft(
                branch,
                branch,
                members.get(3),
                AwardForm.BADGE,
                year,
                "Nhiều năm làm công tác tuyên giáo"),
            above.id());
    done(
        commendations.refuse(
            SYSTEM,
            "sample-commendation-refused",
            refused,
            "Chưa đủ thời gian công tác; đề nghị lại vào năm sau"));
    long withdrawn =
        propose(
            "withdrawn",
            draft(
                branch,
                branch,
                members.get(4),
                AwardForm.MERIT,
                year,
                "Có sáng kiến sắp xếp hồ sơ đảng viên"),
            above.id());
    done(
        commendations.withdraw(
            SYSTEM, "sample-commendation-withdrawn", withdrawn, "Chi bộ đề nghị hình thức khác"));
  }

  private static Commendation.Draft draft(
      UnitId proposer,
      UnitId unit,
      @Nullable PersonId person,
      AwardForm form,
      @Nullable Integer year,
      String reason) {
    return new Commendation.Draft(proposer, unit, person, form, year, reason);
  }

  private long propose(String key, Commendation.Draft draft, UnitId decider) {
    return done(commendations.propose(SYSTEM, "sample-commendation-for-" + key, draft, decider));
  }

  private static long done(Outcome<Long> outcome) {
    return switch (outcome) {
      case Outcome.Done<Long>(Long id) -> id;
      case Outcome.Refused<Long>(var refusals) ->
          throw new IllegalStateException("Sample of commendations refused: " + refusals);
    };
  }
}
