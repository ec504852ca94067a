package vn.mach.voice.care;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.evidence.activities.Activities;
import vn.mach.evidence.activities.ActivityId;
import vn.mach.evidence.activities.ActivityInput;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/**
 * Confirms an activity for each visit, each help that was handed over and each event: it names
 * nobody, its tags say which it is and of what kind, its amounts say how much.
 *
 * <p>A household counts once in a calendar year, at the earliest of what was done for it; so the
 * sum over a year up to any day is the number of households helped by then. When something earlier
 * is entered late, or the earliest is withdrawn, the activities concerned are corrected: withdrawn
 * and recorded anew, as with any evidence (ADR 47).
 */
@Component
class CareEvidence {

  static final String KIND = "care";

  /** Why is with the record itself: activities are read by more people. */
  private static final String WITHDRAWN = "Đã thu hồi ở mục Chăm lo";

  private static final String REASON = "Mỗi hộ tính một lần trong năm, tại lần sớm nhất";

  /**
   * Something that was done.
   *
   * @param of {@code visit}, {@code grant} or {@code event}; {@code id} is its number
   * @param household none: a person alone, or many
   * @param people at an event; else 0
   * @param moneyVnd in đồng
   * @param giftsVnd estimated, in đồng
   */
  record Act(
      String of,
      long id,
      UnitId unit,
      @Nullable Long household,
      String kind,
      LocalDate day,
      long people,
      long moneyVnd,
      long giftsVnd) {}

  private record Row(
      long id,
      @Nullable Long visitId,
      @Nullable Long grantId,
      long unitId,
      String kind,
      String nameVi,
      LocalDate day,
      long people,
      long moneyVnd,
      long giftsVnd,
      boolean once,
      boolean onceUnit,
      boolean onceKind,
      @Nullable Long activityId,
      int version) {

    String form() {
      return visitId != null ? "visit" : grantId != null ? "grant" : "group";
    }

    Firsts firsts() {
      return new Firsts(once, onceUnit, onceKind);
    }
  }

  /** Whether it is the first of the year: of the household, by this unit, of this kind. */
  private record Firsts(boolean ever, boolean ofUnit, boolean ofKind) {
    static final Firsts NONE = new Firsts(false, false, false);
  }

  private static final String ROWS =
      """
      select e.id, e.visit_id, e.grant_id, e.unit_id, e.kind, k.name_vi, e.day, e.people, e.money_vnd, e.gifts_vnd, e.once, e.once_unit, e.once_kind,
        e.activity_id, e.version
      from care_evidence e join care_kinds k on k.code = e.kind
      """;

  private final JdbcClient jdbc;
  private final Activities activities;
  private final Units units;
  private final AccessScope scope;

  CareEvidence(JdbcClient jdbc, Activities activities, Units units, AccessScope scope) {
    this.jdbc = jdbc;
    this.activities = activities;
    this.units = units;
    this.scope = scope;
  }

  /** Whether the unit stands on the day: else nothing can be counted for it. */
  boolean canCount(UnitId unit, LocalDate day) {
    return units.named(unit, day).filter(NamedUnit::standing).isPresent();
  }

  /**
   * Counts it from now on.
   *
   * @throws IllegalStateException where {@link #canCount} was not asked
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void confirm(Actor actor, Act act) {
    lock(act.household());
    long id =
        jdbc.sql(
                """
                insert into care_evidence (visit_id, grant_id, event_id, unit_id, household_id, kind, day, people, money_vnd, gifts_vnd, once, once_unit, once_kind)
                values (:visit::bigint, :grant::bigint, :event::bigint, :unit, :household::bigint, :kind, :day, :people, :money, :gifts, false, false, false)
                returning id
                """)
            .param("visit", act.of().equals("visit") ? act.id() : null)
            .param("grant", act.of().equals("grant") ? act.id() : null)
            .param("event", act.of().equals("event") ? act.id() : null)
            .param("unit", act.unit().value())
            .param("household", act.household())
            .param("kind", act.kind())
            .param("day", act.day())
            .param("people", act.people())
            .param("money", act.moneyVnd())
            .param("gifts", act.giftsVnd())
            .query(Long.class)
            .single();
    if (act.household() == null) {
      record(actor, row(id), Firsts.NONE);
    } else {
      countAnew(actor, act.household(), act.day().getYear(), id);
    }
  }

  /** It counts no more; what was done later for the household counts in its place. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void withdraw(Actor actor, String of, long id) {
    record Found(long id, @Nullable Long householdId, LocalDate day, @Nullable Long activityId) {}
    List<Found> all =
        jdbc.sql(
                "select id, household_id, day, activity_id from care_evidence where not withdrawn and "
                    + switch (of) {
                      case "visit" -> "visit_id";
                      case "grant" -> "grant_id";
                      default -> "event_id";
                    }
                    + " = ?")
            .param(id)
            .query(CareRows.of(Found.class))
            .list();
    for (Found found : all) { // none: recorded before visits were counted
      lock(found.householdId());
      jdbc.sql("update care_evidence set withdrawn = true where id = ?").param(found.id()).update();
      if (found.activityId() != null) {
        activities.withdraw(
            Actor.system(),
            "care-" + found.id() + "-withdraw",
            new ActivityId(found.activityId()),
            WITHDRAWN);
      }
      if (found.householdId() != null) {
        countAnew(actor, found.householdId(), found.day().getYear(), 0);
      }
    }
  }

  /** One at a time for a household. */
  private void lock(@Nullable Long household) {
    if (household != null) {
      jdbc.sql("select 1 from care_households where id = ? for update")
          .param(household)
          .query()
          .listOfRows();
    }
  }

  private void countAnew(Actor actor, long household, int year, long fresh) {
    List<Row> rows =
        jdbc.sql(
                ROWS
                    + "where e.household_id = ? and not e.withdrawn and e.day between ? and ? order by e.day, e.id")
            .params(household, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
            .query(CareRows.of(Row.class))
            .list();
    Set<Long> seenUnits = new HashSet<>();
    Set<String> seenKinds = new HashSet<>();
    for (Row row : rows) {
      Firsts firsts =
          new Firsts(seenUnits.isEmpty(), seenUnits.add(row.unitId()), seenKinds.add(row.kind()));
      if (row.id() == fresh) {
        record(actor, row, firsts);
      } else if (!row.firsts().equals(firsts)) {
        correct(row, firsts);
      }
    }
  }

  private void record(Actor actor, Row row, Firsts firsts) {
    Actor by =
        scope.reaches(actor, Right.RECORD, new UnitId(row.unitId())) ? actor : Actor.system();
    switch (activities.record(by, key(row), input(row, firsts), true)) {
      case Outcome.Done<ActivityId>(ActivityId activity) -> counted(row, firsts, activity.value());
      case Outcome.Refused<ActivityId>(var refusals) ->
          throw new IllegalStateException("care is not counted: " + refusals);
    }
  }

  /** An activity that somebody withdrew by hand stays so. */
  private void correct(Row row, Firsts firsts) {
    Long activity = row.activityId();
    if (activity != null
        && activities.correct(
                Actor.system(), key(row), new ActivityId(activity), input(row, firsts), REASON)
            instanceof Outcome.Done<ActivityId>(ActivityId corrected)) {
      activity = corrected.value();
    }
    counted(row, firsts, activity);
  }

  private void counted(Row row, Firsts firsts, @Nullable Long activity) {
    jdbc.sql(
            """
            update care_evidence set once = :once, once_unit = :unit, once_kind = :kind, activity_id = :activity::bigint, version = version + 1
            where id = :id
            """)
        .param("once", firsts.ever())
        .param("unit", firsts.ofUnit())
        .param("kind", firsts.ofKind())
        .param("activity", activity)
        .param("id", row.id())
        .update();
  }

  private static String key(Row row) {
    return "care-" + row.id() + "-" + row.version();
  }

  private static ActivityInput input(Row row, Firsts firsts) {
    Map<String, String> amounts = new TreeMap<>();
    put(amounts, "visits", row.form().equals("visit") ? 1 : 0);
    put(amounts, "households", firsts.ever() ? 1 : 0);
    put(amounts, "households_of_unit", firsts.ofUnit() ? 1 : 0);
    put(amounts, "households_of_kind", firsts.ofKind() ? 1 : 0);
    put(amounts, "people", row.people());
    put(amounts, "money_vnd", row.moneyVnd());
    put(amounts, "gifts_vnd", row.giftsVnd());
    return new ActivityInput(
        "",
        Long.toString(row.unitId()),
        KIND,
        "",
        row.nameVi(),
        row.day().toString(),
        "",
        "",
        "",
        row.form() + "|" + row.kind(),
        amounts);
  }

  private static void put(Map<String, String> amounts, String amount, long value) {
    if (value > 0) {
      amounts.put(amount, Long.toString(value));
    }
  }

  private Row row(long id) {
    return jdbc.sql(ROWS + "where e.id = ?").param(id).query(Row.class).single();
  }
}
