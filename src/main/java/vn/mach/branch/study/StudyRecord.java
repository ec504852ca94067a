package vn.mach.branch.study;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.organisation.people.MemberRecord;

/** A member's campaigns, for themself: an essay's mark only once it was released. */
@Component
class StudyRecord implements MemberRecord {

  private final RecordSql sql;
  private final MessageSource messages;

  StudyRecord(RecordSql sql, MessageSource messages) {
    this.sql = sql;
    this.messages = messages;
  }

  @Override
  public String heading() {
    return "study.record";
  }

  @Override
  public List<Line> lines(PersonId person, Locale locale) {
    return sql.lines(person.value()).stream()
        .map(it -> new Line(it.startsOn(), words(it, locale), "/study/" + it.campaign()))
        .toList();
  }

  private String words(RecordSql.Line it, Locale locale) {
    List<String> said = new ArrayList<>();
    said.add(it.title());
    said.add(
        say(
            locale,
            it.excused()
                ? "study.record.excused"
                : it.present() ? "study.record.attended" : "study.record.missing"));
    Integer points = it.points();
    Integer outOf = it.outOf();
    if (points != null && outOf != null) {
      said.add(say(locale, "study.record.points", points, outOf));
    }
    Integer mark = it.essayMark();
    if (mark != null) {
      said.add(say(locale, "study.record.mark", mark));
    }
    brought(it.testBrought(), "study.record.test_brought", locale).ifPresent(said::add);
    brought(it.essayBrought(), "study.record.essay_brought", locale).ifPresent(said::add);
    return String.join(" · ", said);
  }

  private Optional<String> brought(RecordSql.@Nullable Brought it, String key, Locale locale) {
    return Optional.ofNullable(it)
        .map(mark ->
            say(
                locale,
                key,
                NumberFormat.getInstance(locale).format(mark.points()),
                Integer.toString(mark.maximum())));
  }

  private String say(Locale locale, String key, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
