package vn.mach.voice.talks;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.calendar.CalendarEntry;
import vn.mach.base.calendar.CalendarSource;
import vn.mach.base.kernel.Actor;
import vn.mach.evidence.activities.ActivityId;

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
                it.announcedOn().atStartOfDay().toInstant(ZoneOffset.UTC),
                recorded(it.activity())))
        .toList();
  }

  /** The activity that a conference recorded when it was held is the same event. */
  private static Set<String> recorded(@Nullable Long activity) {
    return activity == null ? Set.of() : Set.of(ActivityId.calendarEntry(activity));
  }
}
