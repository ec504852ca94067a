package vn.mach.documents.directives;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.base.web.LongText;
import vn.mach.documents.register.DocumentKind;
import vn.mach.documents.register.Register;
import vn.mach.documents.register.Terms;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/**
 * The form in which a directive is issued, the number it would get, and the terms through which
 * numbers run.
 */
@Controller
class IssuingPages {

  private static final int OFFERED = 200;

  private final Directives directives;
  private final Register register;
  private final Terms terms;
  private final Units units;
  private final Today today;

  IssuingPages(Directives directives, Register register, Terms terms, Units units, Today today) {
    this.directives = directives;
    this.register = register;
    this.terms = terms;
    this.units = units;
    this.today = today;
  }

  /**
   * As typed. {@code issuer} is a unit's code; empty: a body above the realm. {@code parent} is a
   * reference.
   */
  record NewDirectiveForm(
      @Nullable String issuer,
      @Nullable String kind,
      @Nullable String symbol,
      @Nullable String title,
      @Nullable String issuedOn,
      @Nullable String parent,
      @Nullable String body) {}

  record TermForm(@Nullable String unit, @Nullable String from) {}

  @GetMapping("/directives/new")
  String blank(
      Actor actor,
      @RequestParam(defaultValue = "") String issuer,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(required = false) @Nullable Long parent,
      Model model) {
    requireSomewhere(actor);
    List<NamedUnit> tops = units.tops(actor, Right.ISSUE);
    String from = issuer.isEmpty() && tops.size() == 1 ? tops.getFirst().code() : issuer;
    String above =
        parent == null ? "" : visible(actor, parent).map(NamedDirective::reference).orElse("");
    return form(
        actor,
        Form.of(new NewDirectiveForm(from, kind, "", "", today.date().toString(), above, "")),
        model);
  }

  @LongText("body")
  @PostMapping("/directives")
  String issue(
      Actor actor,
      @ModelAttribute("typed") NewDirectiveForm typed,
      @RequestParam String key,
      Model model) {
    requireSomewhere(actor);
    FormParser reading = new FormParser();
    UnitId issuer = issuer(actor, reading, typed.issuer());
    Field<LocalDate> day = reading.requiredDay("issuedOn", typed.issuedOn());
    DirectiveId parent = parent(actor, reading, typed.parent(), issuer, day);
    return Answers.of(
        reading.then(() ->
            directives.issue(
                actor,
                key,
                new DirectiveDraft(
                    Text.key(typed.symbol()),
                    Text.line(typed.kind()),
                    Text.line(typed.title()),
                    issuer,
                    day.get(),
                    parent,
                    Text.lines(typed.body())))),
        id -> Answers.to("/directives/" + id.value(), "directives.issued"),
        refusals -> form(actor, Form.refused(typed, refusals), model));
  }

  /** The unit that issues; none: a body above the realm. */
  private @Nullable UnitId issuer(Actor actor, FormParser reading, @Nullable String typed) {
    String code = Text.line(typed);
    if (code.isEmpty() && !directives.mayIssue(actor, null)) {
      reading.refuse("issuer", "directives.refused.issuer");
    }
    return reading.optionalFound(
        "issuer",
        code,
        units.meant(actor, Right.ISSUE, code).map(NamedUnit::id),
        "directives.refused.issuer");
  }

  /**
   * A reference as it is offered, or as people write a symbol: then the nearest upwards of those
   * that the actor may see.
   */
  private @Nullable DirectiveId parent(
      Actor actor,
      FormParser reading,
      @Nullable String typed,
      @Nullable UnitId issuer,
      Field<LocalDate> day) {
    Optional<DirectiveId> found =
        day.read()
            .flatMap(it -> directives.find(Text.line(typed), issuer, it))
            .filter(id -> directives.maySee(actor, id));
    return reading.optionalFound("parent", typed, found, "directives.refused.parent");
  }

  private Optional<NamedDirective> visible(Actor actor, long id) {
    return Optional.of(new DirectiveId(id))
        .filter(it -> directives.maySee(actor, it))
        .flatMap(directives::named);
  }

  private String form(Actor actor, Form<NewDirectiveForm> form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("parents", directives.choices(actor, "", OFFERED));
    model.addAttribute("mayEnterAbove", directives.mayIssue(actor, null));
    proposed(actor, form.value("issuer"), form.value("kind"), model);
    return "documents/directives/new";
  }

  /**
   * The number that would come next: a part of the form, loaded again when issuer or kind change.
   */
  @GetMapping("/directives/number")
  String number(
      Actor actor,
      @RequestParam(defaultValue = "") String issuer,
      @RequestParam(defaultValue = "") String kind,
      Model model) {
    requireSomewhere(actor);
    proposed(actor, issuer, kind, model);
    return "documents/directives/number";
  }

  private void proposed(Actor actor, String issuer, String kind, Model model) {
    Optional<UnitId> unit = units.meant(actor, Right.ISSUE, Text.line(issuer)).map(NamedUnit::id);
    Optional<String> next =
        unit.flatMap(it ->
            DocumentKind.find(kind)
                .flatMap(known -> register.nextSymbol(it, known.code(), today.date())));
    model.addAttribute("next", next.orElse(""));
    model.addAttribute("termOf", unit.map(UnitId::value).orElse(null));
  }

  @GetMapping("/directives/terms/{unit}")
  String terms(Actor actor, @PathVariable long unit, Model model) {
    NamedUnit named = units.require(actor, Right.ISSUE, new UnitId(unit));
    return terms(named, Form.of(new TermForm(named.code(), "")), model);
  }

  @PostMapping("/directives/terms/{unit}")
  String beginTerm(
      Actor actor,
      @PathVariable long unit,
      @ModelAttribute("typed") TermForm typed,
      @RequestParam String key,
      Model model) {
    NamedUnit named = units.require(actor, Right.ISSUE, new UnitId(unit));
    FormParser reading = new FormParser();
    Field<LocalDate> from = reading.requiredDay("from", typed.from());
    return Answers.of(
        reading.then(() -> terms.begin(actor, key, named.id(), from.get())),
        done -> Answers.to("/directives/terms/" + unit),
        refusals -> terms(named, Form.refused(typed, refusals), model));
  }

  private String terms(NamedUnit unit, Form<TermForm> form, Model model) {
    model.addAttribute("unit", unit);
    model.addAttribute("form", form);
    model.addAttribute("terms", terms.of(unit.id()));
    return "documents/directives/terms";
  }

  private static void requireSomewhere(Actor actor) {
    if (!actor.hasSomewhere(Right.ISSUE)) {
      throw new NotFound("documents/directives/new");
    }
  }
}
