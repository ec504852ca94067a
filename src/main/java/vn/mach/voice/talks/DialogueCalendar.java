package vn.mach.voice.talks;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.calendar.CalendarEntry;
import vn.mach.base.calendar.CalendarSource;
import vn.mach.base.kernel.Actor;

/** Conferences of the units to which somebody belongs, and of those that they see. */
@Component
class DialogueCalendar implements CalendarSource {

  private final DialoguesSql sql;

  DialogueCalendar(DialoguesSql sql) {
    this.sql = sql;
  }

  @Override
  public List<CalendarEntry> entries(Actor actor, LocalDate from, LocalDate to, int most) {
    return sql.between(actor, from, to, most).stream()
        .map(it ->
            new CalendarEntry(
                "dialogue-" + it.id(),
                "talks.calendar",
                it.title(),
                it.title(),
                it.place(),
                it.heldOn(),
                it.startsAt(),
                null,
                "/talks/dialogues/" + it.id(),
                false,
                it.announcedOn().atStartOfDay().toInstant(ZoneOffset.UTC)))
        .toList();
  }
}
