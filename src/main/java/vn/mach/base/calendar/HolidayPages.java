package vn.mach.base.calendar;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;

/** Holidays and swapped working days, a year at a time. */
@Controller
class HolidayPages {

  private static final int LONGEST = 200;

  private final CalendarSql sql;
  private final HolidayUpdate update;
  private final Today today;

  HolidayPages(CalendarSql sql, HolidayUpdate update, Today today) {
    this.sql = sql;
    this.update = update;
    this.today = today;
  }

  /** As typed. {@code kind}: {@code off} or {@code worked}. */
  record DayForm(
      @Nullable String day, @Nullable String kind, @Nullable String name, @Nullable String source) {
    static final DayForm BLANK = new DayForm("", "off", "", "");
  }

  @GetMapping("/calendar/holidays")
  String show(Actor actor, @RequestParam(defaultValue = "") String year, Model model) {
    require(actor);
    int shown =
        FormParser.day(year + "-01-01").map(LocalDate::getYear).orElse(today.date().getYear());
    return page(shown, Form.of(DayForm.BLANK), model);
  }

  @PostMapping("/calendar/holidays")
  String set(
      Actor actor, @ModelAttribute("typed") DayForm typed, @RequestParam String key, Model model) {
    require(actor);
    FormParser reading = new FormParser();
    Field<LocalDate> day = reading.requiredDay("day", typed.day());
    String name = reading.required("name", typed.name(), LONGEST);
    String source = reading.required("source", typed.source(), LONGEST);
    int year = day.read().map(LocalDate::getYear).orElse(today.date().getYear());
    return Answers.of(
        reading.then(() ->
            update.set(
                actor,
                key,
                new CalendarDay(day.get(), "worked".equals(typed.kind()), name, source))),
        done -> Answers.to("/calendar/holidays?year=" + year, "calendar.said.set"),
        refusals -> page(year, Form.refused(typed, refusals), model));
  }

  @PostMapping("/calendar/holidays/{day}/remove")
  String remove(Actor actor, @PathVariable String day, @RequestParam String key) {
    require(actor);
    LocalDate meant = FormParser.day(day).orElseThrow(() -> new NotFound("day " + day));
    return Answers.of(
        update.remove(actor, key, meant),
        done -> Answers.to("/calendar/holidays?year=" + meant.getYear(), "calendar.said.removed"),
        refusals -> Answers.to("/calendar/holidays?year=" + meant.getYear()));
  }

  private String page(int year, Form<DayForm> form, Model model) {
    List<CalendarDay> days = sql.of(year);
    model.addAttribute("year", year);
    model.addAttribute("days", days);
    model.addAttribute("form", form);
    return "base/calendar/holidays";
  }

  private static void require(Actor actor) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("holidays");
    }
  }
}
