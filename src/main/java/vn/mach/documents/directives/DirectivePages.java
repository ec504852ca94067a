package vn.mach.documents.directives;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.files.Files;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Form;
import vn.mach.base.web.KeepsView;
import vn.mach.base.web.Paging;
import vn.mach.documents.register.DocumentKind;
import vn.mach.documents.register.DocumentSymbol;
import vn.mach.documents.register.IssuingRules;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The list of directives, and one with its chain, its text and its files. */
@Controller
class DirectivePages {

  private static final int BELOW_SHOWN = 200;
  private static final int OWN_SHOWN = 5;

  private final Directives directives;
  private final DirectivesSql sql;
  private final DirectiveCorrectionsSql corrections;
  private final Files files;
  private final Units units;
  private final IssuingRules rules;
  private final ClausesSql clauses;
  private final ClauseView clauseView;
  private final Practice practice;
  private final Today today;

  DirectivePages(
      Directives directives,
      DirectivesSql sql,
      DirectiveCorrectionsSql corrections,
      Files files,
      Units units,
      IssuingRules rules,
      ClausesSql clauses,
      ClauseView clauseView,
      Practice practice,
      Today today) {
    this.practice = practice;
    this.rules = rules;
    this.clauses = clauses;
    this.clauseView = clauseView;
    this.today = today;
    this.corrections = corrections;
    this.directives = directives;
    this.sql = sql;
    this.files = files;
    this.units = units;
  }

  /** What the list was narrowed to, as typed. {@code issuer} is a unit's code, or {@code above}. */
  record Narrowed(
      @Nullable String q, @Nullable String kind, @Nullable String issuer, @Nullable String year) {
    Narrowed {
      q = Text.line(q);
      kind = Text.line(kind);
      issuer = Text.line(issuer);
      year = Text.line(year);
    }

    boolean nothing() {
      return (q + kind + issuer + year).isEmpty();
    }

    /** An issuer that is not there narrows to nothing. */
    DirectivesSql.Filter filter() {
      String code = Text.line(issuer);
      boolean above = code.equals("above");
      Integer inYear =
          Text.line(year).matches("[12]\\d{3}") ? Integer.valueOf(Text.line(year)) : null;
      return new DirectivesSql.Filter(
          Text.line(q),
          DocumentKind.find(Text.line(kind)).orElse(null),
          above ? "" : code,
          above,
          inYear,
          false);
    }
  }

  @KeepsView
  @GetMapping("/directives")
  String list(
      Actor actor,
      @ModelAttribute("narrowed") Narrowed narrowed,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    if (!actor.hasSomewhere(Right.SEE)) {
      throw new NotFound("directives");
    }
    Paging paging = new Paging(page, 50);
    var seeing = directives.seeing(actor);
    model.addAttribute("narrowed", narrowed);
    model.addAttribute(
        "found",
        paging.slice(sql.list(seeing, narrowed.filter(), paging.limit(), paging.offset())));
    model.addAttribute("years", sql.years(seeing));
    model.addAttribute("units", sql.issuers(seeing));
    model.addAttribute("mayIssue", actor.hasSomewhere(Right.ISSUE));
    return "documents/directives/list";
  }

  @GetMapping("/directives/{id}")
  String show(Actor actor, @PathVariable long id, Model model) {
    DirectiveId directive = new DirectiveId(id);
    var seeing = directives.seeing(actor);
    DirectivesSql.Sheet sheet =
        sql.sheet(seeing, directive).orElseThrow(() -> new NotFound("directive " + id));
    model.addAttribute("sheet", sheet);
    model.addAttribute("text", DirectiveText.content(sheet.body()));
    model.addAttribute("chain", sql.chain(seeing, directive));
    model.addAttribute("below", sql.below(seeing, directive, BELOW_SHOWN));
    model.addAttribute("files", files.of(actor, "directives", id));
    model.addAttribute("mayIssue", actor.hasSomewhere(Right.ISSUE));
    if (sheet.named().issuer() instanceof UnitId issuer) {
      units.showPath(actor, issuer, sheet.named().issuedOn());
    }
    boolean mayCorrect = directives.mayIssue(actor, sheet.named().issuer());
    model.addAttribute("mayCorrect", mayCorrect);
    model.addAttribute("against", mayCorrect ? against(sheet.named()) : "");
    model.addAttribute("namesake", mayCorrect ? sql.namesake(directive).orElse(null) : null);
    model.addAttribute("earlier", corrections.of(directive));
    model.addAttribute("own", ownUnits(actor, sheet.named().issuer()));
    DirectiveReading reading = reading(actor, sheet.named()).orElse(null);
    model.addAttribute("reading", reading);
    model.addAttribute("practice", practice.of(actor, directive, keys(reading)));
    model.addAttribute("amending", Form.empty());
    model.addAttribute(
        "draft", mayCorrect && clauses.version(directive, VersionStatus.DRAFT).isPresent());
    return "documents/directives/directive";
  }

  private static Set<Integer> keys(@Nullable DirectiveReading reading) {
    return reading == null
        ? Set.of()
        : reading.clauses().stream().map(Clause::key).collect(Collectors.toSet());
  }

  /** The text by its clauses; empty where no version was issued. */
  private Optional<DirectiveReading> reading(Actor actor, NamedDirective named) {
    return clauses
        .version(named.id(), VersionStatus.ISSUED)
        .map(version -> {
          List<Clause> all = clauses.clauses(version.id());
          return new DirectiveReading(
              version,
              all,
              mine(actor, named.issuer(), version),
              clauses.versions(named.id()).stream()
                  .filter(it -> it.status() != VersionStatus.DRAFT)
                  .toList(),
              clauseView.words(all));
        });
  }

  private List<DirectiveReading.Mine> mine(
      Actor actor, @Nullable UnitId issuer, DirectiveVersion version) {
    LocalDate day = today.date();
    return units.tops(actor, Right.SEE).stream()
        .filter(unit -> issuer == null || clauses.under(issuer, unit.id(), day))
        .limit(OWN_SHOWN)
        .map(unit ->
            new DirectiveReading.Mine(unit, clauses.concerning(version.id(), unit.id(), day)))
        .toList();
  }

  /** The source of the rule by which the issuer does not issue such a paper; empty: none. */
  private String against(NamedDirective named) {
    UnitId issuer = named.issuer();
    return issuer == null
        ? ""
        : rules
            .against(
                issuer, named.kind(), named.issuedOn(), DocumentSymbol.ofCongress(named.symbol()))
            .orElse("");
  }

  /**
   * The actor's own units that are below the issuer and have not made the document concrete are
   * invited to.
   */
  private List<NamedUnit> ownUnits(Actor actor, @Nullable UnitId issuer) {
    return units.tops(actor, Right.ISSUE).stream()
        .filter(unit -> !unit.id().equals(issuer))
        .toList();
  }
}
