package vn.mach.voice.findings;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;
import vn.mach.base.files.Files;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.documents.directives.Clause;
import vn.mach.documents.directives.Clauses;
import vn.mach.documents.directives.DirectiveId;
import vn.mach.documents.directives.Directives;
import vn.mach.documents.directives.NamedDirective;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Reads the form of a new finding, and prepares it. */
@Component
class FindingForms {

  private static final int DIRECTIVES_OFFERED = 100;
  private static final int MONTHS_OF_VISITS = 6;
  private static final int SHORT = 80;

  private final Findings findings;
  private final FieldWorkSql fieldWork;
  private final FindingAccess access;
  private final Directives directives;
  private final Clauses clauses;
  private final People people;
  private final Units units;
  private final Files files;
  private final Today today;

  FindingForms(
      Findings findings,
      FieldWorkSql fieldWork,
      FindingAccess access,
      Directives directives,
      Clauses clauses,
      People people,
      Units units,
      Files files,
      Today today) {
    this.findings = findings;
    this.fieldWork = fieldWork;
    this.access = access;
    this.directives = directives;
    this.clauses = clauses;
    this.people = people;
    this.units = units;
    this.files = files;
    this.today = today;
  }

  /**
   * A finding as it is typed.
   *
   * @param to the level that receives it; empty: the body that sent the person, else the one above
   *     the place
   * @param clause a key, or the number as it is printed
   * @param finder empty: the actor
   */
  record FindingForm(
      @Nullable String place,
      @Nullable String to,
      @Nullable String foundOn,
      @Nullable String title,
      @Nullable String field,
      @Nullable String directive,
      @Nullable String clause,
      @Nullable String policy,
      @Nullable String difficulty,
      @Nullable String evidence,
      @Nullable String proposal,
      @Nullable String cases,
      @Nullable String finder,
      @Nullable String visit,
      @Nullable String notSecret) {}

  FindingForm blank(
      Actor actor, @Nullable String directive, @Nullable String clause, @Nullable String visit) {
    Optional<FieldWorkSql.Visit> from =
        FormParser.id(visit, it -> it).flatMap(fieldWork::visit).filter(it -> mine(actor, it));
    Optional<NamedDirective> about =
        FormParser.id(directive, DirectiveId::new)
            .filter(it -> directives.maySee(actor, it))
            .flatMap(directives::named);
    String clauseLabel =
        about
            .flatMap(it ->
                FormParser.id(clause, key -> (int) key)
                    .flatMap(wanted ->
                        clauses.current(it.id()).stream()
                            .filter(one -> one.key() == wanted)
                            .findFirst()))
            .map(FindingForms::label)
            .orElse("");
    String place =
        from.map(FieldWorkSql.Visit::place)
            .flatMap(it -> units.named(it, today.date()))
            .or(() -> firstPlace(actor))
            .map(NamedUnit::label)
            .orElse("");
    return new FindingForm(
        place,
        "",
        today.date().toString(),
        "",
        "",
        about.map(NamedDirective::symbol).orElse(""),
        clauseLabel,
        "",
        "",
        "",
        "",
        "1",
        "",
        from.map(it -> Long.toString(it.id())).orElse(""),
        "");
  }

  /** Where the actor's only unit is where things happen. */
  private Optional<NamedUnit> firstPlace(Actor actor) {
    List<NamedUnit> tops = units.tops(actor, Right.RECORD);
    return tops.size() == 1 ? Optional.of(tops.getFirst()) : Optional.empty();
  }

  private static boolean mine(Actor actor, FieldWorkSql.Visit visit) {
    return visit.person().equals(actor.person());
  }

  /** Reads the fields and hands the finding on, with its files. */
  Outcome<Long> read(
      Actor actor,
      FindingForm typed,
      @Nullable List<MultipartFile> sent,
      BiFunction<NewFinding, List<Files.Fit>, Outcome<Long>> command) {
    if (!access.findsSomewhere(actor)) {
      throw new NotFound("findings");
    }
    FormParser parser = new FormParser();
    String placeTyped = Text.line(typed.place());
    Field<NamedUnit> place =
        parser.found("place", place(actor, placeTyped), "findings.refused.place", placeTyped);
    Field<PersonId> person = finder(actor, parser, Text.line(typed.finder()));
    UnitId to = to(parser, typed.to(), person.read().orElse(null), place.read().orElse(null));
    Field<LocalDate> foundOn = parser.requiredDay("foundOn", typed.foundOn());
    String title = parser.required("title", typed.title(), NewFinding.LONGEST_TITLE);
    String field =
        parser.optionalFound(
            "field",
            typed.field(),
            fieldWork.fields().stream()
                .map(FieldWorkSql.Field::code)
                .filter(Text.line(typed.field())::equals)
                .findFirst(),
            "findings.refused.field",
            Text.line(typed.field()));
    DirectiveId directive =
        parser.optionalFound(
            "directive",
            typed.directive(),
            directive(actor, Text.line(typed.directive()), place.read()),
            "findings.refused.directive",
            Text.line(typed.directive()));
    Integer clause = clause(parser, directive, Text.line(typed.clause()));
    String policy = parser.optional("policy", typed.policy(), NewFinding.LONGEST_POLICY);
    String difficulty = text(parser, "difficulty", typed.difficulty());
    if (difficulty.isEmpty()) {
      parser.refuse("difficulty", "web.refused.missing");
    }
    String evidence = text(parser, "evidence", typed.evidence());
    String proposal = text(parser, "proposal", typed.proposal());
    Field<Long> cases =
        parser.found(
            "cases",
            FormParser.whole(Text.line(typed.cases()).isEmpty() ? "1" : typed.cases())
                .filter(it -> it >= 1 && it <= NewFinding.MOST_CASES),
            "findings.refused.cases",
            Text.line(typed.cases()));
    Long visit =
        parser.optionalFound(
            "visit",
            typed.visit(),
            FormParser.id(typed.visit(), it -> it),
            "findings.refused.visit");
    List<Files.Fit> papers = files.read(parser, sent, typed.notSecret());
    return parser.then(() ->
        command.apply(
            new NewFinding(
                place.get().id(),
                Objects.requireNonNull(to),
                foundOn.get(),
                title,
                field,
                directive,
                clause,
                policy,
                difficulty,
                evidence,
                proposal,
                cases.get().intValue(),
                person.get(),
                visit),
            papers));
  }

  /** A unit that the actor may enter something for; of others nothing is said. */
  private Optional<NamedUnit> place(Actor actor, String typed) {
    return units
        .meant(actor, Right.SEE, typed)
        .or(() -> units.meant(Actor.system(), Right.SEE, typed))
        .filter(it -> access.mayFind(actor, it.id()));
  }

  private Field<PersonId> finder(Actor actor, FormParser parser, String typed) {
    PersonId self = actor.person();
    if (typed.isEmpty()) {
      return parser.found("finder", Optional.ofNullable(self), "findings.refused.finder_missing");
    }
    return parser.found(
        "finder", people.meant(actor, typed).map(Member::id), "findings.refused.finder", typed);
  }

  private @Nullable UnitId to(
      FormParser parser,
      @Nullable String typed,
      @Nullable PersonId person,
      @Nullable NamedUnit place) {
    if (place == null) {
      return null; // refused at the place
    }
    List<NamedUnit> receivers = findings.receivers(person, place.id());
    String text = Text.line(typed);
    if (text.isEmpty()) {
      return receivers.getFirst().id();
    }
    Optional<NamedUnit> meant =
        units
            .meant(Actor.system(), Right.SEE, text)
            .filter(it -> receivers.stream().anyMatch(one -> one.id().equals(it.id())));
    return parser
        .found("to", meant, "findings.refused.to_typed", text)
        .read()
        .map(NamedUnit::id)
        .orElse(null);
  }

  private Optional<DirectiveId> directive(Actor actor, String typed, Optional<NamedUnit> place) {
    int title = typed.indexOf(" · ");
    String reference = title < 0 ? typed : typed.substring(0, title).strip();
    return reference.isEmpty()
        ? Optional.empty()
        : directives
            .find(reference, place.map(NamedUnit::id).orElse(null), today.date())
            .filter(it -> directives.maySee(actor, it));
  }

  private @Nullable Integer clause(
      FormParser parser, @Nullable DirectiveId directive, String typed) {
    if (typed.isEmpty() || directive == null) {
      if (!typed.isEmpty()) {
        parser.refuse("clause", "findings.refused.clause_alone", typed);
      }
      return null;
    }
    List<Clause> all = clauses.current(directive);
    Optional<Clause> labelled = all.stream().filter(it -> label(it).equals(typed)).findFirst();
    if (labelled.isPresent()) {
      return labelled.get().key();
    }
    String number = plain(typed);
    List<Clause> found = all.stream().filter(it -> plain(it.number()).equals(number)).toList();
    if (found.size() != 1) {
      parser.refuse(
          "clause",
          found.isEmpty() ? "findings.refused.clause_unknown" : "findings.refused.clause_several",
          typed);
      return null;
    }
    return found.getFirst().key();
  }

  private static String plain(String number) {
    String text = number.strip();
    while (text.endsWith(".") || text.endsWith(")")) {
      text = text.substring(0, text.length() - 1);
    }
    return text.toLowerCase(Locale.ROOT);
  }

  /** What the field of a clause holds: its key, its number and how it begins. */
  static String label(Clause clause) {
    return "[" + clause.key() + "] " + said(clause);
  }

  /** A clause in a line: its number and how it begins. */
  static String said(Clause clause) {
    return Text.shortened(Text.line(clause.number() + " " + clause.words()), SHORT);
  }

  private static String text(FormParser parser, String field, @Nullable String typed) {
    String text = Text.lines(typed);
    if (Text.length(text) > NewFinding.LONGEST_TEXT) {
      parser.refuse(field, "web.refused.too_long", NewFinding.LONGEST_TEXT);
    }
    return text;
  }

  /** What the form's template needs. */
  void into(Actor actor, Model model, Form<FindingForm> form) {
    Optional<NamedUnit> place = place(actor, Text.line(form.value("place")));
    PersonId person = actor.person();
    Optional<DirectiveId> directive = directive(actor, Text.line(form.value("directive")), place);
    model.addAttribute("form", form);
    model.addAttribute("fields", fieldWork.fields());
    model.addAttribute(
        "receivers", place.map(it -> findings.receivers(person, it.id())).orElse(List.of()));
    model.addAttribute(
        "directives",
        directives.choices(actor, "", DIRECTIVES_OFFERED).stream()
            .map(it -> it.symbol() + " · " + Text.shortened(it.title(), SHORT))
            .toList());
    model.addAttribute(
        "clauses",
        directive
            .map(it -> clauses.current(it).stream().map(FindingForms::label).toList())
            .orElse(List.of()));
    model.addAttribute("choosesFinder", actor.hasSomewhere(Right.SEE_PEOPLE));
    model.addAttribute("self", person == null ? "" : people.name(person));
    model.addAttribute(
        "visits",
        person == null
            ? List.of()
            : fieldWork.recent(person, today.date().minusMonths(MONTHS_OF_VISITS)));
    model.addAttribute("largest", files.largest());
  }
}
