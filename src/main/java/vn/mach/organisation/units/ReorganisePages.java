package vn.mach.organisation.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.base.audit.AccountNames;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Choice;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;

/**
 * The pages on which a decision about the tree is composed step by step, previewed, and carried
 * out. The steps so far are hidden fields of the form.
 */
@Controller
class ReorganisePages {

  private final Reorganisations reorganisations;
  private final Units units;
  private final ReorganisationsSql sql;
  private final UnitSettings settings;
  private final AccountNames names;
  private final Today today;
  private final JsonMapper json;

  ReorganisePages(
      Reorganisations reorganisations,
      Units units,
      ReorganisationsSql sql,
      UnitSettings settings,
      AccountNames names,
      Today today,
      JsonMapper json) {
    this.reorganisations = reorganisations;
    this.units = units;
    this.sql = sql;
    this.settings = settings;
    this.names = names;
    this.today = today;
    this.json = json;
  }

  /** What was typed about the decision itself, and the step that is being written. */
  record DecisionForm(
      String day,
      String symbol,
      String reason,
      String what,
      String code,
      String unit,
      String parent,
      String name,
      String kind,
      String committee,
      String successor,
      String childrenTo,
      String units,
      String into,
      String more) {

    static DecisionForm of(String day, String symbol, String reason, StepForm step) {
      return new DecisionForm(
          day,
          symbol,
          reason,
          step.what(),
          step.code(),
          step.unit(),
          step.parent(),
          step.name(),
          step.kind(),
          step.committee(),
          step.successor(),
          step.childrenTo(),
          step.units(),
          step.into(),
          "");
    }

    StepForm step(List<TreeStep.Part> parts) {
      return new StepForm(
          what,
          code,
          unit,
          parent,
          name,
          kind,
          committee,
          successor,
          childrenTo,
          units,
          into,
          parts);
    }
  }

  /**
   * A step entered so far.
   *
   * @param sent its value in the hidden field
   */
  record Gathered(TreeStep step, String sent) {}

  @GetMapping("/units/reorganise")
  String begin(
      Actor actor,
      @RequestParam(defaultValue = "") String what,
      @RequestParam(defaultValue = "") String unit,
      Model model) {
    require(actor);
    StepForm step = StepForm.empty(StepForm.WHAT.contains(what) ? what : "", Text.line(unit));
    model.addAttribute(
        "split", split(actor, step.what(), step.unit(), "", new LinkedMultiValueMap<>()));
    return gather(
        Form.of(DecisionForm.of(today.date().toString(), "", "", step)), List.of(), model);
  }

  /** Adds a step, takes one away, or turns to another kind of step. */
  @PostMapping("/units/reorganise")
  String gather(
      Actor actor,
      DecisionForm typed,
      @RequestParam MultiValueMap<String, String> sent,
      Model model) {
    require(actor);
    List<Gathered> steps = new ArrayList<>(gathered(sent));
    SplitForm split = split(actor, text(typed.what), text(typed.unit), typed.day, sent);
    model.addAttribute("split", split);
    String remove = sent.getFirst("remove");
    String turn = sent.getFirst("turn");
    if (remove != null) {
      int at = remove.matches("[0-9]{1,6}") ? Integer.parseInt(remove) : steps.size();
      if (at < steps.size()) {
        steps.remove(at);
      }
      return gather(Form.of(typed), steps, model);
    }
    if (turn != null) {
      return gather(
          Form.of(
              DecisionForm.of(
                  text(typed.day),
                  text(typed.symbol),
                  text(typed.reason),
                  StepForm.empty(known(turn), ""))),
          steps,
          model);
    }
    StepForm form = typed.step(split.parts()).resolved(code -> meant(actor, code));
    String drop = sent.getFirst("drop");
    if (drop != null) {
      return gather(with(typed, form.without(drop), List.of()), steps, model);
    }
    String choose = sent.getFirst("choose");
    String more = text(typed.more);
    if ("more".equals(choose) || !more.isEmpty()) {
      Optional<NamedUnit> chosen = units.meant(actor, Right.SHAPE_TREE, more);
      if (chosen.isEmpty()) {
        return Answers.refused(
            gather(
                with(typed, form, List.of(Refusal.of("more", "units.refused.not_one_unit", more))),
                steps,
                model));
      }
      form = form.and(chosen.get().code());
    }
    if ("unit".equals(choose) && split.rows().isEmpty()) {
      Refusal unknown = Refusal.of("unit", "units.refused.not_one_unit", text(typed.unit));
      return Answers.refused(gather(with(typed, form, List.of(unknown)), steps, model));
    }
    if (choose != null || sent.getFirst("add") == null || form.what().isEmpty()) {
      return gather(with(typed, form, List.of()), steps, model);
    }
    steps.add(gathered(form));
    LocalDate day = FormParser.day(typed.day).orElse(today.date());
    List<Refusal> refusals =
        reorganisations.check(
            actor,
            new ReorganisationDecision(day, "", "", steps.stream().map(Gathered::step).toList()));
    if (!refusals.isEmpty()) {
      return Answers.refused(
          gather(with(typed, form, refusals), steps.subList(0, steps.size() - 1), model));
    }
    return gather(
        Form.of(
            DecisionForm.of(
                text(typed.day), text(typed.symbol), text(typed.reason), StepForm.empty("", ""))),
        steps,
        model);
  }

  @PostMapping("/units/reorganise/preview")
  String preview(
      Actor actor,
      DecisionForm typed,
      @RequestParam MultiValueMap<String, String> sent,
      Model model) {
    require(actor);
    List<Gathered> steps = gathered(sent);
    FormParser reading = new FormParser();
    Field<LocalDate> day = reading.requiredDay("day", typed.day);
    return Answers.of(
        reading.then(() -> reorganisations.preview(actor, decision(day.get(), typed, steps))),
        preview -> {
          model.addAttribute("decision", decision(day.get(), typed, steps));
          model.addAttribute("preview", preview);
          model.addAttribute("form", Form.of(typed));
          show(steps, day.get(), model, named(preview));
          return "organisation/units/preview";
        },
        refusals -> gather(Form.refused(typed, refusals), steps, model));
  }

  @PostMapping("/units/reorganise/carry-out")
  String carryOut(
      Actor actor,
      DecisionForm typed,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam String key,
      @RequestParam String seen,
      Model model) {
    require(actor);
    List<Gathered> steps = gathered(sent);
    FormParser reading = new FormParser();
    Field<LocalDate> day = reading.requiredDay("day", typed.day);
    return Answers.of(
        reading.then(
            () -> reorganisations.carryOut(actor, key, decision(day.get(), typed, steps), seen)),
        number -> Answers.to("/units/decisions/" + number, "units.said.carried_out"),
        refusals -> gather(Form.refused(typed, refusals), steps, model));
  }

  /** A decision that was carried out. */
  @GetMapping("/units/decisions/{id}")
  String decision(Actor actor, @PathVariable long id, Model model) {
    StoredDecision kept = sql.kept(actor, id).orElseThrow(() -> new NotFound("decision " + id));
    model.addAttribute("kept", kept);
    model.addAttribute("by", names.of(kept.login()));
    show(
        kept.steps().stream().map(step -> new Gathered(step, "")).toList(),
        kept.day(),
        model,
        List.of());
    return "organisation/units/decision";
  }

  private static Form<DecisionForm> with(
      DecisionForm typed, StepForm step, List<Refusal> refusals) {
    DecisionForm shown =
        DecisionForm.of(text(typed.day), text(typed.symbol), text(typed.reason), step);
    return refusals.isEmpty() ? Form.of(shown) : Form.refused(shown, refusals);
  }

  /** What a split is into; nothing for other steps, and before its unit is chosen. */
  private SplitForm split(
      Actor actor,
      String what,
      String unit,
      @Nullable String day,
      MultiValueMap<String, String> sent) {
    if (!what.equals("split") || unit.isEmpty()) {
      return SplitForm.NONE;
    }
    LocalDate on = FormParser.day(day).orElse(today.date());
    return units
        .meant(actor, Right.SHAPE_TREE, unit)
        .map(it -> SplitForm.of(it, units.children(it.id(), on), sent))
        .orElse(SplitForm.NONE);
  }

  /** The code of the unit that is meant; what was typed where it is none, so that it is refused. */
  private String meant(Actor actor, String typed) {
    return units.meant(actor, Right.SHAPE_TREE, typed).map(NamedUnit::code).orElse(typed);
  }

  private String gather(Form<DecisionForm> form, List<Gathered> steps, Model model) {
    List<String> chosen = StepForm.codes(form.values().units());
    Map<String, String> names = sql.names(chosen);
    if (!model.containsAttribute("split")) {
      model.addAttribute("split", SplitForm.NONE);
    }
    model.addAttribute("symbolRequired", settings.symbolRequired());
    model.addAttribute("form", form);
    model.addAttribute(
        "chosen",
        chosen.stream().map(code -> new Choice(code, names.getOrDefault(code, code))).toList());
    LocalDate day = FormParser.day(form.values().day()).orElse(today.date());
    model.addAttribute("kinds", units.kinds(day).stream().filter(kind -> kind.holds(day)).toList());
    show(steps, day, model, List.of());
    return "organisation/units/reorganise";
  }

  /** Codes that the preview names: parents before and after, and units whose totals change. */
  private static List<@Nullable String> named(ReorganisationPreview preview) {
    List<@Nullable String> codes =
        new ArrayList<>(
            preview.totals().stream().map(ReorganisationPreview.TotalChange::unit).toList());
    for (ReorganisationPreview.Place place : preview.places()) {
      codes.add(place.before() == null ? null : place.before().parent());
      codes.add(place.after() == null ? null : place.after().parent());
      codes.add(place.successor());
    }
    return codes;
  }

  /** Units are called as on the eve of the day, those that stand only since then as now. */
  private void show(List<Gathered> steps, LocalDate day, Model model, List<@Nullable String> more) {
    List<TreeStep> all = steps.stream().map(Gathered::step).toList();
    List<String> codes = new ArrayList<>(DecisionUnits.named(all));
    more.stream().filter(Objects::nonNull).forEach(codes::add);
    Map<String, String> names = new HashMap<>(sql.names(codes));
    names.putAll(sql.names(codes, day.minusDays(1)));
    for (TreeStep step : all) {
      if (step instanceof TreeStep.Found found) {
        names.put(found.code(), found.name());
      } else if (step instanceof TreeStep.Split split) {
        split.parts().forEach(part -> names.putIfAbsent(part.code(), part.name()));
      }
    }
    model.addAttribute("steps", steps);
    model.addAttribute(
        "words",
        new StepDescriptions(
            names,
            units.kinds().stream().collect(Collectors.toMap(UnitKind::code, Function.identity()))));
  }

  private static ReorganisationDecision decision(
      LocalDate day, DecisionForm typed, List<Gathered> steps) {
    return new ReorganisationDecision(
        day, text(typed.symbol), text(typed.reason), steps.stream().map(Gathered::step).toList());
  }

  private List<Gathered> gathered(MultiValueMap<String, String> sent) {
    return sent.getOrDefault("step", List.of()).stream().map(this::read).toList();
  }

  private Gathered gathered(StepForm form) {
    known(form.what());
    return new Gathered(form.step(), json.writeValueAsString(form));
  }

  private Gathered read(String sent) {
    try {
      StepForm form = json.readValue(sent, StepForm.class);
      known(form.what());
      return new Gathered(form.step(), sent);
    } catch (JacksonException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }

  private static String known(String what) {
    if (!StepForm.WHAT.contains(what)) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return what;
  }

  private static String text(@Nullable String typed) {
    return Text.line(typed);
  }

  private static void require(Actor actor) {
    if (!actor.hasSomewhere(Right.SHAPE_TREE)) {
      throw new NotFound("reorganise");
    }
  }
}
