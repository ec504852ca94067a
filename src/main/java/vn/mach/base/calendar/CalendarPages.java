package vn.mach.base.calendar;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.calendar.CalendarView.Shape;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Download;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.PublicAddress;

/** What concerns the reader, by month, by week, as a list, and as a feed for other programs. */
@Controller
class CalendarPages {

  /** Days of a feed before today and after it. */
  private static final int BEFORE = 60;

  private static final int AFTER = 400;

  private final CalendarEntries entries;
  private final CalendarSql sql;
  private final WorkingCalendar working;
  private final CalendarFeed feed;
  private final PublicAddress address;
  private final Today today;

  CalendarPages(
      CalendarEntries entries,
      CalendarSql sql,
      WorkingCalendar working,
      CalendarFeed feed,
      PublicAddress address,
      Today today) {
    this.entries = entries;
    this.sql = sql;
    this.working = working;
    this.feed = feed;
    this.address = address;
    this.today = today;
  }

  @GetMapping("/calendar")
  String show(
      Actor actor,
      @RequestParam(defaultValue = "") String view,
      @RequestParam(defaultValue = "") String on,
      Model model) {
    Shape shape =
        Arrays.stream(Shape.values())
            .filter(it -> it.code().equals(view))
            .findFirst()
            .orElse(Shape.MONTH);
    LocalDate day = FormParser.day(on).orElse(today.date());
    CalendarView shown = new CalendarView(shape, day);
    model.addAttribute("view", shown);
    model.addAttribute("entries", entries.byDay(actor, shown.from(), shown.to()));
    model.addAttribute("named", sql.names(shown.from(), shown.to()));
    model.addAttribute("working", working.days());
    return "base/calendar/calendar";
  }

  /**
   * The calendar of the account to which the token in the address belongs: {@code access} reads it,
   * and no session counts here.
   */
  @Expensive
  @GetMapping("/calendar/feed/{token}.ics")
  void feed(
      Actor actor,
      @PathVariable String token,
      Locale locale,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    LocalDate day = today.date();
    var all = entries.of(actor, day.minusDays(BEFORE), day.plusDays(AFTER));
    Download.send(
        response,
        "text/calendar;charset=UTF-8",
        "mach.ics",
        out -> feed.write(all, new CalendarFeed.Reader(locale, address.of(request)), out));
  }
}
