package vn.mach.evidence.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Choice;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.Units;

/** Targets: what directives ask of which units, the results, and who is behind. */
@Controller
class TargetPages {

  private static final int ROWS = 6;

  private final Figures figures;
  private final PastDayWaits waits;
  private final Definitions definitions;
  private final DefinitionsSql sql;
  private final FigureQuery.Questions questions;
  private final Units units;
  private final Today today;

  TargetPages(
      Figures figures,
      PastDayWaits waits,
      Definitions definitions,
      DefinitionsSql sql,
      FigureQuery.Questions questions,
      Units units,
      Today today) {
    this.figures = figures;
    this.waits = waits;
    this.definitions = definitions;
    this.sql = sql;
    this.questions = questions;
    this.units = units;
    this.today = today;
  }

  /** Fields of the same name belong together by their place: one row for each class of unit. */
  record TargetForm(
      @Nullable String code,
      @Nullable String directive,
      @Nullable String title,
      @Nullable String figure,
      @Nullable String from,
      @Nullable String to,
      @Nullable List<String> kind,
      @Nullable List<String> committee,
      @Nullable List<String> minimum) {

    List<DefinitionRules.MinimumTyped> rows() {
      List<DefinitionRules.MinimumTyped> rows = new ArrayList<>();
      int filled = Math.min(50, Math.max(size(kind), size(minimum)));
      for (int number = 0; number < Math.max(filled, ROWS); number++) {
        rows.add(
            new DefinitionRules.MinimumTyped(
                at(kind, number), at(committee, number), at(minimum, number)));
      }
      return rows;
    }

    private static int size(@Nullable List<String> values) {
      return values == null ? 0 : values.size();
    }

    private static String at(@Nullable List<String> values, int number) {
      return values == null || number >= values.size() ? "" : Text.line(values.get(number));
    }
  }

  @GetMapping("/figures/targets")
  String list(Actor actor, Model model) {
    model.addAttribute("targets", sql.targets(actor));
    model.addAttribute("maySet", actor.hasSomewhere(Right.SET_TARGETS));
    return "evidence/figures/targets";
  }

  @GetMapping("/figures/targets/new")
  String fresh(Actor actor, @RequestParam @Nullable String directive, Model model, Locale locale) {
    requireSomewhere(actor);
    LocalDate day = today.date();
    TargetForm empty =
        new TargetForm(
            "",
            directive,
            "",
            "",
            day.withDayOfYear(1).toString(),
            day.withMonth(12).withDayOfMonth(31).toString(),
            null,
            null,
            null);
    return form(actor, model, locale, Form.of(empty), null);
  }

  @PostMapping("/figures/targets")
  String set(Actor actor, @RequestParam String key, TargetForm typed, Model model, Locale locale) {
    requireSomewhere(actor);
    FormParser reading = new FormParser();
    Field<LocalDate> from = reading.requiredDay("from", typed.from());
    Field<LocalDate> to = reading.requiredDay("to", typed.to());
    if (reading.isRefused()) {
      List<Refusal> also = new ArrayList<>();
      DefinitionRules.code(Text.line(typed.code()), also);
      reading.refuse(also);
    }
    return answer(
        actor,
        reading,
        reading.then(() ->
            definitions.set(
                actor, key, target(typed, Text.line(typed.code()), from.get(), to.get()))),
        "figures.done.target_set",
        typed,
        null,
        model,
        locale);
  }

  @GetMapping("/figures/targets/{code}/edit")
  String edit(Actor actor, @PathVariable("code") String segment, Model model, Locale locale) {
    TargetDefinition target = mine(actor, FigureLinks.code(segment));
    return form(actor, model, locale, Form.editing(formOf(target, locale)), target);
  }

  @PostMapping("/figures/targets/{code}")
  String change(
      Actor actor,
      @PathVariable("code") String segment,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      TargetForm typed,
      Model model,
      Locale locale) {
    String code = FigureLinks.code(segment);
    TargetDefinition old = mine(actor, code);
    FormParser reading =
        FormParser.since(
            shown,
            () -> formOf(mine(actor, code), locale),
            typed,
            "figure",
            "kind",
            "committee",
            "minimum");
    Field<LocalDate> from = reading.requiredDay("from", typed.from());
    Field<LocalDate> to = reading.requiredDay("to", typed.to());
    return answer(
        actor,
        reading,
        reading.then(
            () -> definitions.changeTarget(actor, key, target(typed, code, from.get(), to.get()))),
        "figures.done.target_changed",
        typed,
        old,
        model,
        locale);
  }

  private TargetDefinition mine(Actor actor, String code) {
    TargetDefinition target = definition(actor, code);
    if (!definitions.maySet(actor, target.issuer())) {
      throw new NotFound("target " + code);
    }
    return target;
  }

  @GetMapping("/figures/targets/{code}")
  String show(
      Actor actor,
      @PathVariable("code") String segment,
      @RequestParam @Nullable Long unit,
      @RequestParam @Nullable String on,
      @RequestParam @Nullable String reading,
      @RequestParam(defaultValue = "") String show,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    String code = FigureLinks.code(segment);
    TargetDefinition target = definition(actor, code);
    FigureQuery asked = questions.day(actor, unit, on, target.to(), reading);
    UnitId id = asked.unit().id();
    Optional<CountProgress> waiting = waits.forTarget(actor, code, id, asked.on(), asked.reading());
    if (waiting.isPresent()) {
      return CountProgressPage.show(target.title(), id, asked.on(), code, waiting.get(), model);
    }
    Board board = figures.board(actor, id, asked.on(), asked.reading(), List.of(code));
    Optional<CountProgress> course = waits.forCourse(actor, code, id, asked.on(), asked.reading());
    List<Board.Month> months =
        course.isPresent()
            ? List.of()
            : figures.byMonth(actor, id, code, asked.on(), asked.reading());
    List<Optional<BigDecimal>> rates =
        months.stream().map(month -> month.value().paceRate()).toList();
    model.addAttribute("course", course.orElse(null));
    Paging paging = new Paging(page, 100);
    String state =
        List.of("done", "on_pace", "behind", "silent").contains(show) ? show : worst(board);
    DueUnits due = figures.due(actor, code, id, asked.on(), asked.reading(), state, paging);
    model.addAttribute("target", target);
    model.addAttribute("asked", asked);
    model.addAttribute("board", board);
    model.addAttribute("own", figures.own(actor, board));
    model.addAttribute(
        "trend",
        FigureTrendChart.of(
            months.stream().map(month -> YearMonth.from(month.day())).toList(), rates, true));
    model.addAttribute("due", due);
    model.addAttribute("slice", paging.slice(due.units()));
    model.addAttribute("show", state);
    model.addAttribute("maySet", definitions.maySet(actor, target.issuer()));
    return "evidence/figures/target";
  }

  /** Those behind, if there are any, then those on pace. */
  private static String worst(Board board) {
    TargetValue value = board.unit().cell(board.columns().getFirst());
    if (value == null || value.behind() > 0) {
      return "behind";
    }
    return value.done() < value.due() ? "on_pace" : "done";
  }

  private String answer(
      Actor actor,
      FormParser reading,
      Outcome<String> outcome,
      String done,
      TargetForm typed,
      @Nullable TargetDefinition old,
      Model model,
      Locale locale) {
    return Answers.of(
        outcome,
        code -> Answers.to(FigureLinks.target(code), done),
        refusals -> form(actor, model, locale, reading.refused(typed, refusals), old));
  }

  private String form(
      Actor actor,
      Model model,
      Locale locale,
      Form<TargetForm> form,
      @Nullable TargetDefinition old) {
    boolean vietnamese = locale.getLanguage().equals("vi");
    model.addAttribute("form", form);
    model.addAttribute("old", old);
    model.addAttribute(
        "directives",
        sql.directives(actor, definitions.mayDefine(actor)).stream()
            .map(it -> new Choice(Long.toString(it.id()), it.symbol() + " · " + it.title()))
            .toList());
    model.addAttribute(
        "figures",
        sql.figures().stream().map(it -> new Choice(it.code(), words(it, vietnamese))).toList());
    model.addAttribute(
        "kinds",
        units.kinds().stream()
            .map(it -> new Choice(it.code(), vietnamese ? it.nameVi() : it.nameEn()))
            .toList());
    return "evidence/figures/target_form";
  }

  /** With what it counts: of two figures with like names the step or the kind tells. */
  private static String words(FigureDefinition it, boolean vietnamese) {
    return vietnamese
        ? it.nameVi() + " · " + it.kindVi() + " · " + it.code()
        : it.nameEn() + " · " + it.kindEn() + " · " + it.code();
  }

  private static TargetForm formOf(TargetDefinition it, Locale locale) {
    java.text.DecimalFormat decimal =
        new java.text.DecimalFormat("0.##", java.text.DecimalFormatSymbols.getInstance(locale));
    return new TargetForm(
        it.code(),
        Long.toString(it.directive()),
        it.title(),
        it.figure().code(),
        it.from().toString(),
        it.to().toString(),
        it.minimums().stream().map(TargetDefinition.Minimum::kind).toList(),
        it.minimums().stream()
            .map(row -> row.committee() == null ? "" : row.committee() ? "yes" : "no")
            .toList(),
        it.minimums().stream().map(row -> decimal.format(row.minimum())).toList());
  }

  private static DefinitionRules.TargetTyped target(
      TargetForm form, String code, LocalDate from, LocalDate to) {
    return new DefinitionRules.TargetTyped(
        code,
        FormParser.id(form.directive(), Long::valueOf).orElse(null),
        Text.line(form.title()),
        Text.line(form.figure()),
        from,
        to,
        form.rows());
  }

  private TargetDefinition definition(Actor actor, String code) {
    return sql.target(actor, code).orElseThrow(() -> new NotFound("target " + code));
  }

  private static void requireSomewhere(Actor actor) {
    if (!actor.hasSomewhere(Right.SET_TARGETS)) {
      throw new NotFound("setting targets");
    }
  }
}
