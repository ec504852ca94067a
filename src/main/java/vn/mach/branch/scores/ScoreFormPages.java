package vn.mach.branch.scores;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.branch.scores.ScoreForm.Applies;
import vn.mach.branch.scores.ScoreForm.Item;
import vn.mach.branch.scores.ScoreForm.ItemKind;
import vn.mach.branch.scores.ScoreFormsSql.Head;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/**
 * How a form is built: its head, its sections and items, a preview, and from when it is in force.
 */
@Controller
class ScoreFormPages {

  private static final int LONGEST = 300;

  private final ScoreForms forms;
  private final ScoreFormsSql sql;
  private final Units units;
  private final AccessScope scope;
  private final Today today;

  ScoreFormPages(ScoreForms forms, ScoreFormsSql sql, Units units, AccessScope scope, Today today) {
    this.forms = forms;
    this.sql = sql;
    this.units = units;
    this.scope = scope;
    this.today = today;
  }

  /** What a form is, as typed. */
  record HeadForm(
      @Nullable String unit,
      @Nullable String title,
      @Nullable String source,
      @Nullable String maximum,
      @Nullable String goodFrom,
      @Nullable String fairFrom,
      @Nullable String averageFrom) {}

  record SectionForm(@Nullable String title, @Nullable String maximum) {}

  /**
   * An item as typed.
   *
   * @param section the number of its section
   * @param options one a line, {@code words = points}
   */
  record ItemForm(
      @Nullable String section,
      @Nullable String title,
      @Nullable String kind,
      @Nullable String maximum,
      @Nullable String bonus,
      @Nullable String applies,
      @Nullable String attendance,
      @Nullable String options) {}

  record IssueForm(@Nullable String validFrom, @Nullable String lastDay) {}

  /** All forms of the page of one form. */
  record Typed(
      Form<HeadForm> head, Form<SectionForm> section, Form<ItemForm> item, Form<IssueForm> issue) {

    /** What belongs to no field of any of them. */
    List<Refusal> general() {
      return Stream.of(head, section, item, issue).flatMap(it -> it.general().stream()).toList();
    }
  }

  @GetMapping("/scores/forms")
  String list(Actor actor, Model model) {
    require(actor);
    model.addAttribute("forms", sql.all(scope.parameters(actor, Right.SET_TARGETS)));
    return "branch/scores/forms";
  }

  @GetMapping("/scores/forms/new")
  String blank(Actor actor, Model model) {
    require(actor);
    String unit =
        units.tops(actor, Right.SET_TARGETS).stream().findFirst().map(NamedUnit::label).orElse("");
    model.addAttribute("form", Form.of(new HeadForm(unit, "", "", "100", "90", "70", "50")));
    return "branch/scores/form_new";
  }

  @PostMapping("/scores/forms")
  String create(
      Actor actor, @ModelAttribute("typed") HeadForm typed, @RequestParam String key, Model model) {
    require(actor);
    FormParser parser = new FormParser();
    Field<UnitId> unit =
        parser.found(
            "unit",
            units.meant(actor, Right.SET_TARGETS, Text.line(typed.unit())).map(NamedUnit::id),
            "scores.refused.unit",
            Text.line(typed.unit()));
    Supplier<Head> head = head(parser, typed);
    return Answers.of(
        parser.then(() -> forms.draft(actor, key, unit.get(), head.get())),
        id -> Answers.to("/scores/forms/" + id, "scores.form.drafted"),
        refusals -> {
          model.addAttribute("form", Form.refused(typed, refusals));
          return "branch/scores/form_new";
        });
  }

  private static Supplier<Head> head(FormParser parser, HeadForm typed) {
    String title = parser.required("title", typed.title(), LONGEST);
    String source = parser.required("source", typed.source(), LONGEST);
    Field<BigDecimal> maximum = points(parser, "maximum", typed.maximum());
    Field<BigDecimal> good = percent(parser, "goodFrom", typed.goodFrom());
    Field<BigDecimal> fair = percent(parser, "fairFrom", typed.fairFrom());
    Field<BigDecimal> average = percent(parser, "averageFrom", typed.averageFrom());
    return () -> new Head(title, source, maximum.get(), good.get(), fair.get(), average.get());
  }

  /** Points: more than 0, at most 10,000. */
  private static Field<BigDecimal> points(FormParser parser, String field, @Nullable String typed) {
    return parser.found(
        field,
        ScoreTyping.number(typed)
            .filter(it -> it.signum() > 0 && it.compareTo(BigDecimal.valueOf(10_000)) <= 0),
        "scores.refused.points",
        Text.line(typed));
  }

  private static Field<BigDecimal> percent(
      FormParser parser, String field, @Nullable String typed) {
    return parser.found(
        field,
        ScoreTyping.number(typed).filter(it -> it.compareTo(BigDecimal.valueOf(100)) <= 0),
        "scores.refused.percent",
        Text.line(typed));
  }

  @GetMapping("/scores/forms/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    return page(forms.require(actor, id), blank(forms.require(actor, id)), model);
  }

  private Typed blank(ScoreForm form) {
    return new Typed(
        Form.editing(now(form)),
        Form.of(new SectionForm("", "")),
        Form.of(new ItemForm("", "", "radio", "", "", "always", "", "")),
        Form.of(new IssueForm(today.date().toString(), today.date().toString())));
  }

  private static HeadForm now(ScoreForm form) {
    return new HeadForm(
        "",
        form.title(),
        form.source(),
        form.maximum().toPlainString(),
        form.goodFrom().toPlainString(),
        form.fairFrom().toPlainString(),
        form.averageFrom().toPlainString());
  }

  private static String page(ScoreForm form, Typed typed, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("typed", typed);
    model.addAttribute("open", form.issued() ? List.of() : form.refusals());
    return "branch/scores/form";
  }

  @PostMapping("/scores/forms/{id:\\d+}")
  String change(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") HeadForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    ScoreForm form = forms.require(actor, id);
    FormParser parser = FormParser.since(shown, () -> now(forms.require(actor, id)), typed);
    Supplier<Head> head = head(parser, typed);
    return done(
        parser.then(() -> forms.change(actor, key, id, head.get())),
        form,
        refusals -> with(blank(form), parser.refused(typed, refusals)),
        model);
  }

  @PostMapping("/scores/forms/{id:\\d+}/sections")
  String addSection(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") SectionForm typed,
      @RequestParam String key,
      Model model) {
    ScoreForm form = forms.require(actor, id);
    FormParser parser = new FormParser();
    String title = parser.required("title", typed.title(), LONGEST);
    Field<BigDecimal> maximum = points(parser, "maximum", typed.maximum());
    Typed blank = blank(form);
    return done(
        parser.then(() -> forms.addSection(actor, key, id, title, maximum.get())),
        form,
        refusals ->
            new Typed(blank.head(), Form.refused(typed, refusals), blank.item(), blank.issue()),
        model);
  }

  @PostMapping("/scores/sections/{id:\\d+}/items")
  String addItem(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") ItemForm typed,
      @RequestParam String key,
      Model model) {
    ScoreForm form = forms.ofSection(actor, id);
    FormParser parser = new FormParser();
    String title = parser.required("title", typed.title(), 500);
    Field<ItemKind> kind =
        parser.found(
            "kind",
            ItemKind.find(Text.line(typed.kind())),
            "scores.refused.choice",
            Text.line(typed.kind()));
    Field<BigDecimal> maximum = points(parser, "maximum", typed.maximum());
    Field<Applies> applies =
        parser.found(
            "applies",
            Applies.find(Text.line(typed.applies())),
            "scores.refused.choice",
            Text.line(typed.applies()));
    boolean chosen =
        kind.read().filter(it -> it == ItemKind.RADIO || it == ItemKind.BANDED).isPresent();
    List<Refusal> lines = new ArrayList<>();
    var options =
        chosen
            ? ScoreTyping.options(kind.get(), typed.options(), lines)
            : List.<ScoreForm.Option>of();
    lines.forEach(it -> parser.refuse(it.field(), it.reason(), it.arguments().toArray()));
    if (chosen && options.isEmpty() && lines.isEmpty()) {
      parser.refuse("options", "scores.refused.no_options");
    }
    ItemForm kept =
        new ItemForm(
            Long.toString(id),
            typed.title(),
            typed.kind(),
            typed.maximum(),
            typed.bonus(),
            typed.applies(),
            typed.attendance(),
            typed.options());
    Typed blank = blank(form);
    return done(
        parser.then(() ->
            forms.addItem(
                actor,
                key,
                id,
                new Item(
                    0,
                    title,
                    kind.get(),
                    maximum.get(),
                    typed.bonus() != null,
                    applies.get(),
                    typed.attendance() != null && kind.get() == ItemKind.BANDED,
                    options))),
        form,
        refusals ->
            new Typed(blank.head(), blank.section(), Form.refused(kept, refusals), blank.issue()),
        model);
  }

  @PostMapping("/scores/sections/{id:\\d+}/delete")
  String deleteSection(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    ScoreForm form = forms.ofSection(actor, id);
    return done(
        forms.deleteSection(actor, key, id), form, refusals -> general(form, refusals), model);
  }

  @PostMapping("/scores/items/{id:\\d+}/delete")
  String deleteItem(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    ScoreForm form = forms.ofItem(actor, id);
    return done(forms.deleteItem(actor, key, id), form, refusals -> general(form, refusals), model);
  }

  @PostMapping("/scores/forms/{id:\\d+}/delete")
  String delete(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    ScoreForm form = forms.require(actor, id);
    return Answers.of(
        forms.delete(actor, key, id),
        done -> Answers.to("/scores/forms", "scores.form.deleted"),
        refusals -> page(form, general(form, refusals), model));
  }

  @PostMapping("/scores/forms/{id:\\d+}/copy")
  String copy(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    ScoreForm form = forms.require(actor, id);
    return Answers.of(
        forms.copy(actor, key, id),
        copy -> Answers.to("/scores/forms/" + copy, "scores.form.copied"),
        refusals -> page(form, general(form, refusals), model));
  }

  @PostMapping("/scores/forms/{id:\\d+}/issue")
  String issue(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") IssueForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    forms.require(actor, id);
    FormParser parser = FormParser.about(Text.line(shown), () -> forms.seenLocked(actor, id));
    Field<LocalDate> from = parser.requiredDay("validFrom", typed.validFrom());
    return Answers.of(
        parser.then(() -> forms.issue(actor, key, id, from.get())),
        done -> Answers.to("/scores/forms/" + id, "scores.saved"),
        refusals -> {
          ScoreForm now = forms.require(actor, id);
          return page(now, issuing(blank(now), Form.refused(typed, refusals)), model);
        });
  }

  @PostMapping("/scores/forms/{id:\\d+}/end")
  String end(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") IssueForm typed,
      @RequestParam String key,
      Model model) {
    ScoreForm form = forms.require(actor, id);
    FormParser parser = new FormParser();
    Field<LocalDate> last = parser.requiredDay("lastDay", typed.lastDay());
    return done(
        parser.then(() -> forms.end(actor, key, id, last.get())),
        form,
        refusals -> issuing(blank(form), Form.refused(typed, refusals)),
        model);
  }

  private String done(
      Outcome<Long> outcome,
      ScoreForm form,
      java.util.function.Function<List<Refusal>, Typed> refused,
      Model model) {
    return Answers.of(
        outcome,
        done -> Answers.to("/scores/forms/" + form.id(), "scores.saved"),
        refusals -> page(form, refused.apply(refusals), model));
  }

  private Typed general(ScoreForm form, List<Refusal> refusals) {
    return issuing(blank(form), Form.refused(new IssueForm("", ""), refusals));
  }

  private static Typed with(Typed typed, Form<HeadForm> head) {
    return new Typed(head, typed.section(), typed.item(), typed.issue());
  }

  private static Typed issuing(Typed typed, Form<IssueForm> issue) {
    return new Typed(typed.head(), typed.section(), typed.item(), issue);
  }

  private static void require(Actor actor) {
    if (!actor.hasSomewhere(Right.SET_TARGETS)) {
      throw new NotFound("score forms");
    }
  }
}
