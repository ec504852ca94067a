package vn.mach.branch.meetings;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.organisation.people.MemberRecord;

/** The meetings at which a member was due, with their own attendance. */
@Component
class MeetingMemberRecord implements MemberRecord {

  private static final int MOST = 200;

  private final JdbcClient jdbc;
  private final MessageSource messages;

  MeetingMemberRecord(JdbcClient jdbc, MessageSource messages) {
    this.jdbc = jdbc;
    this.messages = messages;
  }

  @Override
  public String heading() {
    return "meetings.record";
  }

  @Override
  public List<Line> lines(PersonId person, Locale locale) {
    return jdbc.sql(
            """
            select m.id, m.kind, m.held_on, case when m.status = 'closed' then a.status else 'to_come' end as said
            from meeting_people p join meetings m on m.id = p.meeting_id
            left join attendance_marks a on a.kind = 'meeting' and a.subject = m.id and a.person_id = p.person_id
            where p.person_id = ? and m.status in ('invited', 'open', 'closed') order by m.held_on desc, m.id desc limit ?
            """)
        .params(person.value(), MOST)
        .query((row, number) -> {
          LocalDate day = row.getObject("held_on", LocalDate.class);
          String month = day.getMonthValue() + "/" + day.getYear();
          return new Line(
              day,
              say("meetings.title." + row.getString("kind"), locale, month)
                  + " · "
                  + say("meetings.record." + row.getString("said"), locale),
              "/meetings/" + row.getLong("id"));
        })
        .list();
  }

  private String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
