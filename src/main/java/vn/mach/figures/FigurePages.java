package vn.mach.figures;

import jakarta.servlet.http.HttpServletResponse;
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
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Period;
import vn.mach.kernel.Text;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.units.UnitNamed;
import vn.mach.units.Units;
import vn.mach.web.Choice;
import vn.mach.web.Flash;
import vn.mach.web.Form;
import vn.mach.web.Page;
import vn.mach.web.Paging;

/** Figures: what they mean, what they are, and the records behind them. */
@Controller
class FigurePages {

  private final Figures figures;
  private final Definitions definitions;
  private final DefinitionsSql sql;
  private final Asked.Questions questions;
  private final Units units;

  FigurePages(Figures figures, Definitions definitions, DefinitionsSql sql, Asked.Questions questions, Units units) {
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
          it.code(), it.nameVi(), it.nameEn(), it.function().code(), it.kind(), it.amount(), it.tag(), it.form());
    }
  }

  /** A unit below, with its value. */
  record Below(UnitNamed unit, FigureValue value) {}

  @GetMapping("/figures")
  String list(Viewer viewer, Model model) {
    model.addAttribute("figures", sql.figures());
    model.addAttribute("mayDefine", definitions.mayDefine(viewer));
    return "figures/list";
  }

  @GetMapping("/figures/new")
  String fresh(Viewer viewer, Model model, Locale locale) {
    requireDefine(viewer);
    return form(model, locale, Form.of(new FigureForm("", "", "", "count", "", "", "", "")), null);
  }

  @PostMapping("/figures")
  String define(Viewer viewer, @RequestParam String key, FigureForm typed, Model model, Locale locale, HttpServletResponse response) {
    return answer(definitions.define(viewer, key, typed.typed(null)), "figures.done.defined", typed, null, model, locale, response);
  }

  @GetMapping("/figures/{code}/edit")
  String edit(Viewer viewer, @PathVariable("code") String segment, Model model, Locale locale) {
    String code = Address.code(segment);
    requireDefine(viewer);
    return form(model, locale, Form.of(FigureForm.of(definition(code))), definition(code));
  }

  @PostMapping("/figures/{code}")
  String change(
      Viewer viewer, @PathVariable("code") String segment, @RequestParam String key, FigureForm typed, Model model, Locale locale,
      HttpServletResponse response) {
    String code = Address.code(segment);
    return answer(
        definitions.change(viewer, key, typed.typed(code)), "figures.done.changed", typed, definition(code), model, locale, response);
  }

  private String answer(
      Outcome<String> outcome, String done, FigureForm typed, @Nullable FigureDefinition old, Model model, Locale locale,
      HttpServletResponse response) {
    return switch (outcome) {
      case Outcome.Done<String>(String code) -> {
        Flash.done(done);
        yield "redirect:" + Address.figure(code);
      }
      case Outcome.Refused<String>(var refusals) -> {
        response.setStatus(422);
        yield form(model, locale, Form.refused(typed, refusals), old);
      }
    };
  }

  private String form(Model model, Locale locale, Form<FigureForm> form, @Nullable FigureDefinition old) {
    boolean vietnamese = locale.getLanguage().equals("vi");
    model.addAttribute("form", form);
    model.addAttribute("old", old);
    model.addAttribute("kinds", sql.activityKindChoices(vietnamese));
    model.addAttribute("amounts", sql.amountChoices(vietnamese));
    return "figures/figure_form";
  }

  @GetMapping("/figures/{code}")
  String show(
      Viewer viewer, @PathVariable("code") String segment, @RequestParam @Nullable Long unit, @RequestParam @Nullable String from,
      @RequestParam @Nullable String to, @RequestParam @Nullable String reading, Model model) {
    String code = Address.code(segment);
    FigureDefinition figure = definition(code);
    Asked asked = questions.period(viewer, unit, from, to, reading);
    UnitId id = asked.unit().id();
    List<UnitNamed> children = units.children(id, asked.reading().treeDay(asked.on()));
    List<Period> months = Trend.months(asked.period());
    List<Period> periods = new ArrayList<>(List.of(asked.period()));
    periods.addAll(months);
    List<FigureValue> own = figures.values(viewer, code, List.of(id), periods, asked.reading()).getOrDefault(id, List.of());
    Map<UnitId, List<FigureValue>> below =
        figures.ofUnits(code, figure.function(), children.stream().map(UnitNamed::id).toList(), asked.period(), asked.reading());
    model.addAttribute("figure", figure);
    model.addAttribute("asked", asked);
    model.addAttribute("value", own.getFirst());
    model.addAttribute(
        "trend",
        Trend.of(
            months.stream().map(month -> YearMonth.from(month.from())).toList(),
            own.subList(1, own.size()).stream().map(FigureValue::value).toList(),
            figure.function().isRate()));
    model.addAttribute(
        "below", children.stream().map(child -> new Below(child, below.getOrDefault(child.id(), List.of()).getFirst())).toList());
    model.addAttribute("targets", sql.targets(viewer).stream().filter(it -> it.figure().code().equals(code)).toList());
    model.addAttribute("mayDefine", definitions.mayDefine(viewer));
    return "figures/figure";
  }

  @GetMapping("/figures/{code}/records")
  String records(
      Viewer viewer, @PathVariable("code") String segment, @RequestParam @Nullable Long unit, @RequestParam @Nullable String from,
      @RequestParam @Nullable String to, @RequestParam @Nullable String reading, @RequestParam(defaultValue = "1") int page, Model model) {
    String code = Address.code(segment);
    FigureDefinition figure = definition(code);
    Asked asked = questions.period(viewer, unit, from, to, reading);
    UnitId id = asked.unit().id();
    Paging paging = new Paging(page, 50);
    model.addAttribute("figure", figure);
    model.addAttribute("asked", asked);
    model.addAttribute("value", figures.value(viewer, code, id, asked.period(), asked.reading()));
    model.addAttribute("slice", paging.slice(figures.records(viewer, code, id, asked.period(), asked.reading(), paging)));
    return "figures/records";
  }

  /** A unit's targets today, for the unit's own page. */
  @GetMapping("/figures/units/{id}/board")
  String board(Viewer viewer, @PathVariable long id, @RequestParam @Nullable String on, @RequestParam @Nullable String reading, Model model) {
    Asked asked = questions.day(viewer, id, on, LocalDate.MAX, reading);
    model.addAttribute("asked", asked);
    model.addAttribute("board", figures.board(viewer, new UnitId(id), asked.on(), asked.reading()));
    return "figures/board";
  }

  static List<Choice> functions(Page page) {
    return java.util.Arrays.stream(Function.values()).map(it -> new Choice(it.code(), page.t("figures.function." + it.code()))).toList();
  }

  static List<Choice> forms(Page page) {
    return DefinitionRules.FORMS.stream().map(it -> new Choice(it, page.t("figures.form." + it))).toList();
  }

  private FigureDefinition definition(String code) {
    return sql.figure(code).orElseThrow(() -> new NotFound("figure " + code));
  }

  private void requireDefine(Viewer viewer) {
    if (!definitions.mayDefine(viewer)) {
      throw new NotFound("defining figures");
    }
  }
}
