package vn.mach.evidence.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.evidence.activities.ActivityKind.Attendance;

class ActivityTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);

  @Test
  void whatIsTypedIsReadAsPeopleWriteIt() {
    var activity =
        done(
            decide(
                typed("inspection")
                    .held("1/6/2026")
                    .amounts(Map.of("money_vnd", " 1.234.567 ", "houses", "")),
                true));
    assertThat(activity.heldOn()).isEqualTo(LocalDate.of(2026, 6, 1));
    assertThat(activity.amounts()).containsExactly(Map.entry("money_vnd", 1_234_567L));
    assertThat(activity.title()).isEqualTo("Kiểm tra đồng chí A");
    assertThat(activity.tags()).containsExactly("nông thôn mới", "quý II");
  }

  @Test
  void everyErrorIsNamedAtOnceBesideItsField() {
    var all =
        decide(
            new ActivityInput(
                "",
                "",
                "",
                "by_post",
                " ",
                "31/2/2026",
                "9",
                "-1",
                "x",
                "",
                Map.of("houses", "1,5")),
            true);
    assertThat(reasons(all))
        .containsExactly(
            "unit missing",
            "kind missing",
            "form unknown_form",
            "title missing",
            "heldOn not_a_date",
            "directive unknown_directive",
            "expected negative",
            "present not_a_number",
            "amounts.houses not_a_number");
  }

  @Test
  void onlyAConfirmedOneMustNotLieInTheFuture() {
    var typed = typed("inspection").held("16/07/2026");
    assertThat(reasons(decide(typed, true))).containsExactly("heldOn in_the_future");
    assertThat(done(decide(typed, false)).heldOn()).isEqualTo(LocalDate.of(2026, 7, 16));
  }

  @Test
  void noMoreCanBePresentThanWereExpected() {
    assertThat(reasons(decide(typed("inspection").attendance("12", "13"), true)))
        .containsExactly("present present_exceeds_expected");
    assertThat(done(decide(typed("inspection").attendance("1.200", "1200"), true)).present())
        .isEqualTo(1200);
  }

  @Test
  void aMeetingNeedsItsAttendanceWhenItIsConfirmed() {
    assertThat(reasons(decide(typed("meeting"), true)))
        .containsExactly("expected attendance_missing", "present attendance_missing");
    assertThat(done(decide(typed("meeting"), false)).expected()).isNull();
  }

  @Test
  void aTitleHoldsFiveHundredCharactersAndNoMore() {
    assertThat(done(decide(typed("inspection").title("ệ".repeat(500)), true)).title()).hasSize(500);
    assertThat(reasons(decide(typed("inspection").title("ệ".repeat(501)), true)))
        .containsExactly("title too_long");
  }

  @Test
  void aUnitRecordsOnlyOnDaysOnWhichItStandsAndKindsThatAreForIt() {
    assertThat(reasons(decide(typed("inspection").held("2019-12-31"), true)))
        .containsExactly("heldOn unit_not_standing");
    assertThat(reasons(decide(typed("for_communes"), true)))
        .containsExactly("kind not_for_this_unit");
    assertThat(reasons(decide(typed("retired"), true))).containsExactly("kind unknown_kind");
  }

  // ---- a small world: unit 7 is a branch since 2020 ----

  private static final Activity.Known WORLD =
      new Activity.Known() {
        @Override
        public Optional<ActivityKind.Rules> kind(String code) {
          return switch (code) {
            case "inspection" -> Optional.of(kind(code, Attendance.NONE, List.of(), true));
            case "meeting" -> Optional.of(kind(code, Attendance.REQUIRED, List.of("branch"), true));
            case "for_communes" ->
                Optional.of(kind(code, Attendance.NONE, List.of("commune"), true));
            case "retired" -> Optional.of(kind(code, Attendance.NONE, List.of(), false));
            default -> Optional.empty();
          };
        }

        private ActivityKind.Rules kind(
            String code, Attendance attendance, List<String> recorders, boolean standing) {
          return new ActivityKind.Rules(code, attendance, recorders, standing);
        }

        @Override
        public Optional<String> unitKindOn(UnitId unit, LocalDate day) {
          return day.getYear() < 2020 ? Optional.empty() : Optional.of("branch");
        }

        @Override
        public boolean directive(long number) {
          return false;
        }
      };

  private static Outcome<Activity> decide(ActivityInput typed, boolean confirming) {
    return Activity.decide(typed, confirming, TODAY, WORLD);
  }

  private static Outcome<Activity> decide(Sample sample, boolean confirming) {
    return decide(sample.typed(), confirming);
  }

  private static Activity done(Outcome<Activity> outcome) {
    return switch (outcome) {
      case Outcome.Done<Activity>(Activity activity) -> activity;
      case Outcome.Refused<Activity> refused -> throw new AssertionError(refused);
    };
  }

  private static List<String> reasons(Outcome<Activity> outcome) {
    return switch (outcome) {
      case Outcome.Done<Activity> done -> List.of();
      case Outcome.Refused<Activity>(var refusals) ->
          refusals.stream()
              .map(it -> it.field() + " " + it.reason().replace("activities.refused.", ""))
              .toList();
    };
  }

  private static Sample typed(String kind) {
    return new Sample(kind, "Kiểm tra  đồng chí A ", "15/07/2026", "", "", Map.of());
  }

  private record Sample(
      String kind,
      String title,
      String heldOn,
      String expected,
      String present,
      Map<String, String> amounts) {
    Sample held(String day) {
      return new Sample(kind, title, day, expected, present, amounts);
    }

    Sample title(String other) {
      return new Sample(kind, other, heldOn, expected, present, amounts);
    }

    Sample attendance(String due, String came) {
      return new Sample(kind, title, heldOn, due, came, amounts);
    }

    Sample amounts(Map<String, String> values) {
      return new Sample(kind, title, heldOn, expected, present, values);
    }

    ActivityInput typed() {
      return new ActivityInput(
          "",
          "7",
          kind,
          "",
          title,
          heldOn,
          "",
          expected,
          present,
          "nông thôn mới | quý II||nông thôn mới",
          amounts);
    }
  }
}
