package vn.mach.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.LocaleResolver;
import jakarta.servlet.http.HttpServletRequest;
import vn.mach.access.JournalSql.Filter;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.PersonId;
import vn.mach.kernel.Right;
import vn.mach.kernel.Text;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.people.People;
import vn.mach.units.Units;
import vn.mach.web.Choice;
import vn.mach.web.Form;
import vn.mach.web.Paging;
import vn.mach.web.Reading;

/** Who changed what when, as far as the right to read it reaches. */
@Controller
@ConditionalOnWebApplication
class JournalPages {

  private final JournalSql sql;
  private final Units units;
  private final People people;
  private final MessageSource messages;
  private final LocaleResolver languages;

  JournalPages(JournalSql sql, Units units, People people, MessageSource messages, LocaleResolver languages) {
    this.sql = sql;
    this.units = units;
    this.people = people;
    this.messages = messages;
    this.languages = languages;
  }

  record Typed(
      @Nullable String unit, @Nullable String who, @Nullable String person, @Nullable String deed, @Nullable String from, @Nullable String to,
      @Nullable String page) {}

  @GetMapping("/access/journal")
  String show(Viewer viewer, Model model, HttpServletRequest request, Typed typed) {
    if (!viewer.hasSomewhere(Right.SEE_JOURNAL)) {
      throw new NotFound("journal");
    }
    Reading reading = new Reading();
    LocalDate from = reading.optionalDay("from", typed.from);
    LocalDate to = reading.optionalDay("to", typed.to);
    UnitId unit = find(reading, "unit", typed.unit, units::find);
    PersonId person = find(reading, "person", typed.person, people::find);
    Filter filter =
        new Filter(
            unit == null ? null : unit.value(), Accounts.login(Text.line(typed.who)), person == null ? null : person.value(),
            Text.line(typed.deed), from, to);
    Paging paging = new Paging(number(typed.page), 50);
    model.addAttribute("form", form(reading, typed));
    model.addAttribute("slice", paging.slice(sql.list(viewer, filter, paging)));
    model.addAttribute("deeds", deeds(request));
    return "access/journal";
  }

  private static Form<Typed> form(Reading reading, Typed typed) {
    return switch (reading.then(() -> vn.mach.kernel.Outcome.done(typed))) {
      case vn.mach.kernel.Outcome.Done<Typed> done -> Form.of(typed);
      case vn.mach.kernel.Outcome.Refused<Typed> refused -> Form.refused(typed, refused.refusals());
    };
  }

  private static <T> @Nullable T find(
      Reading reading, String field, @Nullable String typed, java.util.function.Function<String, Optional<T>> finder) {
    String code = Text.line(typed);
    Optional<T> found = code.isEmpty() ? Optional.empty() : finder.apply(code);
    if (!code.isEmpty() && found.isEmpty()) {
      reading.refuse(field, "access.refused.no_such_code", code);
    }
    return found.orElse(null);
  }

  private List<Choice> deeds(HttpServletRequest request) {
    var language = languages.resolveLocale(request);
    return sql.deeds().stream()
        .map(deed -> new Choice(deed, Objects.requireNonNullElse(messages.getMessage("journal.action." + deed, null, deed, language), deed)))
        .sorted(java.util.Comparator.comparing(Choice::words))
        .toList();
  }

  private static int number(@Nullable String page) {
    String text = Text.line(page);
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 1;
  }
}
