package vn.mach.evidence.activities;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.Page;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/**
 * The grid for late entries of several months. Each row is a command of its own: valid rows are
 * recorded, others show why not.
 */
@Controller
class GridPages {

  private final Activities activities;
  private final ActivitiesSql sql;
  private final ActivityKinds kinds;
  private final EntryPage entry;
  private final EntryDefaults help;
  private final Units units;
  private final Today today;
  private final MessageSource messages;

  GridPages(
      Activities activities,
      ActivitiesSql sql,
      ActivityKinds kinds,
      EntryPage entry,
      EntryDefaults help,
      Units units,
      Today today,
      MessageSource messages) {
    this.activities = activities;
    this.sql = sql;
    this.kinds = kinds;
    this.entry = entry;
    this.help = help;
    this.units = units;
    this.today = today;
    this.messages = messages;
  }

  @GetMapping("/activities/grid")
  String grid(
      Actor actor,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "1") int each,
      Model model) {
    Optional<NamedUnit> chosen = help.unit(actor, unit);
    if (chosen.isEmpty()) {
      return "redirect:/activities/new/unit?then=/activities/grid";
    }
    List<ActivityKind> offered = entry.typed(actor, chosen.get().kind());
    String remembered =
        kind.isEmpty() ? help.last(actor).map(EntryDefaults.Last::kind).orElse("") : kind;
    Optional<ActivityKind> of =
        offered.stream()
            .filter(it -> it.code().equals(remembered))
            .findFirst()
            .or(() -> offered.stream().findFirst());
    GridMonths months = GridMonths.read(from, to, each, today.date());
    List<GridRow> rows =
        of.isEmpty() ? List.of() : months.rows().stream().map(GridRow::empty).toList();
    return page(actor, model, chosen.get(), of.orElse(null), months, rows);
  }

  @PostMapping("/activities/grid")
  String record(
      Actor actor,
      @RequestParam MultiValueMap<String, String> fields,
      @RequestParam(name = "do", defaultValue = "draft") String what,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "1") int each,
      Locale locale,
      Model model) {
    NamedUnit unit =
        FormParser.id(EntryForm.value(fields, "unit"), UnitId::new)
            .map(it -> units.require(actor, Right.RECORD, it))
            .orElseThrow(() -> new NotFound("a unit to record for"));
    ActivityKind kind = kinds.find(EntryForm.value(fields, "kind")).orElse(null);
    GridMonths months = GridMonths.read(from, to, each, today.date());
    if (what.equals("paste") && kind != null) {
      model.addAttribute("pasted", true);
      GridPaste.Filled filled =
          GridPaste.fill(months.rows(), EntryForm.value(fields, "pasted"), kind);
      model.addAttribute("left", filled.left());
      return page(actor, model, unit, kind, months, filled.rows());
    }
    List<GridRow> rows = new ArrayList<>();
    List<YearMonth> planned = months.rows();
    for (int i = 0; i < planned.size(); i++) {
      rows.add(
          send(
              actor,
              GridRow.read(fields, i, planned.get(i)),
              kind,
              what.equals("confirm"),
              locale));
    }
    long done = rows.stream().filter(row -> row.done() != null).count();
    if (rows.stream().allMatch(row -> row.refusals().isEmpty()) && done > 0) {
      String list =
          "/activities?unit="
              + unit.id().value()
              + "&own=yes&kind="
              + Page.segment(EntryForm.value(fields, "kind"))
              + "&from="
              + months.from().atDay(1)
              + "&to="
              + months.to().atEndOfMonth();
      return Answers.to(list, "activities.said.grid", done);
    }
    model.addAttribute(
        "nothing", done == 0 && rows.stream().allMatch(row -> row.refusals().isEmpty()));
    return Answers.refused(page(actor, model, unit, kind, months, rows));
  }

  private GridRow send(
      Actor actor, GridRow row, @Nullable ActivityKind kind, boolean confirm, Locale locale) {
    if (row.isEmpty()) {
      return row;
    }
    ActivityInput typed = row.typed();
    if (Text.line(typed.title()).isEmpty() && kind != null) {
      LocalDate day = FormParser.day(typed.heldOn()).orElse(row.month().atDay(1));
      typed = row.titled(DefaultTitles.suggested(messages, locale, kind, day)).typed();
    }
    return switch (activities.record(
        actor, row.key(), typed, confirm, row.again(), List.of(), "")) {
      case Outcome.Done<ActivityId>(ActivityId id) -> row.done(id);
      case Outcome.Refused<ActivityId>(List<Refusal> refusals) -> row.refused(refusals);
    };
  }

  private String page(
      Actor actor,
      Model model,
      NamedUnit unit,
      @Nullable ActivityKind kind,
      GridMonths months,
      List<GridRow> rows) {
    model.addAttribute("unit", unit);
    model.addAttribute("kind", kind);
    model.addAttribute("kinds", entry.typed(actor, unit.kind()));
    model.addAttribute("mayChoose", help.mayChoose(actor));
    model.addAttribute("months", months);
    model.addAttribute("rows", rows);
    model.addAttribute("there", kind == null ? Map.of() : there(actor, unit, kind, months, rows));
    model.addAttribute("usuallyExpected", kind == null ? Map.of() : expected(unit, kind, rows));
    model.addAttribute("refused", rows.stream().filter(row -> !row.refusals().isEmpty()).count());
    model.addAttribute("done", rows.stream().filter(row -> row.done() != null).count());
    return "evidence/activities/grid";
  }

  /** How many are to be expected in each month: those on record at its end, or today. */
  private Map<YearMonth, String> expected(NamedUnit unit, ActivityKind kind, List<GridRow> rows) {
    Map<YearMonth, String> expected = new HashMap<>();
    for (GridRow row : rows) {
      LocalDate end = row.month().atEndOfMonth();
      LocalDate day = end.isAfter(today.date()) ? today.date() : end;
      expected.computeIfAbsent(row.month(), month -> help.expected(unit.id(), kind.code(), day));
    }
    return expected;
  }

  /**
   * What the unit already held or took part in of this kind, by month: without the rows just
   * recorded by the grid.
   */
  private Map<YearMonth, List<ActivityRow>> there(
      Actor actor, NamedUnit unit, ActivityKind kind, GridMonths months, List<GridRow> rows) {
    ActivityFilter filter =
        new ActivityFilter(
            Long.toString(unit.id().value()),
            "yes",
            "",
            kind.code(),
            months.from().atDay(1).toString(),
            months.to().atEndOfMonth().toString(),
            "",
            "",
            "",
            "",
            "");
    return sql.list(actor, filter, new vn.mach.base.web.Paging(1, 200)).stream()
        .filter(row ->
            row.status() != ActivityStatus.WITHDRAWN
                && rows.stream().noneMatch(it -> row.id().equals(it.done())))
        .collect(Collectors.groupingBy(row -> YearMonth.from(row.heldOn())));
  }
}
