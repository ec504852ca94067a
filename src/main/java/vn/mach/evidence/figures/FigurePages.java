package vn.mach.evidence.figures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Choice;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.Page;
import vn.mach.base.web.Paging;
import vn.mach.evidence.activities.ActivityForm;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Figures: definitions, values, and the activities they count. */
@Controller
class FigurePages {

  private final Figures figures;
  private final Definitions definitions;
  private final DefinitionsSql sql;
  private final FigureQuery.Questions questions;
  private final Units units;

  FigurePages(
      Figures figures,
      Definitions definitions,
      DefinitionsSql sql,
      FigureQuery.Questions questions,
      Units units) {
    this.figures = figures;
    this.definitions = definitions;
    this.sql = sql;
    this.questions = questions;
    this.units = units;
  }

  record FigureForm(
      @Nullable String code,
      @Nullable String nameVi,
      @Nullable String nameEn,
      @Nullable String function,
      @Nullable String kind,
      @Nullable String amount,
      @Nullable String tag,
      @Nullable String form) {

    DefinitionRules.FigureTyped typed(@Nullable String fixedCode) {
      return new DefinitionRules.FigureTyped(
          fixedCode == null ? Text.line(code) : fixedCode,
          Text.line(nameVi),
          Text.line(nameEn),
          Text.line(function),
          Text.line(kind),
          Text.line(amount),
          Text.line(tag),
          Text.line(form));
    }

    static FigureForm of(FigureDefinition it) {
      return new FigureForm(
          it.code(),
          it.nameVi(),
          it.nameEn(),
          it.function().code(),
          it.kind(),
          it.amount(),
          it.tag(),
          it.form());
    }
  }

  /** A unit below, with its value. */
  record Below(NamedUnit unit, FigureValue value) {}

  @GetMapping("/figures")
  String list(Actor actor, Model model) {
    model.addAttribute("figures", sql.figures());
    model.addAttribute("mayDefine", definitions.mayDefine(actor));
    return "evidence/figures/list";
  }

  @GetMapping("/figures/new")
  String fresh(Actor actor, Model model, Locale locale) {
    requireDefine(actor);
    return form(model, locale, Form.of(new FigureForm("", "", "", "count", "", "", "", "")), null);
  }

  @PostMapping("/figures")
  String define(
      Actor actor, @RequestParam String key, FigureForm typed, Model model, Locale locale) {
    return answer(
        new FormParser(),
        definitions.define(actor, key, typed.typed(null)),
        "figures.done.defined",
        typed,
        null,
        model,
        locale);
  }

  @GetMapping("/figures/{code}/edit")
  String edit(Actor actor, @PathVariable("code") String segment, Model model, Locale locale) {
    String code = FigureLinks.code(segment);
    requireDefine(actor);
    return form(model, locale, Form.editing(FigureForm.of(definition(code))), definition(code));
  }

  @PostMapping("/figures/{code}")
  String change(
      Actor actor,
      @PathVariable("code") String segment,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      FigureForm typed,
      Model model,
      Locale locale) {
    String code = FigureLinks.code(segment);
    FormParser reading =
        FormParser.since(
            shown, () -> FigureForm.of(definition(code)), typed, "function", "kind", "amount");
    return answer(
        reading,
        reading.then(() -> definitions.change(actor, key, typed.typed(code))),
        "figures.done.changed",
        typed,
        definition(code),
        model,
        locale);
  }

  private String answer(
      FormParser reading,
      Outcome<String> outcome,
      String done,
      FigureForm typed,
      @Nullable FigureDefinition old,
      Model model,
      Locale locale) {
    return Answers.of(
        outcome,
        code -> Answers.to(FigureLinks.figure(code), done),
        refusals -> form(model, locale, reading.refused(typed, refusals), old));
  }

  private String form(
      Model model, Locale locale, Form<FigureForm> form, @Nullable FigureDefinition old) {
    boolean vietnamese = locale.getLanguage().equals("vi");
    model.addAttribute("form", form);
    model.addAttribute("old", old);
    model.addAttribute("kinds", sql.activityKindChoices(vietnamese));
    model.addAttribute("amounts", sql.amountChoices(vietnamese));
    return "evidence/figures/figure_form";
  }

  @GetMapping("/figures/{code}")
  String show(
      Actor actor,
      @PathVariable("code") String segment,
      @RequestParam @Nullable Long unit,
      @RequestParam @Nullable String from,
      @RequestParam @Nullable String to,
      @RequestParam @Nullable String reading,
      Model model) {
    String code = FigureLinks.code(segment);
    FigureDefinition figure = definition(code);
    FigureQuery asked = questions.period(actor, unit, from, to, reading);
    UnitId id = asked.unit().id();
    List<NamedUnit> children = units.children(id, asked.reading().treeDay(asked.on()));
    List<Period> months = FigureTrendChart.months(asked.period());
    List<Period> periods = new ArrayList<>(List.of(asked.period()));
    periods.addAll(months);
    List<FigureValue> own =
        figures
            .values(actor, code, List.of(id), periods, asked.reading())
            .getOrDefault(id, List.of());
    Map<UnitId, List<FigureValue>> below =
        figures
            .ofUnits(
                Map.of(code, figure.function()),
                children.stream().map(NamedUnit::id).toList(),
                asked.period(),
                asked.reading())
            .getOrDefault(code, Map.of());
    boolean atEventDate = asked.reading() == HierarchyMode.AT_EVENT_DATE;
    model.addAttribute("reorganised", atEventDate && units.reorganised(id, asked.period()));
    model.addAttribute(
        "former", units.formerNames(children.stream().map(NamedUnit::id).toList(), asked.period()));
    model.addAttribute("figure", figure);
    model.addAttribute("asked", asked);
    model.addAttribute("value", own.getFirst());
    model.addAttribute(
        "trend",
        FigureTrendChart.of(
            months.stream().map(month -> YearMonth.from(month.from())).toList(),
            own.subList(1, own.size()).stream().map(FigureValue::value).toList(),
            figure.function().isRate()));
    model.addAttribute(
        "below",
        children.stream()
            .map(child -> new Below(child, below.getOrDefault(child.id(), List.of()).getFirst()))
            .toList());
    model.addAttribute(
        "targets",
        sql.targets(actor).stream().filter(it -> it.figure().code().equals(code)).toList());
    model.addAttribute("mayDefine", definitions.mayDefine(actor));
    return "evidence/figures/figure";
  }

  @GetMapping("/figures/{code}/records")
  String records(
      Actor actor,
      @PathVariable("code") String segment,
      @RequestParam @Nullable Long unit,
      @RequestParam @Nullable String from,
      @RequestParam @Nullable String to,
      @RequestParam @Nullable String reading,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    String code = FigureLinks.code(segment);
    FigureDefinition figure = definition(code);
    FigureQuery asked = questions.period(actor, unit, from, to, reading);
    UnitId id = asked.unit().id();
    Paging paging = new Paging(page, 50);
    model.addAttribute("figure", figure);
    model.addAttribute("asked", asked);
    model.addAttribute("value", figures.value(actor, code, id, asked.period(), asked.reading()));
    model.addAttribute(
        "slice",
        paging.slice(figures.records(actor, code, id, asked.period(), asked.reading(), paging)));
    return "evidence/figures/records";
  }

  /** A unit's targets today, for the unit's own page. */
  @GetMapping("/figures/units/{id}/board")
  String board(
      Actor actor,
      @PathVariable long id,
      @RequestParam @Nullable String on,
      @RequestParam @Nullable String reading,
      Model model) {
    FigureQuery asked = questions.day(actor, id, on, LocalDate.MAX, reading);
    model.addAttribute("asked", asked);
    Board board = figures.board(actor, new UnitId(id), asked.on(), asked.reading());
    model.addAttribute("board", board);
    model.addAttribute("own", figures.own(actor, board).getOrDefault(new UnitId(id), Map.of()));
    return "evidence/figures/board";
  }

  static List<Choice> functions(Page page) {
    return java.util.Arrays.stream(FigureFunction.values())
        .map(it -> new Choice(it.code(), page.t("figures.function." + it.code())))
        .toList();
  }

  static List<Choice> forms(Page page) {
    return java.util.Arrays.stream(ActivityForm.values())
        .map(it -> new Choice(it.code(), page.t("figures.form." + it.code())))
        .toList();
  }

  private FigureDefinition definition(String code) {
    return sql.figure(code).orElseThrow(() -> new NotFound("figure " + code));
  }

  private void requireDefine(Actor actor) {
    if (!definitions.mayDefine(actor)) {
      throw new NotFound("defining figures");
    }
  }
}
