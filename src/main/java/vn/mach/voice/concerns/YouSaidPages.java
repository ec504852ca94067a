package vn.mach.voice.concerns;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Sheet;
import vn.mach.organisation.units.UnitKind;
import vn.mach.organisation.units.Units;
import vn.mach.voice.concerns.YouSaidSql.Period;
import vn.mach.voice.concerns.YouSaidSql.Subject;

/**
 * "You said, we did": one fixed table for each quarter that was published, for all of the realm.
 */
@Controller
class YouSaidPages {

  private final YouSaidSql sql;
  private final ConcernTargets targets;
  private final Units units;
  private final MessageSource messages;

  YouSaidPages(YouSaidSql sql, ConcernTargets targets, Units units, MessageSource messages) {
    this.sql = sql;
    this.targets = targets;
    this.units = units;
    this.messages = messages;
  }

  @GetMapping("/concerns/said")
  String show(Actor actor, @RequestParam(defaultValue = "") String quarter, Model model) {
    require(actor);
    List<Period> periods = sql.periods();
    Period shown =
        periods.stream()
            .filter(it -> it.code().equals(quarter))
            .findFirst()
            .or(() -> periods.stream().findFirst())
            .orElse(null);
    model.addAttribute("periods", periods);
    model.addAttribute("period", shown);
    List<ComparedRow> rows = shown == null ? List.of() : compared(shown.quarter());
    model.addAttribute("rows", rows);
    model.addAttribute("changed", changed(rows));
    model.addAttribute("administers", actor.hasEverywhere(Right.ADMINISTER));
    model.addAttribute(
        "subjects",
        sql.subjects().stream().collect(Collectors.toMap(Subject::code, Function.identity())));
    model.addAttribute("kinds", shown == null ? Map.of() : kinds(shown.quarter()));
    return "voice/concerns/said";
  }

  @GetMapping("/concerns/said/{quarter:\\d{4}-Q[1-4]}/sheet")
  void sheet(Actor actor, @PathVariable String quarter, Locale locale, HttpServletResponse response)
      throws IOException {
    require(actor);
    LocalDate first = quarter(quarter);
    if (!sql.isPublished(first)) {
      throw new NotFound("quarter " + quarter);
    }
    Map<String, Subject> subjects =
        sql.subjects().stream().collect(Collectors.toMap(Subject::code, Function.identity()));
    Map<String, UnitKind> kinds = kinds(first);
    boolean vietnamese = locale.getLanguage().equals("vi");
    Sheet.csv(
        response,
        "concerns-" + quarter,
        sheet -> {
          sheet.head(
              List.of(
                      "subject",
                      "level",
                      "received",
                      "answered",
                      "in_time",
                      "median",
                      "helped",
                      "not_helped",
                      "changed",
                      "reached",
                      "missed")
                  .stream()
                  .map(it -> messages.getMessage("concerns.published." + it, null, locale))
                  .toList(),
              0);
          for (ComparedRow it : compared(first)) {
            SmallGroups.Row row = it.row();
            Subject subject = subjects.get(row.subject());
            sheet.row(
                subject == null ? row.subject() : vietnamese ? subject.nameVi() : subject.nameEn(),
                row.levels().stream()
                    .map(level -> name(kinds, level, vietnamese))
                    .collect(Collectors.joining("; ")),
                row.received(),
                row.answered(),
                row.inTime(),
                row.medianDays(),
                row.helped(),
                row.notHelped(),
                String.join("; ", row.changed()),
                measures(it, true, locale),
                measures(it, false, locale));
          }
        });
  }

  /** A published row with what it is compared with. */
  record ComparedRow(SmallGroups.Row row, List<ConcernTarget.Comparison> comparisons) {

    /** None: there is no target, or the row does not say the number. */
    ConcernTarget.@Nullable Comparison of(String measure) {
      return comparisons.stream()
          .filter(it -> it.measure().code().equals(measure))
          .findFirst()
          .orElse(null);
    }
  }

  private List<ComparedRow> compared(LocalDate quarter) {
    List<ConcernTarget> all = targets.all();
    return sql.rows(quarter).stream()
        .map(it -> new ComparedRow(it, ConcernTarget.compare(it, quarter, all)))
        .toList();
  }

  /** What changed, by subject. */
  private static Map<String, Set<String>> changed(List<ComparedRow> rows) {
    Map<String, Set<String>> changed = new LinkedHashMap<>();
    for (ComparedRow it : rows) {
      if (!it.row().changed().isEmpty()) {
        changed
            .computeIfAbsent(it.row().subject(), subject -> new LinkedHashSet<>())
            .addAll(it.row().changed());
      }
    }
    return changed;
  }

  private String measures(ComparedRow row, boolean reached, Locale locale) {
    return row.comparisons().stream()
        .filter(it -> it.reached() == reached)
        .map(it ->
            messages.getMessage("concerns.target.measure." + it.measure().code(), null, locale))
        .collect(Collectors.joining("; "));
  }

  /** As they were called on the quarter's last day: what is published stays as it is. */
  private Map<String, UnitKind> kinds(LocalDate quarter) {
    return units.kinds(quarter.plusMonths(3).minusDays(1)).stream()
        .collect(Collectors.toMap(UnitKind::code, Function.identity()));
  }

  private static String name(Map<String, UnitKind> kinds, String code, boolean vietnamese) {
    UnitKind kind = kinds.get(code);
    return kind == null ? code : vietnamese ? kind.nameVi() : kind.nameEn();
  }

  /** The first day of {@code 2026-Q3}. */
  private static LocalDate quarter(String code) {
    int year = Integer.parseInt(code.substring(0, 4));
    return LocalDate.of(Math.max(year, 1), (code.charAt(6) - '1') * 3 + 1, 1);
  }

  private static void require(Actor actor) {
    if (!actor.hasSomewhere(Right.SEE)) {
      throw new NotFound("published concerns");
    }
  }
}
