package vn.mach.evidence.rehearsal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Choice;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.tasks.TaskLoad;
import vn.mach.organisation.tasks.TaskLoads;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.UnitKind;
import vn.mach.organisation.units.Units;

/** Rehearsing a directive: what is typed stands in the address, and nothing is saved. */
@Controller
class RehearsalPages {

  private static final int ROWS = 3;
  private static final long MOST = 1_000;

  private final RehearsalSql sql;
  private final TaskLoads loads;
  private final Units units;
  private final Today today;

  RehearsalPages(RehearsalSql sql, TaskLoads loads, Units units, Today today) {
    this.sql = sql;
    this.loads = loads;
    this.units = units;
    this.today = today;
  }

  /** A plan as typed. Fields of the same name belong together by their place. */
  record PlanForm(
      @Nullable String unit,
      @Nullable String title,
      @Nullable String activity,
      @Nullable String from,
      @Nullable String to,
      @Nullable List<String> kind,
      @Nullable List<String> committee,
      @Nullable List<String> minimum,
      @Nullable String needsCommittee,
      @Nullable String members,
      @Nullable String preparing,
      @Nullable String attending) {

    record Row(String kind, String committee, String minimum) {
      boolean blank() {
        return kind.isEmpty() && minimum.isEmpty();
      }
    }

    List<Row> rows() {
      List<Row> rows = new ArrayList<>();
      for (int number = 0; number < Math.max(ROWS, Math.min(20, size(kind))); number++) {
        rows.add(new Row(at(kind, number), at(committee, number), at(minimum, number)));
      }
      return rows;
    }

    private static int size(@Nullable List<String> values) {
      return values == null ? 0 : values.size();
    }

    private static String at(@Nullable List<String> values, int number) {
      return values == null || number >= values.size() ? "" : Text.line(values.get(number));
    }
  }

  @Expensive
  @GetMapping("/rehearsal")
  String show(Actor actor, @ModelAttribute("typed") PlanForm typed, Model model, Locale locale) {
    if (!actor.hasSomewhere(Right.ISSUE)) {
      throw new NotFound("rehearsal");
    }
    List<RehearsalSql.Kind> activities = sql.kinds();
    List<UnitKind> kinds = units.kinds();
    boolean asks = !Text.line(typed.activity()).isEmpty();
    boolean vietnamese = locale.getLanguage().equals("vi");
    model.addAttribute(
        "activities",
        activities.stream()
            .map(it -> new Choice(it.code(), vietnamese ? it.nameVi() : it.nameEn()))
            .toList());
    model.addAttribute(
        "kinds",
        kinds.stream()
            .map(it -> new Choice(it.code(), vietnamese ? it.nameVi() : it.nameEn()))
            .toList());
    if (!asks) {
      return page(model, Form.of(proposed(actor, typed)), null);
    }
    return switch (plan(actor, typed, activities, kinds)) {
      case Outcome.Done<RehearsalPlan>(RehearsalPlan plan) ->
          page(model, Form.of(typed), result(actor, plan));
      case Outcome.Refused<RehearsalPlan>(var refusals) ->
          page(model, Form.refused(typed, refusals), null);
    };
  }

  private static String page(Model model, Form<PlanForm> form, @Nullable Result result) {
    model.addAttribute("form", form);
    model.addAttribute("result", result);
    return "evidence/rehearsal/rehearsal";
  }

  /** Everything that is known of a plan. */
  record Result(
      RehearsalPlan plan,
      RehearsalSql.Found found,
      TaskLoad load,
      List<RehearsalSql.Similar> similar) {

    RehearsalPlan.Asked asked(RehearsalSql.Due due) {
      return plan.asked().get(due.number());
    }

    BigDecimal hours(RehearsalSql.Due due) {
      return plan.hours(due.units(), due.people(), asked(due).minimum());
    }

    BigDecimal hours() {
      return found.classes().stream().map(this::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    long hindered() {
      return found.obstacles().values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private Result result(Actor actor, RehearsalPlan plan) {
    RehearsalSql.Found found = sql.find(plan, today.date());
    return new Result(
        plan,
        found,
        loads.load(actor, plan.unit(), found.units(), plan.from(), plan.to(), plan.title()),
        sql.similar(plan));
  }

  private PlanForm proposed(Actor actor, PlanForm typed) {
    LocalDate day = today.date();
    String unit =
        Text.line(typed.unit()).isEmpty()
            ? units.tops(actor, Right.ISSUE).stream().findFirst().map(NamedUnit::label).orElse("")
            : Text.line(typed.unit());
    return new PlanForm(
        unit,
        Text.line(typed.title()),
        "",
        day.plusDays(7).toString(),
        day.plusDays(7).plusMonths(3).toString(),
        List.of("branch"),
        List.of(""),
        List.of("1"),
        "",
        "3",
        "4",
        "2");
  }

  private Outcome<RehearsalPlan> plan(
      Actor actor, PlanForm typed, List<RehearsalSql.Kind> activities, List<UnitKind> kinds) {
    FormParser reading = new FormParser();
    Field<UnitId> unit =
        reading.requiredFound(
            "unit",
            typed.unit(),
            units.meant(actor, Right.ISSUE, Text.line(typed.unit())).map(NamedUnit::id),
            "rehearsal.refused.unit");
    Field<RehearsalSql.Kind> activity =
        reading.found(
            "activity",
            activities.stream()
                .filter(it -> it.code().equals(Text.line(typed.activity())))
                .findFirst(),
            "web.refused.missing");
    Field<LocalDate> from = reading.requiredDay("from", typed.from());
    Field<LocalDate> to = reading.requiredDay("to", typed.to());
    if (from.read().isPresent() && to.read().isPresent() && to.get().isBefore(from.get())) {
      reading.refuse("to", "rehearsal.refused.order");
    }
    List<RehearsalPlan.Asked> asked =
        asked(reading, typed, kinds.stream().map(UnitKind::code).collect(Collectors.toSet()));
    Field<Long> members = reading.requiredWhole("members", typed.members(), 0, MOST);
    Field<BigDecimal> preparing = hours(reading, "preparing", typed.preparing());
    Field<BigDecimal> attending = hours(reading, "attending", typed.attending());
    String title = reading.optional("title", typed.title(), 500);
    return reading.then(() ->
        Outcome.done(
            new RehearsalPlan(
                unit.get(),
                title,
                activity.get().code(),
                from.get(),
                to.get(),
                asked,
                "yes".equals(typed.needsCommittee()),
                members.get(),
                preparing.get(),
                activity.get().attended() ? attending.get() : BigDecimal.ZERO)));
  }

  private static List<RehearsalPlan.Asked> asked(
      FormParser reading, PlanForm typed, Set<String> kinds) {
    List<RehearsalPlan.Asked> asked = new ArrayList<>();
    Set<String> classes = new HashSet<>();
    for (PlanForm.Row row : typed.rows()) {
      if (row.blank()) {
        continue;
      }
      Optional<Long> minimum = upTo(row.minimum(), MOST).filter(it -> it > 0);
      String committee = Set.of("yes", "no").contains(row.committee()) ? row.committee() : "";
      if (!kinds.contains(row.kind()) || minimum.isEmpty()) {
        reading.refuse("minimums", "rehearsal.refused.class");
      } else if (!classes.add(row.kind() + " " + committee)) {
        reading.refuse("minimums", "rehearsal.refused.twice");
      } else {
        asked.add(new RehearsalPlan.Asked(row.kind(), committee, minimum.get()));
      }
    }
    if (asked.isEmpty()) {
      reading.refuse("minimums", "rehearsal.refused.class");
    }
    return asked;
  }

  private static Optional<Long> upTo(@Nullable String typed, long most) {
    return FormParser.whole(Text.line(typed)).filter(it -> it >= 0 && it <= most);
  }

  private static Field<BigDecimal> hours(FormParser reading, String field, @Nullable String typed) {
    return reading.found(
        field, hours(typed), "rehearsal.refused.number", MOST, FormParser.quoted(typed));
  }

  /** Hours: a number with at most two decimals, with a comma or a point. */
  private static Optional<BigDecimal> hours(@Nullable String typed) {
    try {
      BigDecimal hours = new BigDecimal(Text.line(typed).replace(',', '.'));
      return hours.signum() >= 0
              && hours.scale() <= 2
              && hours.scale() >= 0
              && hours.compareTo(BigDecimal.valueOf(MOST)) <= 0
          ? Optional.of(hours)
          : Optional.empty();
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }
}
