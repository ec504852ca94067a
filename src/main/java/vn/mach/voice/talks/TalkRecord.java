package vn.mach.voice.talks;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.organisation.people.MemberRecord;

/**
 * Days of a member's talks and the conferences to which they sent questions. With whom is on the
 * member's own page alone, not in the file with their data, which could be passed on; what was said
 * is in neither.
 */
@Component
class TalkRecord implements MemberRecord {

  private final JdbcClient jdbc;
  private final MessageSource messages;

  TalkRecord(JdbcClient jdbc, MessageSource messages) {
    this.jdbc = jdbc;
    this.messages = messages;
  }

  @Override
  public String heading() {
    return "talks.record";
  }

  @Override
  public List<Line> lines(PersonId person, Locale locale) {
    return jdbc.sql(
            """
            select t.due_on as day, t.status, o.full_name as title, '/talks/' || t.id as path
            from talks t join people_named o on o.person_id = case when t.host_id = :person then t.guest_id else t.host_id end
            where t.host_id = :person or t.guest_id = :person
            union all
            select q.asked_on, '', d.title, '/talks/dialogues/' || d.id
            from dialogue_questions q join dialogues d on d.id = q.dialogue_id where q.person_id = :person
            order by day desc, path
            """)
        .param("person", person.value())
        .query((row, number) ->
            new Line(
                row.getObject("day", LocalDate.class),
                text(row.getString("status"), row.getString("title"), locale),
                row.getString("path"),
                shown(row.getString("status"), row.getString("title"), locale)))
        .list();
  }

  private String text(String status, String title, Locale locale) {
    return status.isEmpty()
        ? messages.getMessage("talks.record.question", new Object[] {title}, locale)
        : messages.getMessage(
            "talks.record.talk",
            new Object[] {messages.getMessage("talks.status." + status, null, locale)},
            locale);
  }

  /** On the member's own page several talks are told apart by whom they are with. */
  private String shown(String status, String other, Locale locale) {
    return status.isEmpty()
        ? text(status, other, locale)
        : messages.getMessage(
            "talks.record.talk_with",
            new Object[] {other, messages.getMessage("talks.status." + status, null, locale)},
            locale);
  }
}
