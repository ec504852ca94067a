package vn.mach.branch.meetings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.mach.base.files.Files;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.branch.attendance.AttendanceLists;
import vn.mach.branch.attendance.AttendanceRow;
import vn.mach.branch.meetings.MeetingsSql.Summoned;

/** Puts together what a phone keeps of a meeting. */
@Component
class PhoneMeetings {

  private final MeetingsSql sql;
  private final PhoneSql more;
  private final ActsSql acts;
  private final AgendaSql agenda;
  private final AttendanceLists lists;
  private final MeetingRules rules;
  private final Files files;
  private final MessageSource messages;

  PhoneMeetings(
      MeetingsSql sql,
      PhoneSql more,
      ActsSql acts,
      AgendaSql agenda,
      AttendanceLists lists,
      MeetingRules rules,
      Files files,
      MessageSource messages) {
    this.sql = sql;
    this.more = more;
    this.acts = acts;
    this.agenda = agenda;
    this.lists = lists;
    this.rules = rules;
    this.files = files;
    this.messages = messages;
  }

  PhoneMeeting of(Actor actor, MeetingRow meeting, Locale locale) {
    Map<PersonId, AttendanceRow> rows =
        lists.of(Meetings.LIST, meeting.id().value()).map(lists::rows).orElse(List.of()).stream()
            .collect(Collectors.toMap(AttendanceRow::person, Function.identity()));
    Map<String, Boolean> counted = more.counted();
    Optional<MeetingRules.Rule> length = rules.on(meeting.kind().lengthRule(), meeting.heldOn());
    return new PhoneMeeting(
        meeting.id().value(),
        messages.getMessage(
            "meetings.title." + meeting.kind().code(), new Object[] {meeting.monthText()}, locale),
        meeting.unitName(),
        PhoneMeeting.day(meeting),
        MeetingWords.CLOCK.format(meeting.startsAt()),
        meeting.place(),
        meeting.status().code(),
        length.map(MeetingRules.Rule::value).orElse(null),
        length.map(MeetingRules.Rule::source).orElse(null),
        due(meeting).stream()
            .map(it ->
                PhoneMeeting.Person.of(
                    it, counted.getOrDefault(it.standing(), false), rows.get(it.person())))
            .toList(),
        agenda.items(meeting.id()).stream().map(PhoneMeeting.Item::of).toList(),
        acts.of(meeting.id()).stream().map(PhoneMeeting.Act::of).toList(),
        files.of(actor, MeetingDuties.MODULE, meeting.id().value()).list().stream()
            .map(it -> new PhoneMeeting.Paper(it.id(), it.name(), it.mediaType(), it.size()))
            .toList());
  }

  /** Who was invited; before anybody was, those who will be due. */
  private List<Summoned> due(MeetingRow meeting) {
    List<Summoned> invited = sql.people(meeting.id());
    return meeting.isBefore() && invited.stream().allMatch(it -> it.standing().equals("guest"))
        ? Stream.concat(more.members(meeting.unit(), meeting.heldOn()).stream(), invited.stream())
            .toList()
        : invited;
  }
}
