package vn.mach.base.calendar;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;

/** Writes entries as iCalendar (RFC 5545). */
@Component
class CalendarFeed {

  /** Programs are asked to look again after so long (RFC 7986; older ones know the X- name). */
  private static final String LOOK_AGAIN = "PT1H";

  private final MessageSource messages;

  CalendarFeed(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * For whom it is written.
   *
   * @param address where people reach the realm; empty: it is not known, and nothing links there
   */
  record Reader(Locale locale, String address) {}

  /** Times leave in UTC: a program shows them in the time zone of its reader. */
  void write(List<CalendarEntry> entries, Reader reader, OutputStream out) {
    Realm realm = CurrentRealm.get();
    Calendar calendar = new Calendar();
    calendar.add(new ProdId("-//Mach//" + realm.name() + "//VI"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(new XProperty("X-WR-CALNAME", realm.title()));
    calendar.add(new XProperty("X-PUBLISHED-TTL", LOOK_AGAIN));
    entries.forEach(entry -> calendar.add(event(entry, reader, realm)));
    try {
      new CalendarOutputter(false).output(calendar, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private VEvent event(CalendarEntry entry, Reader reader, Realm realm) {
    boolean vietnamese = reader.locale.getLanguage().equals("vi");
    VEvent event = new VEvent(false);
    Instant changed = entry.changedAt().truncatedTo(ChronoUnit.SECONDS);
    event.add(new Uid(entry.id() + "@" + realm.name() + ".mach"));
    event.add(new DtStamp(changed));
    event.add(new LastModified(changed));
    event.add(new Summary(vietnamese ? entry.titleVi() : entry.titleEn()));
    event.add(new Categories(messages.getMessage(entry.kind(), null, reader.locale)));
    if (!entry.place().isEmpty()) {
      event.add(new Location(entry.place()));
    }
    LocalTime from = entry.from();
    if (from == null) {
      event.add(new DtStart<>(entry.day()));
      event.add(ImmutableTransp.TRANSPARENT); // nobody is busy all day with it
    } else {
      event.add(new DtStart<>(instant(entry, from, realm.zone())));
      LocalTime until = entry.until();
      if (until != null) {
        event.add(new DtEnd<>(instant(entry, until, realm.zone())));
      }
    }
    if (!reader.address.isEmpty()) {
      event.add(new Url(URI.create(reader.address + entry.link())));
    }
    return event;
  }

  private static Instant instant(CalendarEntry entry, LocalTime time, ZoneId zone) {
    return entry.day().atTime(time).atZone(zone).toInstant();
  }
}
