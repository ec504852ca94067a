package vn.mach.directives;

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
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Right;
import vn.mach.kernel.Text;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;
import vn.mach.units.UnitNamed;
import vn.mach.units.Units;
import vn.mach.web.Flash;
import vn.mach.web.Form;
import vn.mach.web.Reading;

/** The form in which a directive is issued, the number it would get, and the terms through which numbers run. */
@Controller
class IssuingPages {

  private static final int OFFERED = 200;

  private final Directives directives;
  private final DirectivesSql sql;
  private final Units units;
  private final Today today;

  IssuingPages(Directives directives, DirectivesSql sql, Units units, Today today) {
    this.directives = directives;
    this.sql = sql;
    this.units = units;
    this.today = today;
  }

  /** As typed. {@code issuer} is a unit's code; empty: a body above the realm. {@code parent} is a reference. */
  record Typed(
      @Nullable String issuer, @Nullable String kind, @Nullable String symbol, @Nullable String title, @Nullable String issuedOn,
      @Nullable String parent, @Nullable String body) {}

  record TermForm(@Nullable String unit, @Nullable String from) {}

  @GetMapping("/directives/new")
  String blank(
      Viewer viewer, @RequestParam(defaultValue = "") String issuer, @RequestParam(defaultValue = "") String kind,
      @RequestParam(required = false) @Nullable Long parent, Model model) {
    requireSomewhere(viewer);
    List<UnitNamed> tops = units.tops(viewer, Right.ISSUE);
    String from = issuer.isEmpty() && tops.size() == 1 ? tops.getFirst().code() : issuer;
    String above = parent == null ? "" : visible(viewer, parent).map(DirectiveNamed::reference).orElse("");
    return form(viewer, Form.of(new Typed(from, kind, "", "", today.date().toString(), above, "")), model);
  }

  @PostMapping("/directives")
  String issue(Viewer viewer, @ModelAttribute("typed") Typed typed, @RequestParam String key, Model model, HttpServletResponse response) {
    requireSomewhere(viewer);
    Reading reading = new Reading();
    String code = Text.line(typed.issuer());
    Optional<UnitId> issuer = code.isEmpty() ? Optional.empty() : units.meant(viewer, Right.ISSUE, code).map(UnitNamed::id);
    if (issuer.isEmpty() && (!code.isEmpty() || !directives.mayIssue(viewer, null))) {
      reading.refuse("issuer", "directives.refused.issuer");
    }
    LocalDate day = reading.requiredDay("issuedOn", typed.issuedOn());
    String reference = Text.line(typed.parent());
    Optional<DirectiveId> parent = reference.isEmpty() ? Optional.empty() : parent(viewer, reference, issuer, day);
    if (parent.isEmpty() && !reference.isEmpty()) {
      reading.refuse("parent", "directives.refused.parent");
    }
    Outcome<DirectiveId> outcome =
        reading.then(() ->
            directives.issue(
                viewer, key,
                new Draft(
                    Text.line(typed.symbol()), Text.line(typed.kind()), Text.line(typed.title()),
                    issuer.orElse(null), day, parent.orElse(null), Text.lines(typed.body()))));
    return switch (outcome) {
      case Outcome.Done<DirectiveId>(DirectiveId id) -> {
        Flash.done("directives.issued");
        yield "redirect:/directives/" + id.value();
      }
      case Outcome.Refused<DirectiveId>(List<Refusal> refusals) -> {
        response.setStatus(422);
        yield form(viewer, Form.refused(typed, refusals), model);
      }
    };
  }

  /** A reference as it is offered, or as people write a symbol: then the nearest upwards of those that the viewer may see. */
  private Optional<DirectiveId> parent(Viewer viewer, String reference, Optional<UnitId> issuer, LocalDate day) {
    return directives.find(reference, issuer.orElse(new UnitId(-1)), day).filter(id -> directives.maySee(viewer, id));
  }

  private Optional<DirectiveNamed> visible(Viewer viewer, long id) {
    return Optional.of(new DirectiveId(id)).filter(it -> directives.maySee(viewer, it)).flatMap(directives::named);
  }

  private String form(Viewer viewer, Form<Typed> form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("parents", directives.choices(viewer, "", OFFERED));
    model.addAttribute("mayEnterAbove", directives.mayIssue(viewer, null));
    proposed(viewer, form.value("issuer"), form.value("kind"), model);
    return "directives/new";
  }

  /** The number that would come next: a part of the form, fetched anew when issuer or kind change. */
  @GetMapping("/directives/number")
  String number(Viewer viewer, @RequestParam(defaultValue = "") String issuer, @RequestParam(defaultValue = "") String kind, Model model) {
    requireSomewhere(viewer);
    proposed(viewer, issuer, kind, model);
    return "directives/number";
  }

  private void proposed(Viewer viewer, String issuer, String kind, Model model) {
    Optional<UnitId> unit = units.meant(viewer, Right.ISSUE, Text.line(issuer)).map(UnitNamed::id);
    Optional<String> next = unit.flatMap(it -> DirectiveKind.of(kind).flatMap(known -> directives.next(it, known, today.date())));
    model.addAttribute("next", next.orElse(""));
    model.addAttribute("termOf", unit.map(UnitId::value).orElse(0L));
  }

  @GetMapping("/directives/terms/{unit}")
  String terms(Viewer viewer, @org.springframework.web.bind.annotation.PathVariable long unit, Model model) {
    UnitNamed named = units.require(viewer, Right.ISSUE, new UnitId(unit));
    return terms(named, Form.of(new TermForm(named.code(), "")), model);
  }

  @PostMapping("/directives/terms/{unit}")
  String beginTerm(
      Viewer viewer, @org.springframework.web.bind.annotation.PathVariable long unit, @ModelAttribute("typed") TermForm typed,
      @RequestParam String key, Model model, HttpServletResponse response) {
    UnitNamed named = units.require(viewer, Right.ISSUE, new UnitId(unit));
    Reading reading = new Reading();
    LocalDate from = reading.requiredDay("from", typed.from());
    return switch (reading.then(() -> directives.beginTerm(viewer, key, named.id(), from))) {
      case Outcome.Done<UnitId> done -> "redirect:/directives/terms/" + unit;
      case Outcome.Refused<UnitId>(List<Refusal> refusals) -> {
        response.setStatus(422);
        yield terms(named, Form.refused(typed, refusals), model);
      }
    };
  }

  private String terms(UnitNamed unit, Form<TermForm> form, Model model) {
    model.addAttribute("unit", unit);
    model.addAttribute("form", form);
    model.addAttribute("terms", sql.terms(unit.id()));
    return "directives/terms";
  }

  private static void requireSomewhere(Viewer viewer) {
    if (!viewer.hasSomewhere(Right.ISSUE)) {
      throw new NotFound("directives/new");
    }
  }
}
