package vn.mach.voice.concerns;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.calendar.WorkingCalendar;
import vn.mach.base.calendar.WorkingDays;
import vn.mach.base.realms.Today;

/**
 * "You said, we did": publishes each quarter once, {@value #DAYS_AFTER} days after it ended, and
 * never anew. A concern is counted in the quarter in which it was sent and in no other, so what
 * changes later shows nowhere.
 */
@Component
class YouSaid {

  static final int DAYS_AFTER = 45;

  private final YouSaidSql sql;
  private final WorkingCalendar calendar;
  private final Today today;

  YouSaid(YouSaidSql sql, WorkingCalendar calendar, Today today) {
    this.sql = sql;
    this.calendar = calendar;
    this.today = today;
  }

  /** Publishes the quarters that ended long enough ago and are not published yet. */
  @Transactional
  public void publishEnded() {
    Optional<LocalDate> first = sql.first();
    if (first.isEmpty()) {
      return;
    }
    WorkingDays days = calendar.days();
    LocalDate quarter = quarterOf(first.get());
    while (!quarter.plusMonths(3).minusDays(1).plusDays(DAYS_AFTER).isAfter(today.date())) {
      if (!sql.isPublished(quarter)) {
        publish(quarter, days);
      }
      quarter = quarter.plusMonths(3);
    }
  }

  private void publish(LocalDate quarter, WorkingDays days) {
    LocalDate last = quarter.plusMonths(3).minusDays(1);
    int smallest = sql.smallestGroup();
    List<SmallGroups.Row> rows =
        SmallGroups.publish(
            sql.subjects().stream().map(YouSaidSql.Subject::code).toList(),
            sql.levels(quarter, last),
            groups(sql.counted(quarter, last), days),
            smallest);
    sql.publish(quarter, today.date(), smallest, rows);
  }

  private static List<SmallGroups.Group> groups(
      List<YouSaidSql.Counted> counted, WorkingDays days) {
    Map<List<String>, List<YouSaidSql.Counted>> by = new LinkedHashMap<>();
    counted.forEach(it ->
        by.computeIfAbsent(List.of(it.subject(), it.level()), key -> new ArrayList<>()).add(it));
    List<SmallGroups.Group> groups = new ArrayList<>();
    by.forEach((key, all) -> {
      List<Integer> took = new ArrayList<>();
      List<String> changed = new ArrayList<>();
      int inTime = 0;
      int helped = 0;
      int notHelped = 0;
      for (YouSaidSql.Counted it : all) {
        LocalDate answered = it.answeredOn();
        if (answered != null) {
          took.add(days.between(it.sentOn(), answered));
          changed.addAll(it.changed());
          if (it.dueOn() != null && !answered.isAfter(it.dueOn())) {
            inTime++;
          }
        }
        if (it.helped() != null) {
          helped += it.helped() ? 1 : 0;
          notHelped += it.helped() ? 0 : 1;
        }
      }
      groups.add(
          new SmallGroups.Group(
              key.get(0),
              key.get(1),
              all.size(),
              took.size(),
              inTime,
              took,
              helped,
              notHelped,
              changed));
    });
    return groups;
  }

  static LocalDate quarterOf(LocalDate day) {
    return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
  }
}
