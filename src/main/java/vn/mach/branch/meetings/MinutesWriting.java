package vn.mach.branch.meetings;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.branch.attendance.AttendanceCounts;
import vn.mach.branch.attendance.AttendanceListId;
import vn.mach.branch.attendance.AttendanceLists;
import vn.mach.branch.attendance.AttendanceRow;
import vn.mach.branch.attendance.AttendanceStatus;
import vn.mach.documents.register.Register;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Collects what the minutes say from the acts and the list of attendance. */
@Component
class MinutesWriting {

  private final AttendanceLists lists;
  private final AgendaSql agenda;
  private final People people;
  private final Units units;
  private final Register register;
  private final MeetingWords words;
  private final JdbcClient jdbc;

  MinutesWriting(
      AttendanceLists lists,
      AgendaSql agenda,
      People people,
      Units units,
      Register register,
      MeetingWords words,
      JdbcClient jdbc) {
    this.lists = lists;
    this.agenda = agenda;
    this.people = people;
    this.units = units;
    this.register = register;
    this.words = words;
    this.jdbc = jdbc;
  }

  /** The minutes as they would be now. */
  Minutes of(HeldMeeting held, Instant began, Instant ended, String summary, String resolution) {
    MeetingRow meeting = held.meeting();
    AttendanceCounts counts = Objects.requireNonNull(held.counts());
    List<AttendanceRow> rows =
        lists.rows(new AttendanceListId(Objects.requireNonNull(held.list())));
    Map<String, Boolean> counted =
        counts.standings().stream()
            .collect(
                Collectors.toMap(
                    AttendanceCounts.Standing::standing, AttendanceCounts.Standing::counted));
    Predicate<AttendanceRow> due = row -> counted.getOrDefault(row.standing(), false);
    Predicate<AttendanceRow> guest = row -> row.standing().equals("guest");
    ZoneId zone = CurrentRealm.get().zone();
    List<NamedUnit> path = units.path(meeting.unit(), meeting.heldOn());
    return new Minutes(
        path.size() > 1 ? path.get(path.size() - 2).name() : "",
        path.isEmpty() ? meeting.unitName() : path.getLast().name(),
        register.settings(meeting.unit()).place(),
        meeting.heldOn(),
        subject(meeting),
        clock(began, zone),
        clock(ended, zone),
        meeting.place(),
        text(meeting.chairName()),
        text(meeting.minuteTakerName()),
        names(rows, guest.and(row -> row.status() == AttendanceStatus.PRESENT), false),
        counts.standings().stream()
            .filter(it -> !it.standing().equals("guest"))
            .map(it -> new Minutes.Standing(it.standing(), it.expected(), it.present()))
            .toList(),
        counts.due(),
        counts.present(),
        percent(counts.rate()),
        names(rows, due.and(row -> row.status() == AttendanceStatus.EXCUSED), true),
        names(
            rows,
            due.and(row ->
                row.status() == AttendanceStatus.ABSENT
                    || row.status() == AttendanceStatus.EXPECTED),
            false),
        names(
            rows,
            due.or(guest).negate().and(row -> row.status() == AttendanceStatus.PRESENT),
            false),
        meeting.byGroups()
            ? agenda.groupCounts(meeting.id()).stream()
                .map(it -> new Minutes.Group(it.name(), it.due(), it.present()))
                .toList()
            : List.of(),
        held.items().stream()
            .map(it -> new Minutes.Item(it.title(), it.field("speakers"), it.field("conclusion")))
            .toList(),
        held.votes().stream().map(MinutesWriting::vote).toList(),
        held.tasks().stream().map(this::work).toList(),
        held.notes().stream().map(it -> it.field("text")).toList(),
        summary,
        resolution,
        post(meeting));
  }

  private String subject(MeetingRow meeting) {
    String subject =
        words.say("meetings.paper.subject." + meeting.kind().code(), meeting.monthText());
    return meeting.theme().isEmpty() ? subject : subject + ": " + meeting.theme();
  }

  private static Minutes.Vote vote(VoteResult it) {
    return new Minutes.Vote(
        it.act().field("title"),
        it.agree(),
        it.disagree(),
        it.abstain(),
        it.base(),
        it.needed(),
        it.act().field("rule"),
        it.passed());
  }

  private Minutes.Work work(MeetingAct it) {
    String person = it.field("person");
    return new Minutes.Work(
        it.field("title"),
        person.isEmpty() ? "" : people.name(new PersonId(Long.parseLong(person))),
        LocalDate.parse(it.field("dueOn")));
  }

  /** The post by which the chair signs: the secretary's, else the deputy's, else none. */
  private String post(MeetingRow meeting) {
    PersonId chair = meeting.chair();
    return chair == null
        ? ""
        : jdbc.sql(
                """
                select post from posts_on(?) where person_id = ? and unit_id = ? and post in ('secretary', 'deputy_secretary')
                order by post desc limit 1
                """)
            .params(meeting.heldOn(), chair.value(), meeting.unit().value())
            .query(String.class)
            .optional()
            .orElse("");
  }

  private static List<String> names(
      List<AttendanceRow> rows, Predicate<AttendanceRow> which, boolean reasons) {
    return rows.stream()
        .filter(which)
        .map(row -> {
          String reason = text(row.reason());
          return reasons && !reason.isEmpty() ? row.name() + " (" + reason + ")" : row.name();
        })
        .toList();
  }

  private static String clock(Instant at, ZoneId zone) {
    return MeetingWords.onPaper(LocalTime.ofInstant(at, zone));
  }

  /** {@code 85,00}: always with two decimals, as papers print it. */
  static String percent(@Nullable BigDecimal rate) {
    return rate == null ? "–" : rate.toPlainString().replace('.', ',');
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
