package vn.mach.branch.meetings;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.branch.attendance.AttendanceListId;
import vn.mach.branch.attendance.AttendanceLists;

/** Puts together how a meeting stands. */
@Component
class HeldMeetings {

  private final ActsSql acts;
  private final AgendaSql agenda;
  private final AttendanceLists lists;

  HeldMeetings(ActsSql acts, AgendaSql agenda, AttendanceLists lists) {
    this.acts = acts;
    this.agenda = agenda;
    this.lists = lists;
  }

  HeldMeeting of(MeetingRow meeting) {
    Optional<AttendanceListId> list = lists.of(Meetings.LIST, meeting.id().value());
    return new HeldMeeting(
        meeting,
        agenda.items(meeting.id()),
        ActsSql.log(acts.of(meeting.id())),
        list.map(lists::counts).orElse(null),
        list.map(AttendanceListId::value).orElse(null));
  }
}
