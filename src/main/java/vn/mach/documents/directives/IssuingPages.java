package vn.mach.documents.directives;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
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
import vn.mach.base.web.Flash;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
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
  record Typed(
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
        actor, Form.of(new Typed(from, kind, "", "", today.date().toString(), above, "")), model);
  }

  @PostMapping("/directives")
  String issue(
      Actor actor,
      @ModelAttribute("typed") Typed typed,
      @RequestParam String key,
      Model model,
      HttpServletResponse response) {
    requireSomewhere(actor);
    FormParser reading = new FormParser();
    String code = Text.line(typed.issuer());
    Optional<UnitId> issuer =
        code.isEmpty()
            ? Optional.empty()
            : units.meant(actor, Right.ISSUE, code).map(NamedUnit::id);
    if (issuer.isEmpty() && (!code.isEmpty() || !directives.mayIssue(actor, null))) {
      reading.refuse("issuer", "directives.refused.issuer");
    }
    Optional<LocalDate> day = reading.requiredDay("issuedOn", typed.issuedOn());
    String reference = Text.line(typed.parent());
    Optional<DirectiveId> parent =
        reference.isEmpty()
            ? Optional.empty()
            : day.flatMap(it -> parent(actor, reference, issuer, it));
    if (parent.isEmpty() && !reference.isEmpty() && day.isPresent()) {
      reading.refuse("parent", "directives.refused.parent");
    }
    Outcome<DirectiveId> outcome =
        reading.then(() ->
            directives.issue(
                actor,
                key,
                new DirectiveDraft(
                    Text.line(typed.symbol()),
                    Text.line(typed.kind()),
                    Text.line(typed.title()),
                    issuer.orElse(null),
                    day.orElseThrow(),
                    parent.orElse(null),
                    Text.lines(typed.body()))));
    return switch (outcome) {
      case Outcome.Done<DirectiveId>(DirectiveId id) -> {
        Flash.done("directives.issued");
        yield "redirect:/directives/" + id.value();
      }
      case Outcome.Refused<DirectiveId>(List<Refusal> refusals) -> {
        response.setStatus(422);
        yield form(actor, Form.refused(typed, refusals), model);
      }
    };
  }

  /**
   * A reference as it is offered, or as people write a symbol: then the nearest upwards of those
   * that the viewer may see.
   */
  private Optional<DirectiveId> parent(
      Actor actor, String reference, Optional<UnitId> issuer, LocalDate day) {
    return directives
        .find(reference, issuer.orElse(null), day)
        .filter(id -> directives.maySee(actor, id));
  }

  private Optional<NamedDirective> visible(Actor actor, long id) {
    return Optional.of(new DirectiveId(id))
        .filter(it -> directives.maySee(actor, it))
        .flatMap(directives::named);
  }

  private String form(Actor actor, Form<Typed> form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("parents", directives.choices(actor, "", OFFERED));
    model.addAttribute("mayEnterAbove", directives.mayIssue(actor, null));
    proposed(actor, form.value("issuer"), form.value("kind"), model);
    return "documents/directives/new";
  }

  /**
   * The number that would come next: a part of the form, fetched anew when issuer or kind change.
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
            DocumentKind.of(kind)
                .flatMap(known -> register.nextSymbol(it, known.code(), today.date())));
    model.addAttribute("next", next.orElse(""));
    model.addAttribute("termOf", unit.map(UnitId::value).orElse(null));
  }

  @GetMapping("/directives/terms/{unit}")
  String terms(
      Actor actor, @org.springframework.web.bind.annotation.PathVariable long unit, Model model) {
    NamedUnit named = units.require(actor, Right.ISSUE, new UnitId(unit));
    return terms(named, Form.of(new TermForm(named.code(), "")), model);
  }

  @PostMapping("/directives/terms/{unit}")
  String beginTerm(
      Actor actor,
      @org.springframework.web.bind.annotation.PathVariable long unit,
      @ModelAttribute("typed") TermForm typed,
      @RequestParam String key,
      Model model,
      HttpServletResponse response) {
    NamedUnit named = units.require(actor, Right.ISSUE, new UnitId(unit));
    FormParser reading = new FormParser();
    Optional<LocalDate> from = reading.requiredDay("from", typed.from());
    return switch (reading.then(() -> terms.begin(actor, key, named.id(), from.orElseThrow()))) {
      case Outcome.Done<UnitId> done -> "redirect:/directives/terms/" + unit;
      case Outcome.Refused<UnitId>(List<Refusal> refusals) -> {
        response.setStatus(422);
        yield terms(named, Form.refused(typed, refusals), model);
      }
    };
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
