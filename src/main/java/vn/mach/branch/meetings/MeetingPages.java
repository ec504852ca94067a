package vn.mach.branch.meetings;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Function;
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
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.Paging;
import vn.mach.branch.meetings.MeetingForms.MeetingForm;
import vn.mach.branch.meetings.MeetingForms.ReasonForm;
import vn.mach.branch.meetings.MeetingForms.YearForm;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The meetings of a branch, the board for the level above, and planning. */
@Controller
class MeetingPages {

  private static final int DAYS_AHEAD = 400;

  private final MeetingPlanning planning;
  private final MeetingsSql sql;
  private final MonthSql months;
  private final MeetingAccess access;
  private final MeetingForms forms;
  private final MeetingShow show;
  private final Units units;
  private final AccessScope scope;
  private final Today today;

  MeetingPages(
      MeetingPlanning planning,
      MeetingsSql sql,
      MonthSql months,
      MeetingAccess access,
      MeetingForms forms,
      MeetingShow show,
      Units units,
      AccessScope scope,
      Today today) {
    this.planning = planning;
    this.sql = sql;
    this.months = months;
    this.access = access;
    this.forms = forms;
    this.show = show;
    this.units = units;
    this.scope = scope;
    this.today = today;
  }

  /**
   * What is next, then the rest: of one branch where one is named, else all that the reader may
   * see.
   */
  @GetMapping("/meetings")
  String list(
      Actor actor,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String month,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    NamedUnit named = named(actor, unit);
    YearMonth asked = FormParser.month(month).orElse(null);
    LocalDate day = today.date();
    LocalDate from = asked == null ? LocalDate.of(1900, 1, 1) : asked.atDay(1);
    LocalDate to = asked == null ? day.plusDays(DAYS_AHEAD) : asked.atEndOfMonth();
    Paging paging = new Paging(page, 24);
    model.addAttribute("unit", named);
    model.addAttribute("month", asked);
    model.addAttribute("next", asked == null && named == null ? next(actor, day) : null);
    model.addAttribute(
        "meetings",
        paging.slice(sql.list(actor, named == null ? null : named.id(), from, to, paging)));
    model.addAttribute("records", actor.hasSomewhere(Right.RECORD));
    model.addAttribute("sees", actor.hasSomewhere(Right.SEE));
    model.addAttribute("administers", actor.hasEverywhere(Right.ADMINISTER));
    if (named != null) {
      units.showPath(actor, named.id(), day);
    }
    return "branch/meetings/list";
  }

  private @Nullable MeetingRow next(Actor actor, LocalDate day) {
    return sql.soon(actor, day.minusDays(40), day.plusDays(DAYS_AHEAD), 20).stream()
        .filter(it -> it.isBefore() || it.status() == MeetingStatus.OPEN)
        .findFirst()
        .orElse(null);
  }

  /** Which branches have held, planned or not held the month's meeting, opening downwards. */
  @GetMapping("/meetings/board")
  String board(
      Actor actor,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String month,
      Model model) {
    NamedUnit named = named(actor, unit);
    if (named == null) {
      named =
          units.tops(actor, Right.SEE).stream()
              .findFirst()
              .orElseThrow(() -> new NotFound("a unit to see"));
    }
    LocalDate day = today.date();
    YearMonth asked = FormParser.month(month).orElse(YearMonth.from(day));
    LocalDate treeDay = asked.atEndOfMonth().isBefore(day) ? asked.atEndOfMonth() : day;
    model.addAttribute("unit", named);
    model.addAttribute("month", asked);
    model.addAttribute("rows", months.below(named.id(), asked, treeDay));
    model.addAttribute("day", treeDay);
    units.showPath(actor, named.id(), day);
    return "branch/meetings/board";
  }

  @GetMapping("/meetings/new")
  String blank(
      Actor actor,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String day,
      Model model) {
    requireRecord(actor);
    LocalDate planned = FormParser.day(day).orElse(today.date().plusDays(7));
    MeetingForm typed =
        new MeetingForm(
            unit == null ? own(actor) : unit,
            MeetingKind.MONTHLY.code(),
            planned.toString(),
            "19:30",
            "",
            "",
            "");
    return form(null, Form.of(typed), model);
  }

  @PostMapping("/meetings")
  String plan(
      Actor actor,
      @ModelAttribute("typed") MeetingForm typed,
      @RequestParam String key,
      Model model) {
    requireRecord(actor);
    return Answers.of(
        then(forms.meeting(actor, typed, null), it -> planning.plan(actor, key, it)),
        id -> Answers.to("/meetings/" + id.value(), "meetings.planned"),
        refusals -> form(null, Form.refused(typed, refusals), model));
  }

  @GetMapping("/meetings/{id:\\d+}/edit")
  String edit(Actor actor, @PathVariable long id, Model model) {
    MeetingRow row = access.manage(actor, new MeetingId(id));
    return form(row, Form.editing(typed(row)), model);
  }

  private static MeetingForm typed(MeetingRow row) {
    return new MeetingForm(
        row.unitCode(),
        row.kind().code(),
        row.heldOn().toString(),
        MeetingWords.CLOCK.format(row.startsAt()),
        row.place(),
        row.theme(),
        row.byGroups() ? "yes" : "");
  }

  @PostMapping("/meetings/{id:\\d+}")
  String change(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") MeetingForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    MeetingRow row = access.manage(actor, new MeetingId(id));
    FormParser reading =
        FormParser.since(
            shown, () -> typed(access.manage(actor, row.id())), typed, "kind", "byGroups");
    return Answers.of(
        reading.then(() ->
            then(
                forms.meeting(actor, typed, row.unit()),
                it -> planning.change(actor, key, row.id(), it))),
        done -> Answers.to("/meetings/" + id, "meetings.changed"),
        refusals -> form(row, reading.refused(typed, refusals), model));
  }

  @PostMapping("/meetings/{id:\\d+}/cancel")
  String cancel(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") ReasonForm typed,
      @RequestParam String key,
      Model model) {
    FormParser reading = new FormParser();
    String reason = reading.optional("reason", typed.reason(), NewMeeting.LONGEST);
    return Answers.of(
        then(
            reading.then(() -> Outcome.done(reason)),
            it -> planning.cancel(actor, key, new MeetingId(id), it)),
        done -> Answers.to("/meetings/" + id, "meetings.cancelled"),
        refusals -> show.page(actor, new MeetingId(id), Form.refused(typed, refusals), model));
  }

  @GetMapping("/meetings/year")
  String year(Actor actor, @RequestParam(required = false) @Nullable String unit, Model model) {
    requireRecord(actor);
    LocalDate day = today.date();
    int year = day.getMonthValue() == 12 ? day.getYear() + 1 : day.getYear();
    return year(
        Form.of(
            new YearForm(
                unit == null ? own(actor) : unit,
                Integer.toString(year),
                "3",
                "19:30",
                "",
                "2, 5, 8, 11",
                "own")),
        model);
  }

  @PostMapping("/meetings/year")
  String planYear(
      Actor actor, @ModelAttribute("typed") YearForm typed, @RequestParam String key, Model model) {
    requireRecord(actor);
    Outcome<MeetingForms.UnitYear> read = forms.year(actor, typed);
    return "below".equals(typed.scope())
        ? Answers.of(
            then(read, it -> planning.planBelow(actor, key, it.unit(), it.plan())),
            job ->
                job == 0
                    ? Answers.to("/meetings/board", "meetings.year_running")
                    : Answers.to("/jobs/" + job),
            refusals -> year(Form.refused(typed, refusals), model))
        : Answers.of(
            then(read, it -> planning.planYear(actor, key, it.unit(), it.plan())),
            unit -> Answers.to("/meetings?unit=" + unit.value(), "meetings.year_planned"),
            refusals -> year(Form.refused(typed, refusals), model));
  }

  private static String year(Form<YearForm> form, Model model) {
    model.addAttribute("form", form);
    return "branch/meetings/year";
  }

  private static String form(@Nullable MeetingRow meeting, Form<MeetingForm> form, Model model) {
    model.addAttribute("meeting", meeting);
    model.addAttribute("form", form);
    return "branch/meetings/form";
  }

  static <A, B> Outcome<B> then(Outcome<A> read, Function<A, Outcome<B>> command) {
    return switch (read) {
      case Outcome.Refused<A>(var refusals) -> Outcome.refused(refusals);
      case Outcome.Done<A>(A value) -> command.apply(value);
    };
  }

  private void requireRecord(Actor actor) {
    if (!actor.hasSomewhere(Right.RECORD)) {
      throw new NotFound("a unit to record for");
    }
  }

  private String own(Actor actor) {
    return units.tops(actor, Right.RECORD).stream().findFirst().map(NamedUnit::label).orElse("");
  }

  /** The unit that an address names by its number; null where it names none. */
  private @Nullable NamedUnit named(Actor actor, @Nullable String typed) {
    String text = Text.line(typed);
    if (text.isEmpty()) {
      return null;
    }
    Optional<UnitId> unit = FormParser.id(text, UnitId::new);
    return unit.filter(it -> scope.reaches(actor, Right.SEE, it))
        .flatMap(it -> units.named(it, today.date()))
        .orElseThrow(() -> new NotFound("unit " + text));
  }
}
