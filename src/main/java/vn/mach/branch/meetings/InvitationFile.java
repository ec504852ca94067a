package vn.mach.branch.meetings;

import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.calendar.CalendarFile;
import vn.mach.organisation.notices.MailAttachment;
import vn.mach.organisation.notices.MailAttachmentSource;
import vn.mach.organisation.tasks.TaskSubject;

/** The meeting for the reader's own calendar, in the e-mail that invites them. */
@Component
class InvitationFile implements MailAttachmentSource {

  private final MeetingsSql sql;
  private final MeetingCalendar calendar;
  private final CalendarFile file;

  InvitationFile(MeetingsSql sql, MeetingCalendar calendar, CalendarFile file) {
    this.sql = sql;
    this.calendar = calendar;
    this.file = file;
  }

  @Override
  public String kind() {
    return MeetingInvitations.INVITE;
  }

  @Override
  public Optional<MailAttachment> file(TaskSubject subject, Locale locale) {
    return sql.find(new MeetingId(subject.id()))
        .filter(it -> it.status() == MeetingStatus.INVITED)
        .map(it ->
            new MailAttachment(
                "sinh-hoat-chi-bo-" + it.heldOn() + ".ics",
                "text/calendar; charset=UTF-8",
                file.of(calendar.entry(it), locale)));
  }
}
