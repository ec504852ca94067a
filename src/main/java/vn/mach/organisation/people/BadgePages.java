package vn.mach.organisation.people;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.Sheet;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Who is due for a badge at which round. */
@Controller
class BadgePages {

  private static final int MOST = 2_000;
  private static final List<String> COLUMNS =
      List.of("name", "unit", "status", "admitted", "years", "completes");

  private final BadgesSql sql;
  private final AccessScope scope;
  private final Units units;
  private final Today today;
  private final MessageSource messages;

  BadgePages(BadgesSql sql, AccessScope scope, Units units, Today today, MessageSource messages) {
    this.sql = sql;
    this.scope = scope;
    this.units = units;
    this.today = today;
    this.messages = messages;
  }

  /**
   * What is asked for.
   *
   * @param before the round before; those whose years were full by then are not due any more
   */
  private record Asked(LocalDate round, LocalDate before, @Nullable NamedUnit under) {}

  @GetMapping("/people/badges")
  String list(
      Actor actor,
      @RequestParam(defaultValue = "") String round,
      @RequestParam(defaultValue = "") String unit,
      Model model) {
    Asked asked = asked(actor, round, unit);
    int year = today.date().getYear();
    model.addAttribute(
        "rounds",
        Stream.concat(Stream.of(asked.round), sql.rounds(year - 1, year + 5).stream())
            .distinct()
            .sorted()
            .toList());
    model.addAttribute("round", asked.round);
    model.addAttribute("under", asked.under);
    model.addAttribute("due", due(actor, asked));
    return "organisation/people/badges";
  }

  @Expensive
  @GetMapping("/people/badges.csv")
  void csv(
      Actor actor,
      @RequestParam(defaultValue = "") String round,
      @RequestParam(defaultValue = "") String unit,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Asked asked = asked(actor, round, unit);
    List<BadgesSql.Due> due = due(actor, asked);
    Sheet.csv(
        response,
        "badges-" + asked.round,
        sheet -> {
          sheet.head(COLUMNS.stream().map(it -> word("people.badges." + it, locale)).toList(), 0);
          for (BadgesSql.Due it : due) {
            sheet.row(
                it.name(),
                it.unitName(),
                word("people.status." + it.status().code(), locale),
                it.admitted(),
                it.years(),
                it.completes());
          }
        });
  }

  private List<BadgesSql.Due> due(Actor actor, Asked asked) {
    return sql.due(
        scope.parameters(actor, Right.SEE_PEOPLE),
        asked.under == null ? null : asked.under.id(),
        asked.before,
        asked.round,
        today.date(),
        MOST);
  }

  private Asked asked(Actor actor, String round, String unit) {
    if (!actor.hasSomewhere(Right.SEE_PEOPLE)) {
      throw new NotFound("badges");
    }
    String typed = Text.line(unit);
    NamedUnit under =
        typed.isEmpty()
            ? null
            : units
                .meant(actor, Right.SEE_PEOPLE, typed)
                .orElseThrow(() -> new NotFound("unit " + typed));
    LocalDate from = FormParser.day(round).orElse(today.date());
    List<LocalDate> near = sql.rounds(from.getYear() - 1, from.getYear() + 1);
    LocalDate meant = near.stream().filter(it -> !it.isBefore(from)).findFirst().orElse(from);
    LocalDate before =
        near.stream()
            .filter(it -> it.isBefore(meant))
            .reduce((earlier, later) -> later)
            .orElse(meant.minusYears(1));
    return new Asked(meant, before, under);
  }

  private String word(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
