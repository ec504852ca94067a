package vn.mach.base.calendar;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.mach.base.web.PublicAddress;

/** One entry as an iCalendar file. Sent again, a calendar knows it by its id and changes it. */
@Component
public class CalendarFile {

  private final CalendarFeed feed;
  private final PublicAddress address;

  CalendarFile(CalendarFeed feed, PublicAddress address) {
    this.feed = feed;
    this.address = address;
  }

  public byte[] of(CalendarEntry entry, Locale locale) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    feed.write(List.of(entry), new CalendarFeed.Reader(locale, address.ofRealm()), out);
    return out.toByteArray();
  }
}
