package vn.mach.recognition.commendations;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.organisation.people.MemberRecord;
import vn.mach.recognition.commendations.CommendationsSql.Row;

/** A member's own commendations, for themself. */
@Component
class CommendationRecord implements MemberRecord {

  private final CommendationsSql sql;
  private final MessageSource messages;

  CommendationRecord(CommendationsSql sql, MessageSource messages) {
    this.sql = sql;
    this.messages = messages;
  }

  @Override
  public String heading() {
    return "commendations.record";
  }

  @Override
  public List<Line> lines(PersonId person, Locale locale) {
    return sql.ofPerson(person).stream()
        .map(it -> new Line(it.decidedOn(), text(it, locale), "/commendations/" + it.id()))
        .toList();
  }

  private String text(Row it, Locale locale) {
    Integer year = it.year();
    String form = messages.getMessage(it.award().key(), null, locale);
    String when =
        year == null
            ? messages.getMessage("commendations.ad_hoc", null, locale)
            : messages.getMessage(
                "commendations.of_year", new Object[] {Integer.toString(year)}, locale);
    return messages.getMessage(
        "commendations.record.line",
        new Object[] {form, when, it.number(), it.giver(), it.reason()},
        locale);
  }
}
