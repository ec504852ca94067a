package vn.mach.branch.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.mach.base.calendar.CalendarEntry;
import vn.mach.base.calendar.CalendarSource;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.Today;
import vn.mach.evidence.activities.ActivityId;

/** Meetings to which somebody is due, or which they keep, at their hour. */
@Component
class MeetingCalendar implements CalendarSource {

  private static final LocalTime LATEST = LocalTime.of(23, 59);

  private final MeetingsSql sql;
  private final MeetingRules rules;
  private final MessageSource messages;
  private final Today today;

  MeetingCalendar(MeetingsSql sql, MeetingRules rules, MessageSource messages, Today today) {
    this.sql = sql;
    this.rules = rules;
    this.messages = messages;
    this.today = today;
  }

  @Override
  public List<CalendarEntry> entries(Actor actor, LocalDate from, LocalDate to, int most) {
    return sql.soon(actor, from, to, most).stream().map(this::entry).toList();
  }

  CalendarEntry entry(MeetingRow meeting) {
    int minutes =
        rules
            .on(meeting.kind().lengthRule(), meeting.heldOn())
            .map(MeetingRules.Rule::value)
            .orElse(60);
    LocalTime from = meeting.startsAt();
    LocalTime until = from.plusMinutes(minutes);
    Instant invited = meeting.invitedAt();
    return new CalendarEntry(
        "meeting-" + meeting.id().value(),
        "meetings.calendar",
        title(meeting, "vi"),
        title(meeting, "en"),
        meeting.place().isEmpty() ? meeting.unitName() : meeting.place(),
        meeting.heldOn(),
        from,
        until.isBefore(from) ? LATEST : until,
        "/meetings/" + meeting.id().value(),
        meeting.isBefore() && meeting.heldOn().isBefore(today.date()),
        invited == null ? today.now() : invited,
        recorded(meeting));
  }

  /** The activities that the meeting recorded: in a calendar they are the meeting. */
  private static Set<String> recorded(MeetingRow meeting) {
    return Stream.of(meeting.activity(), meeting.themeActivity(), meeting.attendanceActivity())
        .filter(Objects::nonNull)
        .map(ActivityId::calendarEntry)
        .collect(Collectors.toSet());
  }

  private String title(MeetingRow meeting, String language) {
    return messages.getMessage(
        "meetings.title." + meeting.kind().code(),
        new Object[] {meeting.monthText()},
        Locale.of(language));
  }
}
