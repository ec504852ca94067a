package vn.mach.branch.meetings;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.tasks.TaskDue;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;

/**
 * What branches owe by the rules of each period, as tasks: a monthly meeting, and a thematic one in
 * each quarter. A duty is settled by a closed meeting of its kind in its period.
 */
@Component
class MeetingDuties {

  static final String MODULE = "meetings";

  private final JdbcClient jdbc;
  private final MeetingRules rules;
  private final Tasks tasks;
  private final MeetingWords words;

  MeetingDuties(JdbcClient jdbc, MeetingRules rules, Tasks tasks, MeetingWords words) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.tasks = tasks;
    this.words = words;
  }

  /** A duty: its number, by which tasks know it, and its days. */
  record Duty(long id, String rule, Period period) {}

  /** The duties of a year whose days have not passed, made where they are not there yet. */
  List<Duty> ofYear(int year, LocalDate today) {
    List<Duty> duties = new ArrayList<>();
    for (String rule : List.of("monthly", "thematic")) {
      YearMonth month = YearMonth.of(year, 1);
      while (month.getYear() == year) {
        LocalDate first = month.atDay(1);
        MeetingRules.Rule every = rules.on(rule + "_months", first).orElse(null);
        int months = every == null || every.value() < 1 ? 1 : every.value();
        LocalDate last = month.plusMonths(months - 1L).atEndOfMonth();
        if (every != null && every.value() > 0 && !last.isBefore(today)) {
          duties.add(make(rule, first, last, every.source()));
        }
        month = month.plusMonths(months);
      }
    }
    return duties;
  }

  private Duty make(String rule, LocalDate from, LocalDate to, String source) {
    long id =
        jdbc.sql(
                """
                insert into meeting_duties (rule, period_from, period_to, source) values (?, ?, ?, ?)
                on conflict on constraint meeting_duties_once do update set source = meeting_duties.source
                returning id
                """)
            .params(rule, from, to, source)
            .query(Long.class)
            .single();
    return new Duty(id, rule, new Period(from, to));
  }

  /**
   * Asks units for a duty, those that have not fulfilled it.
   *
   * @return how many were asked anew
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int ask(Actor actor, Duty duty, List<UnitId> units) {
    List<TaskOwner> owners = missing(duty, units).stream().map(TaskOwner::unit).toList();
    if (owners.isEmpty()) {
      return 0;
    }
    LocalDate from = duty.period.from();
    String months =
        duty.rule.equals("monthly")
            ? from.getMonthValue() + "/" + from.getYear()
            : (from.getMonthValue() + 2) / 3 + "/" + from.getYear();
    return tasks.assign(
        actor,
        TaskSubject.of(
            kind(duty.rule),
            MODULE,
            duty.id,
            words.say("meetings.duty." + duty.rule, months),
            "/meetings?unit={unit}&month=" + YearMonth.from(duty.period.to())),
        owners,
        TaskDue.on(duty.period.to()));
  }

  private List<UnitId> missing(Duty duty, List<UnitId> units) {
    return jdbc.sql(
            """
            select u.id from unnest(:units::bigint[]) with ordinality u (id, place)
            where not exists (
              select 1 from meetings m where m.unit_id = u.id and m.status = 'closed' and m.kind = any(:kinds)
                and m.held_on between :from and :to)
            order by u.place
            """)
        .param("units", units.stream().map(UnitId::value).toArray(Long[]::new))
        .param("kinds", kinds(duty.rule))
        .param("from", duty.period.from())
        .param("to", duty.period.to())
        .query((row, number) -> new UnitId(row.getLong(1)))
        .list();
  }

  /** A meeting was closed: its duties are fulfilled. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void fulfilled(MeetingRow meeting) {
    of(meeting).forEach(duty -> tasks.settle(kind(duty.rule), MODULE, duty.id, meeting.unit()));
  }

  /** It does not count any more: what no other meeting fulfils is owed again. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void owedAgain(MeetingRow meeting, String reason) {
    of(meeting).stream()
        .filter(duty -> !missing(duty, List.of(meeting.unit())).isEmpty())
        .forEach(duty -> tasks.reopen(kind(duty.rule), MODULE, duty.id, meeting.unit(), reason));
  }

  private List<Duty> of(MeetingRow meeting) {
    List<String> fulfils = new ArrayList<>();
    if (meeting.kind().monthly()) {
      fulfils.add("monthly");
    }
    if (meeting.kind().thematic()) {
      fulfils.add("thematic");
    }
    return jdbc.sql(
            "select id, rule, period_from, period_to from meeting_duties where rule = any(?) and ? between period_from and period_to")
        .params(fulfils.toArray(String[]::new), meeting.heldOn())
        .query((row, number) ->
            new Duty(
                row.getLong(1),
                row.getString(2),
                new Period(row.getObject(3, LocalDate.class), row.getObject(4, LocalDate.class))))
        .list();
  }

  private static String kind(String rule) {
    return "meeting_" + rule;
  }

  private static String[] kinds(String rule) {
    return List.of(MeetingKind.values()).stream()
        .filter(it -> rule.equals("monthly") ? it.monthly() : it.thematic())
        .map(MeetingKind::code)
        .toArray(String[]::new);
  }
}
