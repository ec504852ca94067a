package vn.mach.evidence.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.mach.evidence.activities.ActivityFixture.done;
import static vn.mach.evidence.activities.ActivityFixture.key;
import static vn.mach.evidence.activities.ActivityFixture.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Paging;
import vn.mach.testing.MachTest;

@MachTest
@Import(ActivityFixture.class)
@Tag("slow")
class ActivitiesTest {

  @Autowired ActivityFixture fixture;
  @Autowired Activities activities;
  @Autowired ActivitiesSql sql;

  private ActivityFixture.World world;
  private Actor secretary;

  @BeforeEach
  void aProvince() {
    world = fixture.world();
    secretary = world.actor("bithu1");
  }

  @Test
  void aNumberExpectedThatTheMembersDoNotExplainIsAskedAboutAndTakenWithAReason() {
    long branch = world.unit("CB1").value();
    world.sql(
        "insert into people (id, code, full_name) select n, 'M' || n, 'Đảng viên ' || n from generate_series(1, 22) n");
    world.sql(
        "insert into memberships (person_id, valid_from, unit_id, status) select n, '2020-01-01', "
            + branch
            + ", case when n <= 18 then 'official' when n <= 20 then 'probationary' when n = 21 then 'exempt' else 'temporary_out' end from generate_series(1, 22) n");
    assertThat(world.in(() -> meeting(branch, "500", "450", "")))
        .satisfies(it -> assertThat(reason(it)).contains("attendance_unusual"));
    assertThat(world.in(() -> meeting(branch, "12", "10", "")))
        .satisfies(it -> assertThat(reason(it)).contains("attendance_unusual"));
    done(world.in(() -> meeting(branch, "20", "17", "")));
    done(world.in(() -> meeting(branch, "21", "18", ""))); // an exempt member came
    ActivityId id = done(world.in(() -> meeting(branch, "500", "450", "Họp mở rộng toàn xã")));
    assertThat(world.in(() -> sql.show(secretary, Right.SEE, id)).orElseThrow().attendanceReason())
        .isEqualTo("Họp mở rộng toàn xã");
  }

  @Test
  void unitsThatHeldItTogetherAreNamedWithinReachAndTheBranchesBelowSeeIt() {
    Actor office = world.actor("xa1");
    ActivityInput typed = world.inspection("XA1", "2026-06-05");
    assertThat(reason(world.in(() -> activities.record(office, key(), with(typed, "CB9"), true))))
        .contains("unknown_participant");
    assertThat(reason(world.in(() -> activities.record(office, key(), with(typed, "XA1"), true))))
        .contains("participant_is_unit");
    ActivityId id =
        done(world.in(() -> activities.record(office, key(), with(typed, "CB1 | CB2"), true)));
    assertThat(world.in(() -> sql.show(secretary, Right.SEE, id)).orElseThrow().participants())
        .extracting(ActivityRow.Participant::code)
        .containsExactly("CB1", "CB2");
    assertThat(world.in(() -> sql.show(secretary, Right.RECORD, id))).isEmpty();
    assertThatThrownBy(
            () -> world.sql("delete from activity_participants where activity_id = " + id.value()))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  private static ActivityInput with(ActivityInput typed, String participants) {
    return new ActivityInput(
        "",
        typed.unit(),
        typed.kind(),
        "",
        typed.title(),
        typed.heldOn(),
        "",
        "",
        "",
        "",
        Map.of(),
        "",
        participants);
  }

  private Outcome<ActivityId> meeting(long unit, String expected, String present, String reason) {
    return activities.record(
        secretary,
        key(),
        new ActivityInput(
            "",
            Long.toString(unit),
            "branch_meeting",
            "",
            "Sinh hoạt chi bộ tháng 6",
            "2026-06-05",
            "",
            expected,
            present,
            "",
            Map.of(),
            reason,
            ""),
        true);
  }

  @Test
  void whatIsRecordedAndConfirmedAtOnceCountsAtOnce() {
    var id = recorded(true);
    var row = world.in(() -> sql.show(secretary, Right.SEE, id)).orElseThrow();
    assertThat(row.status()).isEqualTo(ActivityStatus.CONFIRMED);
    assertThat(row.ref()).matches("HD-2026-[0-9A-HJKMNP-TV-Z]{8}");
    assertThat(world.counting(id)).isEqualTo(1);
    assertThat(world.count("activities_confirmed where activity_id = " + id.value())).isEqualTo(1);
    assertThat(
            world.count(
                "audit_log where action = 'activities.recorded_confirmed' and login = 'bithu1'"))
        .isEqualTo(1);
  }

  @Test
  void aDraftCountsNowhereUntilItIsConfirmed() {
    var id = recorded(false);
    assertThat(world.counting(id)).isZero();
    done(world.in(() -> activities.confirm(secretary, key(), id)));
    assertThat(world.counting(id)).isEqualTo(1);
  }

  @Test
  void aDraftMayBeChangedAndAConfirmedOneNot() {
    var id = recorded(false);
    var other =
        new ActivityInput(
            "",
            Long.toString(world.unit("CB1").value()),
            "initiative",
            "",
            "Nhà tình nghĩa",
            "1/7/2026",
            "",
            "",
            "",
            "",
            Map.of("houses", "2"));
    done(world.in(() -> activities.change(secretary, key(), id, other, false)));
    assertThat(world.in(() -> sql.amounts(id))).containsEntry("houses", 2L);
    done(world.in(() -> activities.confirm(secretary, key(), id)));
    assertThat(reason(world.in(() -> activities.change(secretary, key(), id, other, false))))
        .isEqualTo("activities.refused.already.confirmed");
  }

  @Test
  void withdrawnWithAReasonItCountsNoMore() {
    var id = recorded(true);
    assertThat(reason(world.in(() -> activities.withdraw(secretary, key(), id, "  "))))
        .isEqualTo("activities.refused.missing");
    done(world.in(() -> activities.withdraw(secretary, key(), id, "Ghi trùng")));
    assertThat(world.counting(id)).isZero();
    assertThat(world.count("changes where topic = 'activities' and subject_id = " + id.value()))
        .isEqualTo(2);
    assertThat(world.in(() -> sql.show(secretary, Right.SEE, id)).orElseThrow().withdrawnReason())
        .isEqualTo("Ghi trùng");
    assertThat(reason(world.in(() -> activities.confirm(secretary, key(), id))))
        .isEqualTo("activities.refused.already.withdrawn");
  }

  @Test
  void anErrorIsCorrectedByARecordThatTakesThePlaceOfTheFormer() {
    var id =
        done(
            world.in(() ->
                activities.record(
                    secretary,
                    key(),
                    new ActivityInput(
                        "",
                        Long.toString(world.unit("CB1").value()),
                        "contest",
                        "online",
                        "Hội thi",
                        "1/7/2026",
                        "",
                        "65",
                        "60",
                        "thi",
                        Map.of("entries", "65")),
                    true)));
    ActivityInput corrected =
        new ActivityInput(
            "",
            Long.toString(world.unit("CB1").value()),
            "contest",
            "online",
            "Hội thi",
            "1/7/2026",
            "",
            "65",
            "60",
            "thi",
            Map.of("entries", "56"));
    assertThat(
            reason(
                world.in(() ->
                    activities.correct(secretary, key(), id, corrected.titled(""), "Sai số bài"))))
        .isEqualTo("activities.refused.missing");
    assertThat(world.counting(id)).as("it counts until the correction is saved").isEqualTo(1);
    var correction =
        done(world.in(() -> activities.correct(secretary, "sửa", id, corrected, "Sai số bài")));
    assertThat(
            done(world.in(() -> activities.correct(secretary, "sửa", id, corrected, "Sai số bài"))))
        .isEqualTo(correction);
    var row = world.in(() -> sql.show(secretary, Right.SEE, correction)).orElseThrow();
    assertThat(row.status()).isEqualTo(ActivityStatus.CONFIRMED);
    assertThat(row.copiedFrom()).isEqualTo(id);
    assertThat(world.in(() -> sql.amounts(correction))).isEqualTo(Map.of("entries", 56L));
    assertThat(world.counting(id)).isZero();
    assertThat(world.counting(correction)).isEqualTo(1);
  }

  @Test
  void whatWasEditedBeforeItWasKnownToHaveArrivedIsRecordedOnce() {
    var typed = world.inspection("CB1", "15/07/2026");
    var edited = world.inspection("CB1", "14/07/2026");
    var first = done(world.in(() -> activities.record(secretary, "một", typed, true)));
    var second =
        done(
            world.in(() ->
                activities.record(
                    secretary, "hai", edited, true, true, List.of("một"), "Sửa trên máy")));
    assertThat(world.counting(first)).isZero();
    assertThat(world.counting(second)).isEqualTo(1);
  }

  @Test
  void whatArrivesAfterItsEditedFormIsNotAcceptedAnyMore() {
    var edited = world.inspection("CB1", "14/07/2026");
    done(
        world.in(() ->
            activities.record(
                secretary, "hai", edited, true, true, List.of("một"), "Sửa trên máy")));
    assertThat(
            reason(
                world.in(() ->
                    activities.record(
                        secretary, "một", world.inspection("CB1", "15/07/2026"), true))))
        .isEqualTo("audit.refused.key_used");
    assertThat(world.count("activities")).isEqualTo(1);
  }

  @Test
  void whatIsTakenBackBeforeItIsKnownToHaveArrivedCountsNoMore() {
    var arrived =
        done(
            world.in(() ->
                activities.record(secretary, "một", world.inspection("CB1", "15/07/2026"), true)));
    done(world.in(() -> activities.forget(secretary, "bỏ", List.of("hai", "một"), "Ghi nhầm")));
    assertThat(world.counting(arrived)).isZero();
    assertThat(
            reason(
                world.in(() ->
                    activities.record(
                        secretary, "hai", world.inspection("CB1", "15/07/2026"), true))))
        .isEqualTo("audit.refused.key_used");
  }

  @Test
  void sentTwiceItCountsOnce() {
    var typed = world.inspection("CB1", "15/07/2026");
    var first = done(world.in(() -> activities.record(secretary, "k1", typed, true)));
    var second = done(world.in(() -> activities.record(secretary, "k1", typed, true)));
    assertThat(second).isEqualTo(first);
    assertThat(world.count("activities")).isEqualTo(1);
    assertThat(world.count("changes where topic = 'activities'")).isEqualTo(1);
    assertThat(
            reason(
                world.in(() ->
                    activities.record(
                        secretary, "k1", world.inspection("CB1", "14/07/2026"), true))))
        .isEqualTo("audit.refused.key_used");
  }

  @Test
  void sentByImpatientFingersAtTheSameMomentItCountsOnce() throws Exception {
    var typed = world.inspection("CB1", "15/07/2026");
    var answers = atOnce(6, () -> activities.record(secretary, "same", typed, true));
    assertThat(answers.stream().map(ActivityFixture::done).distinct()).hasSize(1);
    assertThat(world.count("activities")).isEqualTo(1);
    assertThat(world.count("changes where topic = 'activities'")).isEqualTo(1);
  }

  @Test
  void twoWhoConfirmAtOnceMakeItCountOnce() throws Exception {
    var id = recorded(false);
    var answers = atOnce(6, () -> activities.confirm(secretary, key(), id));
    assertThat(answers.stream().filter(Outcome.Done.class::isInstance)).hasSize(1);
    assertThat(world.count("changes where topic = 'activities' and subject_id = " + id.value()))
        .isEqualTo(1);
  }

  @Test
  void twoWhoWithdrawAtOnceTakeItBackOnce() throws Exception {
    var id = recorded(true);
    var answers = atOnce(6, () -> activities.withdraw(secretary, key(), id, "Ghi trùng"));
    assertThat(answers.stream().filter(Outcome.Done.class::isInstance)).hasSize(1);
    assertThat(world.counting(id)).isZero();
    assertThat(world.count("changes where topic = 'activities' and subject_id = " + id.value()))
        .isEqualTo(2);
  }

  @Test
  void anotherBranchsSecretaryFindsNothing() {
    var id = recorded(true);
    var other = world.actor("bithu9");
    assertThat(world.in(() -> sql.show(other, Right.SEE, id))).isEmpty();
    assertThat(world.in(() -> sql.list(other, Filters.none(), new Paging(1, 50)))).isEmpty();
    assertThatThrownBy(() -> world.in(() -> activities.withdraw(other, key(), id, "x")))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() ->
            world.in(
                () -> activities.record(other, key(), world.inspection("CB1", "15/07/2026"), true)))
        .isInstanceOf(NotFound.class);
    var observer = world.actor("quansat");
    assertThat(world.in(() -> sql.show(observer, Right.SEE, id))).isEmpty(); // it names a person
    assertThatThrownBy(() -> world.in(() -> activities.confirm(observer, key(), id)))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void theDatabaseItselfKeepsEvidence() {
    var id =
        done(
            world.in(() ->
                activities.record(
                    secretary,
                    key(),
                    new ActivityInput(
                        "",
                        Long.toString(world.unit("CB1").value()),
                        "contest",
                        "",
                        "Hội thi",
                        "1/7/2026",
                        "",
                        "",
                        "",
                        "",
                        Map.of("entries", "65")),
                    true)));
    for (String forbidden :
        List.of(
            "update activities set title = 'khác'",
            "update activities set status = 'draft'",
            "update activities set status = 'withdrawn'",
            "update activities set status = 'withdrawn', withdrawn_by = 1, withdrawn_at = now(), withdrawn_reason = 'x', present = 3, expected = 3",
            "delete from activities",
            "update activity_amounts set value = 66",
            "delete from activity_amounts",
            "insert into activity_amounts values (" + id.value() + ", 'houses', 1)")) {
      assertThatThrownBy(() -> world.sql(forbidden))
          .as(forbidden)
          .isInstanceOf(DataIntegrityViolationException.class);
    }
    done(world.in(() -> activities.withdraw(secretary, key(), id, "Sai")));
    assertThatThrownBy(() -> world.sql("update activities set withdrawn_reason = 'khác'"))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() -> world.sql("delete from activity_amounts"))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void theListIsNarrowedByUnitKindPeriodTagAndWordsWithoutAccents() {
    recorded(true);
    var office = world.actor("xa1");
    done(
        world.in(() ->
            activities.record(
                office,
                key(),
                new ActivityInput(
                    "",
                    Long.toString(world.unit("CB2").value()),
                    "event",
                    "hybrid",
                    "Ra quân 100% hộ",
                    "2/5/2026",
                    "",
                    "",
                    "",
                    "ra quân|xanh",
                    Map.of()),
                false)));
    assertThat(titles(office, Filters.none()))
        .containsExactly("Kiểm tra đồng chí Nguyễn Văn Hoà", "Ra quân 100% hộ");
    assertThat(titles(office, Filters.of("text", "nguyen van hòa")))
        .containsExactly("Kiểm tra đồng chí Nguyễn Văn Hoà");
    assertThat(titles(office, Filters.of("text", "100%"))).containsExactly("Ra quân 100% hộ");
    assertThat(titles(office, Filters.of("text", "1_0"))).isEmpty();
    assertThat(titles(office, Filters.of("tag", "xanh"))).containsExactly("Ra quân 100% hộ");
    assertThat(titles(office, Filters.of("tag", "xan"))).isEmpty();
    assertThat(titles(office, Filters.of("form", "hybrid"))).hasSize(1);
    assertThat(titles(office, Filters.of("status", "draft"))).containsExactly("Ra quân 100% hộ");
    assertThat(titles(office, Filters.of("kind", "inspection"))).hasSize(1);
    assertThat(titles(office, Filters.of("to", "31/05/2026"))).containsExactly("Ra quân 100% hộ");
    assertThat(titles(office, Filters.of("from", "2026-06-01")))
        .containsExactly("Kiểm tra đồng chí Nguyễn Văn Hoà");
    assertThat(titles(office, Filters.of("unit", Long.toString(world.unit("XA1").value()))))
        .hasSize(2);
    assertThat(
            titles(
                office,
                new ActivityFilter(
                    Long.toString(world.unit("XA1").value()),
                    "yes",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "")))
        .isEmpty();
    assertThat(
            titles(
                office,
                new ActivityFilter(
                    Long.toString(world.unit("CB2").value()),
                    "",
                    "today",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "")))
        .hasSize(1);
    assertThat(world.in(() -> sql.count(office, Filters.none()))).isEqualTo(2);
  }

  @Test
  void aUnitThatMovedKeepsItsPastUnderItsFormerParentAndTodaysTreeCanBeAskedForToo() {
    recorded(true);
    world.sql(
        "update unit_versions set valid_to = '2026-07-20' where unit_id = (select id from units where code = 'CB1')");
    world.sql(
        "insert into unit_versions (unit_id, valid_from, parent_id, name, kind) select u.id, '2026-07-21', p.id, 'Chi bộ thôn Đông', 'branch'"
            + " from units u, units p where u.code = 'CB1' and p.code = 'XA2'");
    world.sql("call rebuild_unit_closure()");
    fixture.turnTo(java.time.LocalDate.of(2026, 8, 1));
    var province = world.actor("quantri");
    assertThat(titles(province, Filters.of("unit", Long.toString(world.unit("XA1").value()))))
        .hasSize(1);
    assertThat(titles(province, Filters.of("unit", Long.toString(world.unit("XA2").value()))))
        .isEmpty();
    assertThat(
            titles(
                province,
                new ActivityFilter(
                    Long.toString(world.unit("XA2").value()),
                    "",
                    "today",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "")))
        .hasSize(1);
  }

  private List<String> titles(Actor actor, ActivityFilter filter) {
    return world.in(() -> sql.list(actor, filter, new Paging(1, 50))).stream()
        .map(ActivityRow::title)
        .toList();
  }

  private ActivityId recorded(boolean confirm) {
    return done(
        world.in(() ->
            activities.record(secretary, key(), world.inspection("CB1", "15/07/2026"), confirm)));
  }

  private <T> List<T> atOnce(int people, Callable<T> action) throws Exception {
    var ready = new CyclicBarrier(people);
    List<Future<T>> answers = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(people)) {
      for (int i = 0; i < people; i++) {
        answers.add(
            threads.submit(() -> {
              ready.await();
              return world.in(action);
            }));
      }
    }
    List<T> done = new ArrayList<>();
    for (Future<T> answer : answers) {
      done.add(answer.get());
    }
    return done;
  }

  /** Filters of one condition. */
  private static final class Filters {
    static ActivityFilter none() {
      return of("", "");
    }

    static ActivityFilter of(String field, String value) {
      return new ActivityFilter(
          field.equals("unit") ? value : "",
          "",
          "",
          field.equals("kind") ? value : "",
          field.equals("from") ? value : "",
          field.equals("to") ? value : "",
          field.equals("status") ? value : "",
          field.equals("form") ? value : "",
          field.equals("tag") ? value : "",
          "",
          field.equals("text") ? value : "");
    }
  }
}
