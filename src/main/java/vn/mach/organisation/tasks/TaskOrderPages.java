package vn.mach.organisation.tasks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import vn.mach.base.web.Paging;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Giving work by hand, and following how far it is. */
@Controller
class TaskOrderPages {

  private static final Set<String> WHOM = Set.of("unit", "children", "below", "chosen", "person");

  private final TaskOrders orders;
  private final TaskSubjectsSql subjects;
  private final TaskListSql lists;
  private final TaskKindsSql kinds;
  private final Units units;
  private final People people;
  private final AccessScope scope;
  private final Today today;

  TaskOrderPages(
      TaskOrders orders,
      TaskSubjectsSql subjects,
      TaskListSql lists,
      TaskKindsSql kinds,
      Units units,
      People people,
      AccessScope scope,
      Today today) {
    this.orders = orders;
    this.subjects = subjects;
    this.lists = lists;
    this.kinds = kinds;
    this.units = units;
    this.people = people;
    this.scope = scope;
    this.today = today;
  }

  /**
   * Work as it is typed.
   *
   * @param kind of the units below; empty: all
   * @param to numbers of units chosen one by one
   * @param person a member's code, or words of the name that fit one
   * @param answered {@code yes}: asks for an answer
   */
  record OrderForm(
      @Nullable String unit,
      @Nullable String whom,
      @Nullable String kind,
      @Nullable List<Long> to,
      @Nullable String person,
      @Nullable String title,
      @Nullable String text,
      @Nullable String dueOn,
      @Nullable String workingDays,
      @Nullable String answered) {

    boolean has(NamedUnit unit) {
      return to != null && to.contains(unit.id().value());
    }

    List<UnitId> chosen() {
      return to == null ? List.of() : to.stream().map(UnitId::new).toList();
    }
  }

  /** So many units may be named in an address. */
  private static final int MOST_CHOSEN = 200;

  @GetMapping("/tasks/new")
  String blank(
      Actor actor,
      @RequestParam(required = false) @Nullable Long unit,
      @RequestParam(required = false) @Nullable List<Long> to,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String dueOn,
      Model model) {
    require(actor);
    Optional<NamedUnit> named =
        unit == null
            ? units.tops(actor, Right.ISSUE).stream().findFirst()
            : Optional.of(units.require(actor, Right.ISSUE, new UnitId(unit)));
    String label = named.map(NamedUnit::label).orElse("");
    String day = FormParser.day(dueOn).map(LocalDate::toString).orElse("");
    String days = !day.isEmpty() ? "" :
        kinds
            .find(TaskOrders.KIND)
            .flatMap(it -> Optional.ofNullable(it.termDays()))
            .map(String::valueOf)
            .orElse("");
    String whom = to != null ? "chosen" : unit == null ? "below" : "unit";
    OrderForm form =
        new OrderForm(label, whom, "", to, "", Text.line(title), "", day, days, "");
    return form(actor, Form.of(form), model);
  }

  @PostMapping("/tasks")
  String give(
      Actor actor,
      @ModelAttribute("typed") OrderForm typed,
      @RequestParam String key,
      Model model) {
    require(actor);
    FormParser reading = new FormParser();
    Field<UnitId> unit =
        reading.found(
            "unit",
            units.meant(actor, Right.ISSUE, Text.line(typed.unit())).map(NamedUnit::id),
            "tasks.refused.unit");
    Field<String> whom =
        reading.found(
            "whom",
            Optional.of(Text.line(typed.whom())).filter(WHOM::contains),
            "tasks.refused.whom");
    boolean toPerson = whom.read().filter("person"::equals).isPresent();
    Member member =
        toPerson
            ? reading.optionalFound(
                "person",
                typed.person(),
                people
                    .meant(actor, Text.line(typed.person()))
                    .filter(it -> scope.reaches(actor, Right.ISSUE, it.unit())),
                "tasks.refused.person")
            : null;
    LocalDate due = reading.optionalDay("dueOn", typed.dueOn());
    Long days =
        reading.optionalFound(
            "workingDays",
            typed.workingDays(),
            FormParser.whole(typed.workingDays()),
            "tasks.refused.working_days",
            TaskOrder.MOST_DAYS);
    String kind = Text.line(typed.kind());
    return Answers.of(
        reading.then(() ->
            orders.give(
                actor,
                key,
                new TaskOrder(
                    member == null ? unit.get() : member.unit(),
                    whom.get(),
                    kind.isEmpty() ? Set.of() : Set.of(kind),
                    typed.chosen(),
                    member == null ? null : member.id(),
                    Text.line(typed.title()),
                    Text.lines(typed.text()),
                    due,
                    due != null || days == null ? null : (int) Math.clamp(days, 0, 9999),
                    "yes".equals(typed.answered())))),
        subject -> Answers.to("/tasks/subjects/" + subject, "tasks.said.given"),
        refusals -> form(actor, Form.refused(typed, refusals), model));
  }

  @GetMapping("/tasks/given")
  String given(Actor actor, @RequestParam(defaultValue = "1") int page, Model model) {
    require(actor);
    Paging paging = new Paging(page, 30);
    model.addAttribute(
        "given",
        paging.slice(subjects.given(scope.parameters(actor, Right.ISSUE), today.date(), paging)));
    return "organisation/tasks/given";
  }

  /** One subject with its tasks, as far as the actor sees them. */
  @GetMapping("/tasks/subjects/{id:\\d+}")
  String subject(
      Actor actor, @PathVariable long id, @RequestParam(defaultValue = "1") int page, Model model) {
    TaskSubjectsSql.Row subject =
        subjects.find(id, today.date()).orElseThrow(() -> new NotFound("subject " + id));
    TaskKind kind = kinds.find(subject.kind()).orElseThrow();
    Paging paging = new Paging(page, 50);
    List<Long> seen =
        subjects.tasks(id, scope.parameters(actor, kind.seenWith()), List.of(kind.code()), paging);
    boolean gave = subject.giver() != null && scope.reaches(actor, Right.ISSUE, subject.giver());
    if (!gave && !scope.coversRealm(actor, kind.seenWith())) {
      throw new NotFound("subject " + id);
    }
    model.addAttribute("subject", subject);
    model.addAttribute("tasks", paging.slice(new ArrayList<>(lists.rows(seen))));
    return "organisation/tasks/subject";
  }

  private String form(Actor actor, Form<OrderForm> form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute(
        "chosen",
        form.values().chosen().stream()
            .distinct()
            .limit(MOST_CHOSEN)
            .filter(it -> scope.reaches(actor, Right.ISSUE, it))
            .flatMap(it -> units.named(it, today.date()).stream())
            .toList());
    model.addAttribute("kinds", units.kinds());
    return "organisation/tasks/new";
  }

  private static void require(Actor actor) {
    if (!actor.hasSomewhere(Right.ISSUE)) {
      throw new NotFound("tasks");
    }
  }
}
