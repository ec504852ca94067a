package vn.mach.organisation.tasks;

import java.time.LocalDate;
import java.util.ArrayList;
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
import org.springframework.web.multipart.MultipartFile;
import vn.mach.base.files.Files;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.Paging;
import vn.mach.organisation.tasks.TaskInput.OrderForm;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Giving work by hand, and following how far it is. */
@Controller
class TaskOrderPages {

  /** So many units may be named in an address. */
  private static final int MOST_CHOSEN = 200;

  private final TaskOrders orders;
  private final TaskSubjectsSql subjects;
  private final TaskOrderAccess access;
  private final TaskListSql lists;
  private final TaskKindsSql kinds;
  private final Units units;
  private final TaskInput input;
  private final Files files;
  private final AccessScope scope;
  private final Today today;

  TaskOrderPages(
      TaskOrders orders,
      TaskSubjectsSql subjects,
      TaskOrderAccess access,
      TaskListSql lists,
      TaskKindsSql kinds,
      Units units,
      TaskInput input,
      Files files,
      AccessScope scope,
      Today today) {
    this.orders = orders;
    this.subjects = subjects;
    this.access = access;
    this.lists = lists;
    this.kinds = kinds;
    this.units = units;
    this.input = input;
    this.files = files;
    this.scope = scope;
    this.today = today;
  }

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
    String days =
        kinds
            .find(TaskOrder.KIND)
            .filter(it -> day.isEmpty())
            .flatMap(it -> Optional.ofNullable(it.termDays()))
            .map(String::valueOf)
            .orElse("");
    String whom = to != null ? "chosen" : unit == null ? "below" : "unit";
    OrderForm typed =
        new OrderForm(label, whom, "", to, "", Text.line(title), "", day, days, "", "");
    return form(actor, Form.of(typed), model);
  }

  @Expensive
  @PostMapping("/tasks")
  String give(
      Actor actor,
      @ModelAttribute("typed") OrderForm typed,
      @RequestParam String key,
      @RequestParam(required = false) @Nullable List<MultipartFile> file,
      Model model) {
    require(actor);
    FormParser reading = new FormParser();
    List<Files.Fit> papers = files.read(reading, file, typed.notSecret());
    return Answers.of(
        input.order(actor, reading, typed, order -> orders.give(actor, key, order, papers)),
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
    TaskSubjectsSql.Row subject = access.subject(actor, id);
    TaskKind kind = access.kind(subject);
    Paging paging = new Paging(page, 50);
    List<Long> seen =
        subjects.tasks(id, scope.parameters(actor, kind.seenWith()), List.of(kind.code()), paging);
    model.addAttribute("subject", subject);
    model.addAttribute("tasks", paging.slice(new ArrayList<>(lists.rows(seen))));
    model.addAttribute(
        "files", subject.giver() == null ? null : files.of(actor, TaskOrderFiles.MODULE, id));
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
    model.addAttribute("largest", files.largest());
    return "organisation/tasks/new";
  }

  private static void require(Actor actor) {
    if (!actor.hasSomewhere(Right.ISSUE)) {
      throw new NotFound("tasks");
    }
  }
}
