package vn.mach.voice.care;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;

/** Plans of visits: the list, a new one, and one of them from the proposal to the last visit. */
@Controller
class RoundPages {

  private static final int MOST_PROPOSED = 100;
  private static final int DAYS_BEFORE = 21;

  private final Rounds rounds;
  private final RoundsSql sql;
  private final CareKinds kinds;
  private final CareForms forms;
  private final Today today;

  RoundPages(Rounds rounds, RoundsSql sql, CareKinds kinds, CareForms forms, Today today) {
    this.rounds = rounds;
    this.sql = sql;
    this.kinds = kinds;
    this.forms = forms;
    this.today = today;
  }

  record RoundForm(
      @Nullable String unit,
      @Nullable String title,
      @Nullable String occasion,
      @Nullable String fromOn,
      @Nullable String dueOn) {}

  /** Households that were ticked, by number. */
  record AddForm(@Nullable List<String> household, @Nullable String kind) {

    boolean has(long id) {
      return household != null && household.contains(Long.toString(id));
    }
  }

  record OpenForm(@Nullable String decidedOn, @Nullable String decidedBy, @Nullable String paper) {}

  /** What the page of a plan shows. */
  record Shown(
      RoundsSql.Row round,
      List<RoundsSql.Line> lines,
      List<RoundsSql.Proposed> proposed,
      List<RoundsSql.Unvisited> unvisited,
      List<CareKind> kinds) {}

  @GetMapping("/care/rounds")
  String list(Actor actor, Model model) {
    model.addAttribute("rounds", sql.list(forms.seeing(actor)));
    model.addAttribute("next", kinds.next(today.date(), 4));
    model.addAttribute("occasions", kinds.occasions());
    return "voice/care/rounds";
  }

  /** For an occasion its next day and its name are filled in. */
  @GetMapping("/care/rounds/new")
  String blank(
      Actor actor,
      @RequestParam(defaultValue = "") String occasion,
      java.util.Locale locale,
      Model model) {
    forms.seeing(actor);
    CareKind.Occasion found =
        kinds.occasion(occasion).filter(CareKind.Occasion::standing).orElse(null);
    LocalDate day =
        kinds.next(today.date(), 50).stream()
            .filter(it -> it.occasion().equals(occasion))
            .map(CareKinds.Day::day)
            .findFirst()
            .orElse(today.date().plusDays(DAYS_BEFORE));
    LocalDate from = day.minusDays(DAYS_BEFORE);
    return form(
        Form.of(
            new RoundForm(
                forms.ownUnit(actor),
                found == null
                    ? ""
                    : (locale.getLanguage().equals("vi") ? found.nameVi() : found.nameEn())
                        + " "
                        + day.getYear(),
                found == null ? "" : occasion,
                (from.isBefore(today.date()) ? today.date() : from).toString(),
                day.toString())),
        model);
  }

  @PostMapping("/care/rounds")
  String draft(
      Actor actor,
      @ModelAttribute("typed") RoundForm typed,
      @RequestParam String key,
      Model model) {
    forms.seeing(actor);
    FormParser reading = new FormParser();
    String title = reading.required("title", typed.title(), Round.LONGEST_TITLE);
    CareKind.Occasion occasion = forms.occasion(reading, typed.occasion());
    Field<LocalDate> from = reading.requiredDay("fromOn", typed.fromOn());
    Field<LocalDate> due = reading.requiredDay("dueOn", typed.dueOn());
    Field<UnitId> unit = forms.unit(actor, reading, typed.unit());
    return Answers.of(
        reading.then(() ->
            rounds.draft(
                actor,
                key,
                new Round.Draft(
                    unit.get(),
                    title,
                    occasion == null ? null : occasion.code(),
                    from.get(),
                    due.get()))),
        id -> Answers.to("/care/rounds/" + id, "care.round.saved"),
        refusals -> form(Form.refused(typed, refusals), model));
  }

  @GetMapping("/care/rounds/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    return show(actor, id, add(), open(), model);
  }

  @PostMapping("/care/rounds/{id:\\d+}/lines")
  String add(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") AddForm typed,
      @RequestParam String key,
      Model model) {
    rounds.require(actor, id);
    FormParser reading = new FormParser();
    List<Long> chosen =
        (typed.household() == null ? List.<String>of() : typed.household())
            .stream()
                .limit(Round.MOST_LINES + 1L)
                .map(FormParser::whole)
                .flatMap(java.util.Optional::stream)
                .distinct()
                .sorted()
                .toList();
    CareKind kind =
        reading.optionalFound(
            "kind",
            typed.kind(),
            kinds.find(Text.line(typed.kind()), "visit"),
            "care.refused.kind");
    return Answers.of(
        reading.then(() -> rounds.add(actor, key, id, chosen, kind == null ? null : kind.code())),
        added -> Answers.to("/care/rounds/" + id, "care.round.added", added),
        refusals -> show(actor, id, Form.refused(typed, refusals), open(), model));
  }

  @PostMapping("/care/rounds/{id:\\d+}/open")
  String open(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") OpenForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    rounds.require(actor, id);
    FormParser reading = FormParser.about(Text.line(shown), () -> seen(sql.lines(id)));
    Field<LocalDate> day = reading.requiredDay("decidedOn", typed.decidedOn());
    String by = reading.required("decidedBy", typed.decidedBy(), Visit.LONGEST_NAME);
    String paper = reading.optional("paper", typed.paper(), Visit.LONGEST_NAME);
    return Answers.of(
        reading.then(
            () -> rounds.open(actor, key, id, new Grant.Decision(true, day.get(), by, paper, ""))),
        done -> Answers.to("/care/rounds/" + id, "care.round.opened"),
        refusals -> show(actor, id, add(), Form.refused(typed, refusals), model));
  }

  @PostMapping("/care/rounds/{id:\\d+}/close")
  String close(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    return Answers.of(
        rounds.close(actor, key, id),
        done -> Answers.to("/care/rounds/" + id, "care.round.closed"),
        refusals ->
            show(
                actor,
                id,
                add(),
                Form.refused(new OpenForm(today.date().toString(), "", ""), refusals),
                model));
  }

  private static Form<AddForm> add() {
    return Form.of(new AddForm(List.of(), ""));
  }

  private Form<OpenForm> open() {
    return Form.of(new OpenForm(today.date().toString(), "", ""));
  }

  private String form(Form<RoundForm> form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("occasions", kinds.offeredOccasions());
    return "voice/care/round_new";
  }

  private String show(Actor actor, long id, Form<AddForm> add, Form<OpenForm> open, Model model) {
    RoundsSql.Row round = rounds.require(actor, id);
    Map<String, Object> seeing = forms.seeing(actor);
    boolean closed = round.status().equals("closed");
    List<String> wanted =
        kinds.occasion(round.occasion()).map(CareKind.Occasion::kinds).orElse(List.of());
    List<RoundsSql.Line> lines = sql.lines(id);
    model.addAttribute(
        "it",
        new Shown(
            round,
            lines,
            closed ? List.of() : sql.proposed(seeing, round, wanted, MOST_PROPOSED),
            closed ? List.of() : sql.unvisited(seeing, round.unitId()),
            kinds.offered("visit")));
    model.addAttribute("add", add);
    model.addAttribute("open", open.about(seen(lines)));
    return "voice/care/round";
  }

  /** Whom the round is to visit. */
  private static String seen(List<RoundsSql.Line> lines) {
    return Digests.hex(lines.toString());
  }
}
