package vn.mach.organisation.tasks;

import java.time.Instant;
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
import vn.mach.base.calendar.WorkingCalendar;
import vn.mach.base.calendar.WorkingDays;
import vn.mach.base.files.Files;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.tasks.TaskStatus.Step;

/** What somebody owes, one task, and what is done with it. */
@Controller
class TaskPages {

  private static final int MOST = 200;

  private final TaskListSql lists;
  private final TaskWork work;
  private final TaskInput input;
  private final Files files;
  private final WorkingCalendar calendar;
  private final Today today;

  TaskPages(
      TaskListSql lists,
      TaskWork work,
      TaskInput input,
      Files files,
      WorkingCalendar calendar,
      Today today) {
    this.lists = lists;
    this.work = work;
    this.input = input;
    this.files = files;
    this.calendar = calendar;
    this.today = today;
  }

  /**
   * What is said about a task: an answer, a remark, a reason.
   *
   * @param step with which; from the address
   */
  record SayForm(@Nullable String text, @Nullable String step) {

    static final SayForm EMPTY = new SayForm("", "");
  }

  /**
   * Handing on, as typed.
   *
   * @param to a unit
   * @param person or a member: a code, or words of the name that fit one
   */
  record HandForm(
      @Nullable String to,
      @Nullable String person,
      @Nullable String until,
      @Nullable String note) {}

  @GetMapping("/tasks")
  String list(Actor actor, Model model) {
    return list(actor, List.of(), model);
  }

  private String list(Actor actor, List<Refusal> refusals, Model model) {
    Instant before = lists.visit(actor.account(), today.now());
    model.addAttribute("tasks", lists.owed(actor, null, null, MOST));
    model.addAttribute("toAccept", lists.toAccept(actor.unitsOf(Right.ISSUE), 50));
    model.addAttribute("done", lists.done(actor, 20));
    model.addAttribute("before", before);
    model.addAttribute("form", Form.empty(refusals));
    model.addAttribute("gives", actor.hasSomewhere(Right.ISSUE));
    return "organisation/tasks/list";
  }

  @GetMapping("/tasks/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    return show(actor, id, Form.of(SayForm.EMPTY), null, model);
  }

  @PostMapping("/tasks/{id:\\d+}/settle")
  String settle(
      Actor actor,
      @PathVariable long id,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      @RequestParam(defaultValue = "") String back,
      Model model) {
    return Answers.of(
        still(id, shown).then(() -> work.settle(actor, key, id)),
        done -> Answers.to(back(back), "tasks.said.settled"),
        refusals -> show(actor, id, Form.refused(SayForm.EMPTY, refusals), null, model));
  }

  @PostMapping("/tasks/{id:\\d+}/{step:answer|give_back|excuse|cancel|reopen|accept}")
  String say(
      Actor actor,
      @PathVariable long id,
      @PathVariable String step,
      @ModelAttribute("typed") SayForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    Step taken = Codes.of(Step.class, step);
    FormParser reading = still(id, shown);
    String text = Text.lines(typed.text());
    if (Text.length(text) > TaskWork.LONGEST) {
      reading.refuse("text", "web.refused.too_long", TaskWork.LONGEST);
    }
    Outcome<Long> outcome =
        reading.then(() ->
            taken == Step.ACCEPT
                ? work.accept(actor, key, id, text)
                : work.say(actor, key, id, taken, text));
    return Answers.of(
        outcome,
        done -> Answers.to("/tasks/" + id, "tasks.said." + step),
        refusals ->
            show(actor, id, Form.refused(new SayForm(typed.text(), step), refusals), null, model));
  }

  @PostMapping("/tasks/{id:\\d+}/hand-on")
  String handOn(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") HandForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    FormParser reading = still(id, shown);
    Field<LocalDate> until = reading.requiredDay("until", typed.until());
    String note = reading.optional("note", typed.note(), 500);
    Optional<TaskOwner> to = input.owner(actor, typed.to(), typed.person());
    if (reading.isRefused() && to.isEmpty()) {
      reading.refuse("to", "tasks.refused.to");
    }
    return Answers.of(
        reading.then(() -> work.handOn(actor, key, id, to, until.get(), note)),
        done -> Answers.to("/tasks", "tasks.said.hand_on"),
        refusals -> show(actor, id, Form.of(SayForm.EMPTY), Form.refused(typed, refusals), model));
  }

  /** Each command locks the task first. */
  private FormParser still(long id, String shown) {
    return FormParser.about(Text.line(shown), () -> work.seen(id));
  }

  private String show(
      Actor actor, long id, Form<SayForm> form, @Nullable Form<HandForm> hand, Model model) {
    TaskView task = work.show(actor, id);
    TaskAccess.Allowed allowed = work.allowed(actor, task);
    model.addAttribute("task", task);
    model.addAttribute("may", new TaskMay(allowed, task));
    model.addAttribute("form", form);
    model.addAttribute(
        "hand",
        (hand == null ? Form.of(new HandForm("", "", task.row().dueOn().toString(), "")) : hand)
            .about(task.seen()));
    WorkingDays days = calendar.days();
    model.addAttribute("days", days);
    model.addAttribute("holidays", holidays(days, task.row().assignedOn(), task.row().dueOn()));
    boolean byHand = task.giver() != null;
    model.addAttribute(
        "given", byHand ? files.of(actor, TaskOrderFiles.MODULE, task.subject()) : null);
    model.addAttribute("handedIn", byHand ? files.of(actor, TaskFiles.MODULE, id) : null);
    return "organisation/tasks/task";
  }

  /** Days off of the calendar, no weekends, within the term. */
  private static List<LocalDate> holidays(WorkingDays days, LocalDate from, LocalDate to) {
    return days.holidays().stream()
        .filter(it -> it.isAfter(from) && !it.isAfter(to))
        .sorted()
        .toList();
  }

  private static String back(String page) {
    return page.equals("today") ? "/today" : "/tasks";
  }
}
