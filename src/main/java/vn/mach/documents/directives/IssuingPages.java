package vn.mach.documents.directives;

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
import org.springframework.web.multipart.MultipartFile;
import vn.mach.base.files.Files;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.base.web.LongText;
import vn.mach.documents.register.DocumentKind;
import vn.mach.documents.register.DocumentSymbol;
import vn.mach.documents.register.IssuingRules;
import vn.mach.documents.register.Register;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The form in which a directive is issued, with the number it would get. */
@Controller
class IssuingPages {

  private static final int OFFERED = 200;

  private final Directives directives;
  private final Register register;
  private final IssuingRules rules;
  private final Files files;
  private final Units units;
  private final Today today;

  IssuingPages(
      Directives directives,
      Register register,
      IssuingRules rules,
      Files files,
      Units units,
      Today today) {
    this.directives = directives;
    this.register = register;
    this.rules = rules;
    this.files = files;
    this.units = units;
    this.today = today;
  }

  /**
   * As typed. {@code issuer} is a unit's code; empty: a body above the realm. {@code offered} is
   * the symbol that the form put into {@code symbol}: left as it is, it means the next number.
   * {@code parent} is a reference.
   */
  record NewDirectiveForm(
      @Nullable String issuer,
      @Nullable String kind,
      @Nullable String symbol,
      @Nullable String offered,
      @Nullable String title,
      @Nullable String issuedOn,
      @Nullable String parent,
      @Nullable String body,
      @Nullable String notSecret) {

    /** Empty: the next number of the issuer's book. */
    String asked() {
      String typed = Text.key(symbol);
      return typed.equals(Text.line(offered)) ? "" : typed;
    }

    NewDirectiveForm offering(String next) {
      return asked().isEmpty()
          ? new NewDirectiveForm(issuer, kind, next, next, title, issuedOn, parent, body, notSecret)
          : new NewDirectiveForm(
              issuer, kind, symbol, next, title, issuedOn, parent, body, notSecret);
    }
  }

  @GetMapping("/directives/new")
  String blank(
      Actor actor,
      @RequestParam(defaultValue = "") String issuer,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(required = false) @Nullable Long parent,
      Model model) {
    requireSomewhere(actor);
    List<NamedUnit> tops = units.tops(actor, Right.ISSUE);
    String from =
        issuer.isEmpty() && tops.size() == 1
            ? tops.getFirst().label()
            : units.meant(actor, Right.ISSUE, issuer).map(NamedUnit::label).orElse(issuer);
    String above =
        parent == null ? "" : visible(actor, parent).map(NamedDirective::reference).orElse("");
    return form(
        actor,
        Form.of(
            new NewDirectiveForm(from, kind, "", "", "", today.date().toString(), above, "", "")),
        model);
  }

  @Expensive
  @LongText("body")
  @PostMapping("/directives")
  String issue(
      Actor actor,
      @ModelAttribute("typed") NewDirectiveForm typed,
      @RequestParam String key,
      @RequestParam(required = false) @Nullable List<MultipartFile> file,
      Model model) {
    requireSomewhere(actor);
    FormParser reading = new FormParser();
    List<Files.Fit> papers = files.read(reading, file, typed.notSecret);
    UnitId issuer = issuer(actor, reading, typed.issuer());
    Field<LocalDate> day = reading.requiredDay("issuedOn", typed.issuedOn());
    DirectiveId parent = parent(actor, reading, typed.parent(), issuer, day);
    DirectiveDraft draft =
        new DirectiveDraft(
            typed.asked(),
            Text.line(typed.kind()),
            Text.line(typed.title()),
            issuer,
            day.read().orElse(today.date()),
            parent,
            Text.lines(typed.body()));
    if (reading.isRefused() && draft.check(today.date()) instanceof Outcome.Refused(var also)) {
      boolean known = !reading.isRefused("issuer"); // a symbol is validated by its issuer
      reading.refuse(also.stream().filter(it -> known || !it.field().equals("symbol")).toList());
    }
    return Answers.of(
        reading.then(() -> directives.issue(actor, key, draft, papers)),
        id ->
            Answers.to(
                "/directives/" + id.value(),
                "directives.issued",
                directives.named(id).map(NamedDirective::symbol).orElse("")),
        refusals -> form(actor, Form.refused(typed, refusals), model));
  }

  /** The unit that issues; none: a body above the realm. */
  private @Nullable UnitId issuer(Actor actor, FormParser reading, @Nullable String typed) {
    String code = Text.line(typed);
    if (code.isEmpty() && !directives.mayIssue(actor, null)) {
      reading.refuse("issuer", "web.refused.missing");
    }
    return reading.optionalFound(
        "issuer",
        code,
        units.meant(actor, Right.ISSUE, code).map(NamedUnit::id),
        "directives.refused.issuer",
        FormParser.quoted(code));
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
    return day.read().isEmpty() // said there
        ? null
        : reading.optionalFound("parent", typed, found, "directives.refused.parent");
  }

  private Optional<NamedDirective> visible(Actor actor, long id) {
    return Optional.of(new DirectiveId(id))
        .filter(it -> directives.maySee(actor, it))
        .flatMap(directives::named);
  }

  private String form(Actor actor, Form<NewDirectiveForm> form, Model model) {
    model.addAttribute("parents", directives.choices(actor, "", OFFERED));
    model.addAttribute("mayEnterAbove", directives.mayIssue(actor, null));
    model.addAttribute("largest", files.largest());
    offered(actor, form, model);
    return "documents/directives/new";
  }

  /**
   * The number that would come next, in its field: a part of the form, loaded again when issuer,
   * kind or day change.
   */
  @GetMapping("/directives/number")
  String number(Actor actor, @ModelAttribute("typed") NewDirectiveForm typed, Model model) {
    requireSomewhere(actor);
    offered(actor, Form.of(typed), model);
    return "documents/directives/number";
  }

  private void offered(Actor actor, Form<NewDirectiveForm> form, Model model) {
    NewDirectiveForm typed = form.values();
    Optional<UnitId> unit =
        units.meant(actor, Right.ISSUE, Text.line(typed.issuer())).map(NamedUnit::id);
    Optional<DocumentKind> kind = DocumentKind.find(Text.line(typed.kind()));
    LocalDate day = FormParser.day(typed.issuedOn()).orElse(today.date());
    String next =
        unit.flatMap(it -> kind.flatMap(known -> register.nextSymbol(it, known.code(), day)))
            .orElse("");
    String against =
        unit.flatMap(it ->
                kind.flatMap(known ->
                    rules.against(it, known.code(), day, DocumentSymbol.ofCongress(typed.asked()))))
            .orElse("");
    model.addAttribute("form", new Form<>(typed.offering(next), form.refusals(), form.key()));
    model.addAttribute("against", against);
    model.addAttribute("termOf", unit.map(UnitId::value).orElse(null));
  }

  private static void requireSomewhere(Actor actor) {
    if (!actor.hasSomewhere(Right.ISSUE)) {
      throw new NotFound("documents/directives/new");
    }
  }
}
