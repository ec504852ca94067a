package vn.mach.documents.adoptions;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.documents.directives.Clause;
import vn.mach.documents.directives.Clauses;
import vn.mach.documents.directives.Directives;
import vn.mach.organisation.people.People;
import vn.mach.organisation.people.PostKind;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.Units;

/** A unit's plan for a directive: its lines, what they answer, and the way to the level above. */
@Controller
class PlanPages {

  private static final String DECISION = "decision-";

  private final Plans plans;
  private final PlansSql sql;
  private final PlanReviews reviews;
  private final PlanReviewsSql reviewsSql;
  private final AdoptionsSql adoptions;
  private final Coverage coverage;
  private final Clauses clauses;
  private final Directives directives;
  private final People people;
  private final Units units;
  private final AccessScope scope;
  private final Today today;

  PlanPages(
      Plans plans,
      PlansSql sql,
      PlanReviews reviews,
      PlanReviewsSql reviewsSql,
      AdoptionsSql adoptions,
      Coverage coverage,
      Clauses clauses,
      Directives directives,
      People people,
      Units units,
      AccessScope scope,
      Today today) {
    this.plans = plans;
    this.sql = sql;
    this.reviews = reviews;
    this.reviewsSql = reviewsSql;
    this.adoptions = adoptions;
    this.coverage = coverage;
    this.clauses = clauses;
    this.directives = directives;
    this.people = people;
    this.units = units;
    this.scope = scope;
    this.today = today;
  }

  /**
   * As typed. {@code who} is {@code person:<number>} or {@code post:<code>}; {@code clauses} are
   * keys.
   */
  record LineForm(
      @Nullable String text,
      @Nullable String who,
      @Nullable String due,
      @Nullable String figure,
      @Nullable List<String> clauses) {

    boolean answers(int clause) {
      return clauses != null && clauses.contains(Integer.toString(clause));
    }
  }

  @GetMapping("/adoptions/plans/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    return page(actor, id, Form.empty(), model);
  }

  private String page(Actor actor, long id, Form<Form.Nothing> form, Model model) {
    Plan plan = shown(actor, id, model);
    var rights = scope.rights(actor, plan.unit());
    model.addAttribute("written", !sql.lines(id).isEmpty());
    model.addAttribute("mayWrite", rights.contains(Right.RECORD) && plan.status().writable());
    model.addAttribute("maySend", rights.contains(Right.ISSUE));
    model.addAttribute("mayDecide", reviews.mayDecide(actor, plan));
    model.addAttribute("form", form);
    model.addAttribute("seen", plans.seen(plan));
    return "documents/adoptions/plan";
  }

  /** What every page of a plan shows. */
  private Plan shown(Actor actor, long id, Model model) {
    Plan plan = plans.find(id);
    scope.require(actor, Right.SEE_DRAFTS, plan.unit());
    // an imported plan may answer a directive that was never sent
    Adoption adoption = adoptions.find(plan.directive(), plan.unit()).orElse(null);
    units.showPath(actor, plan.unit(), today.date());
    model.addAttribute("plan", plan);
    model.addAttribute("directive", directives.named(plan.directive()).orElseThrow());
    model.addAttribute("unit", units.named(plan.unit(), today.date()).orElseThrow());
    model.addAttribute("sheet", coverage.sheet(plan.directive(), plan.unit(), adoption));
    model.addAttribute("reviews", reviewsSql.of(id));
    return plan;
  }

  /** The form of a line; {@code line} is a number or {@code new}, {@code clause} is ticked. */
  @GetMapping("/adoptions/plans/{id:\\d+}/lines/{line:new|\\d+}")
  String line(
      Actor actor,
      @PathVariable long id,
      @PathVariable String line,
      @RequestParam(defaultValue = "") String clause,
      Model model) {
    Plan plan = writable(actor, id);
    Form<LineForm> form =
        line.equals("new")
            ? Form.of(new LineForm("", "", "", "", clause.isEmpty() ? List.of() : List.of(clause)))
            : Form.editing(typed(written(plan, line)));
    return lineForm(plan, line, form, model);
  }

  private Plan writable(Actor actor, long id) {
    Plan plan = plans.find(id);
    scope.require(actor, Right.RECORD, plan.unit());
    return plan;
  }

  private Plan.Line written(Plan plan, String line) {
    return sql.lines(plan.id()).stream()
        .filter(it -> Long.toString(it.id()).equals(line))
        .findFirst()
        .orElseThrow(() -> new NotFound("line " + line));
  }

  private static LineForm typed(Plan.Line line) {
    return new LineForm(
        line.text(),
        line.who(),
        line.dueOn() == null ? "" : line.dueOn().toString(),
        line.figure(),
        line.answers().stream().map(it -> Integer.toString(it.clause())).toList());
  }

  private String lineForm(Plan plan, String line, Form<LineForm> form, Model model) {
    model.addAttribute("plan", plan);
    model.addAttribute("line", line);
    model.addAttribute("form", form);
    model.addAttribute("unit", units.named(plan.unit(), today.date()).orElseThrow());
    model.addAttribute("directive", directives.named(plan.directive()).orElseThrow());
    model.addAttribute("clauses", clauses.current(plan.directive()));
    model.addAttribute(
        "concerning",
        clauses.concerning(plan.directive(), plan.unit()).stream()
            .map(Clause::key)
            .collect(Collectors.toSet()));
    model.addAttribute("members", people.members(plan.unit(), today.date()));
    model.addAttribute("posts", PostKind.values());
    return "documents/adoptions/line";
  }

  @PostMapping("/adoptions/plans/{id:\\d+}/lines/{line:new|\\d+}")
  String write(
      Actor actor,
      @PathVariable long id,
      @PathVariable String line,
      @ModelAttribute("typed") LineForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    Plan plan = writable(actor, id);
    FormParser reading =
        line.equals("new")
            ? new FormParser()
            : FormParser.since(
                shown,
                () -> typed(written(writable(actor, id), line)),
                typed,
                "who",
                "figure",
                "clauses");
    LocalDate due = reading.optionalDay("due", typed.due());
    String who = Text.line(typed.who());
    Optional<PersonId> person =
        who.startsWith("person:")
            ? FormParser.id(who.substring("person:".length()), PersonId::new)
            : Optional.empty();
    Optional<PostKind> post =
        who.startsWith("post:") ? PostKind.find(who.substring("post:".length())) : Optional.empty();
    if (!who.isEmpty() && person.isEmpty() && post.isEmpty()) {
      reading.refuse("who", "adoptions.refused.who");
    }
    String figure = Text.key(typed.figure());
    PlanLineDraft draft =
        new PlanLineDraft(
            Text.lines(typed.text()),
            person.orElse(null),
            post.map(PostKind::code).orElse(null),
            due,
            figure.isEmpty() ? null : figure,
            Plans.keys(typed.clauses()));
    if (reading.isRefused()) {
      reading.refuse(plans.wrong(plan, draft));
    }
    Long number =
        line.equals("new")
            ? null
            : FormParser.whole(line).orElseThrow(() -> new NotFound("line " + line));
    return Answers.of(
        reading.then(() -> plans.write(actor, key, id, number, draft)),
        done -> Answers.to("/adoptions/plans/" + id, "adoptions.said.saved"),
        refusals -> lineForm(plan, line, reading.refused(typed, refusals), model));
  }

  @PostMapping("/adoptions/plans/{id:\\d+}/lines/{line:\\d+}/remove")
  String remove(
      Actor actor,
      @PathVariable long id,
      @PathVariable long line,
      @RequestParam String key,
      Model model) {
    return said(actor, id, plans.remove(actor, key, id, line), "saved", model);
  }

  @PostMapping("/adoptions/plans/{id:\\d+}/{step:send|recall|revise}")
  String step(
      Actor actor,
      @PathVariable long id,
      @PathVariable String step,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    Outcome<Long> outcome =
        FormParser.about(Text.line(shown), () -> plans.seenLocked(id))
            .then(() ->
                switch (step) {
                  case "send" -> plans.send(actor, key, id);
                  case "recall" -> plans.recall(actor, key, id);
                  default -> plans.revise(actor, key, id);
                });
    return said(actor, id, outcome, step, model);
  }

  private String said(Actor actor, long id, Outcome<Long> outcome, String said, Model model) {
    return Answers.of(
        outcome,
        done -> Answers.to("/adoptions/plans/" + id, "adoptions.said." + said),
        refusals -> page(actor, id, Form.empty(refusals), model));
  }

  /** Deciding about a plan, clause by clause. */
  @GetMapping("/adoptions/plans/{id:\\d+}/review")
  String review(Actor actor, @PathVariable long id, Model model) {
    return reviewForm(actor, id, Form.empty(), Map.of(), model);
  }

  private String reviewForm(
      Actor actor, long id, Form<Form.Nothing> form, Map<String, String> typed, Model model) {
    if (!reviews.mayDecide(actor, plans.find(id))) {
      throw new NotFound("plan " + id);
    }
    shown(actor, id, model);
    model.addAttribute("form", form);
    model.addAttribute("typed", typed);
    return "documents/adoptions/review";
  }

  /**
   * Takes the decision: {@code decision-<clause>} is {@code approved} or {@code returned}, {@code
   * remark-<clause>} its remark.
   */
  @PostMapping("/adoptions/plans/{id:\\d+}/review")
  String decide(
      Actor actor,
      @PathVariable long id,
      @RequestParam Map<String, String> typed,
      @RequestParam String key,
      Model model) {
    Map<Integer, Plan.Decided> said = new TreeMap<>();
    for (Map.Entry<String, String> it : typed.entrySet()) {
      if (it.getKey().startsWith(DECISION)) {
        String named = it.getKey().substring(DECISION.length());
        for (int clause : Plans.keys(List.of(named))) {
          said.put(
              clause,
              new Plan.Decided(
                  clause,
                  it.getValue().equals("approved"),
                  Text.lines(typed.get("remark-" + clause))));
        }
      }
    }
    List<Plan.Decided> decided = List.copyOf(said.values());
    int revision =
        FormParser.whole(typed.get("revision"))
            .filter(it -> it <= Integer.MAX_VALUE)
            .map(Long::intValue)
            .orElse(-1);
    return Answers.of(
        reviews.decide(actor, key, id, revision, decided, Text.lines(typed.get("remark"))),
        done ->
            Answers.to(
                "/adoptions/plans/" + id,
                decided.stream().allMatch(Plan.Decided::approved)
                    ? "adoptions.said.approved"
                    : "adoptions.said.returned"),
        (List<Refusal> refusals) -> reviewForm(actor, id, Form.empty(refusals), typed, model));
  }
}
