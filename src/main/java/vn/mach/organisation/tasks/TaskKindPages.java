package vn.mach.organisation.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;

/** The kinds of task: names, terms, reminders and when the level above is told. */
@Controller
class TaskKindPages {

  private static final int LONGEST = 100;
  private static final int MOST_DAYS = 3660;
  private static final int MOST_REMINDERS = 10;

  private final TaskKindsSql sql;
  private final Idempotency idempotency;
  private final AuditLog auditLog;

  TaskKindPages(TaskKindsSql sql, Idempotency idempotency, AuditLog auditLog) {
    this.sql = sql;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  /**
   * A kind as it is typed; days are whole numbers separated by commas.
   *
   * @param working {@code yes}: the term counts working days
   */
  record KindForm(
      @Nullable String nameVi,
      @Nullable String nameEn,
      @Nullable String termDays,
      @Nullable String working,
      @Nullable String before,
      @Nullable String after,
      @Nullable String escalate) {}

  @GetMapping("/tasks/kinds")
  String list(Actor actor, Model model) {
    require(actor);
    model.addAttribute("kinds", sql.all());
    return "organisation/tasks/kinds";
  }

  @GetMapping("/tasks/kinds/{code}")
  String show(Actor actor, @PathVariable String code, Model model) {
    require(actor);
    TaskKind kind = kind(code);
    return form(kind, Form.editing(typed(kind)), model);
  }

  private static KindForm typed(TaskKind kind) {
    return new KindForm(
        kind.nameVi(),
        kind.nameEn(),
        text(kind.termDays()),
        kind.termWorking() ? "yes" : "",
        text(kind.remindBefore()),
        text(kind.remindAfter()),
        text(kind.escalateAfter()));
  }

  @PostMapping("/tasks/kinds/{code}")
  String change(
      Actor actor,
      @PathVariable String code,
      @ModelAttribute("typed") KindForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    require(actor);
    TaskKind kind = kind(code);
    FormParser reading = FormParser.since(shown, () -> typed(kind(code)), typed, "working");
    String vi = reading.required("nameVi", typed.nameVi(), LONGEST);
    String en = reading.required("nameEn", typed.nameEn(), LONGEST);
    // where a kind has a term, modules count on it; elsewhere the subject names the day
    String days = kind.termDays() == null ? "" : reading.required("termDays", typed.termDays(), 10);
    Integer term = days(reading, "termDays", days, 1);
    Integer escalate = days(reading, "escalate", typed.escalate(), 0);
    List<Integer> before = several(reading, "before", typed.before());
    List<Integer> after = several(reading, "after", typed.after());
    boolean working = kind.termDays() == null ? kind.termWorking() : "yes".equals(typed.working());
    return Answers.of(
        reading.then(() ->
            idempotency.once(
                new Key(
                    actor, key, "tasks.kind", code, vi, en, term, working, before, after, escalate),
                Answer.known(code),
                () -> {
                  sql.change(code, vi, en, term, working, before, after, escalate);
                  auditLog.record(
                      actor,
                      "tasks.kind_changed",
                      "task_kind:" + code,
                      null,
                      null,
                      Map.of("code", code, "name_vi", vi, "name_en", en));
                  return Outcome.done(code);
                })),
        done -> Answers.to("/tasks/kinds", "tasks.said.kind"),
        refusals -> form(kind, reading.refused(typed, refusals), model));
  }

  private static String form(TaskKind kind, Form<KindForm> form, Model model) {
    model.addAttribute("kind", kind);
    model.addAttribute("form", form);
    return "organisation/tasks/kind";
  }

  private TaskKind kind(String code) {
    return sql.find(code).orElseThrow(() -> new NotFound("task kind " + code));
  }

  private static @Nullable Integer days(
      FormParser reading, String field, @Nullable String typed, int least) {
    Long days = reading.optionalWhole(field, typed, least, MOST_DAYS);
    return days == null ? null : days.intValue();
  }

  private static List<Integer> several(FormParser reading, String field, @Nullable String typed) {
    List<Integer> days = new ArrayList<>();
    for (String part : Text.line(typed).split(",")) {
      if (part.isBlank()) {
        continue;
      }
      Optional<Long> day = FormParser.whole(part).filter(it -> it >= 0 && it <= MOST_DAYS);
      if (day.isEmpty()) {
        reading.refuse(field, "web.refused.not_a_number", FormParser.quoted(part), 0, MOST_DAYS);
        return List.of();
      }
      if (days.size() == MOST_REMINDERS) {
        reading.refuse(field, "tasks.refused.reminders", MOST_REMINDERS);
        return List.of();
      }
      days.add(day.get().intValue());
    }
    return days;
  }

  private static String text(@Nullable Integer days) {
    return days == null ? "" : Integer.toString(days);
  }

  private static String text(List<Integer> days) {
    return String.join(", ", days.stream().map(String::valueOf).toList());
  }

  private static void require(Actor actor) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("task kinds");
    }
  }
}
