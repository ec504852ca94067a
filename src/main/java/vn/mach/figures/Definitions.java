package vn.mach.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.journal.Commands;
import vn.mach.journal.Journal;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Right;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.units.Reach;

/**
 * Defining figures and setting targets. Figures belong to the whole realm; a target belongs to the unit whose directive it stands in, or
 * to the whole realm where the directive comes from above it.
 */
@Component
class Definitions {

  private final DefinitionsSql sql;
  private final Commands commands;
  private final Journal journal;
  private final Reach reach;

  Definitions(DefinitionsSql sql, Commands commands, Journal journal, Reach reach) {
    this.sql = sql;
    this.commands = commands;
    this.journal = journal;
    this.reach = reach;
  }

  /** A target as somebody typed it; days could be read already. */
  record TargetTyped(
      String code, @Nullable Long directive, String title, String figure, LocalDate from, LocalDate to, List<DefinitionRules.MinimumTyped> minimums) {}

  boolean mayDefine(Viewer viewer) {
    return viewer.hasEverywhere(Right.SET_TARGETS) || viewer.hasSomewhere(Right.SET_TARGETS) && sql.reachesAllTops(viewer);
  }

  boolean maySet(Viewer viewer, @Nullable UnitId issuer) {
    return issuer == null ? mayDefine(viewer) : reach.reaches(viewer, Right.SET_TARGETS, issuer);
  }

  @Transactional
  public Outcome<String> define(Viewer viewer, String key, DefinitionRules.FigureTyped figure) {
    requireDefine(viewer);
    return once(viewer, key, "figures.define " + figure, () -> {
      List<Refusal> refusals = new ArrayList<>(DefinitionRules.of(figure, sql.activityKinds()));
      if (sql.figure(figure.code()).isPresent()) {
        refusals.add(Refusal.of("code", "figures.refused.code_taken"));
      }
      if (!refusals.isEmpty()) {
        return Outcome.refused(refusals);
      }
      sql.insert(figure);
      journal.wrote(viewer, "figures.defined", "figures:" + figure.code(), null, null, told(figure));
      return Outcome.done(figure.code());
    });
  }

  /** Changes a figure. Its code stays; what it means stays too where a target asks for it: then a new figure is needed. */
  @Transactional
  public Outcome<String> change(Viewer viewer, String key, DefinitionRules.FigureTyped figure) {
    requireDefine(viewer);
    FigureDefinition before = sql.figure(figure.code()).orElseThrow(() -> new NotFound("figure " + figure.code()));
    return once(viewer, key, "figures.change " + figure, () -> {
      List<Refusal> refusals = new ArrayList<>(DefinitionRules.of(figure, sql.activityKinds()));
      if (!refusals.isEmpty()) {
        return Outcome.refused(refusals);
      }
      boolean same =
          before.meansTheSameAs(
              Function.of(figure.function()), figure.kind(), orNull(figure.amount()), orNull(figure.tag()), orNull(figure.form()));
      if (!same && before.targets() > 0) {
        return Outcome.refused("", "figures.refused.meaning_used", before.targets());
      }
      sql.update(figure);
      journal.wrote(viewer, "figures.changed", "figures:" + figure.code(), null, null, told(figure));
      return Outcome.done(figure.code());
    });
  }

  @Transactional
  public Outcome<String> set(Viewer viewer, String key, TargetTyped target) {
    return once(viewer, key, "figures.set_target " + target, () -> {
      List<Refusal> refusals = new ArrayList<>();
      DefinitionRules.code(target.code(), refusals);
      if (sql.isTarget(target.code())) {
        refusals.add(Refusal.of("code", "figures.refused.code_taken"));
      }
      return judged(viewer, target, refusals, (directive, minimums) -> {
        sql.insert(target, directive.id(), minimums);
        journal.wrote(viewer, "figures.target_set", "figures:target:" + target.code(), directive.issuer(), null, told(target));
      });
    });
  }

  /** Changes a target. Its code stays; what was signed with its numbers stays too. */
  @Transactional
  public Outcome<String> changeTarget(Viewer viewer, String key, TargetTyped target) {
    TargetDefinition before = sql.target(viewer, target.code()).orElseThrow(() -> new NotFound("target " + target.code()));
    if (!maySet(viewer, before.issuer())) {
      throw new NotFound("target " + target.code());
    }
    return once(
        viewer,
        key,
        "figures.change_target " + target,
        () ->
            judged(viewer, target, new ArrayList<>(), (directive, minimums) -> {
              sql.update(target, before.id(), directive.id(), minimums);
              journal.wrote(viewer, "figures.target_changed", "figures:target:" + target.code(), directive.issuer(), null, told(target));
            }));
  }

  private interface Write {
    void write(DefinitionsSql.Directive directive, List<DefinitionRules.Minimum> minimums);
  }

  private Outcome<String> judged(Viewer viewer, TargetTyped target, List<Refusal> refusals, Write write) {
    Optional<DefinitionsSql.Directive> directive = Optional.ofNullable(target.directive()).flatMap(sql::directive);
    Optional<FigureDefinition> figure = sql.figure(target.figure());
    if (directive.isEmpty() || !maySet(viewer, directive.get().issuer())) {
      refusals.add(Refusal.of("directive", "figures.refused.directive"));
    }
    if (target.title().isEmpty()) {
      refusals.add(Refusal.of("title", "web.refused.missing"));
    }
    if (figure.isEmpty()) {
      refusals.add(Refusal.of("figure", "web.refused.missing"));
    }
    if (target.to().isBefore(target.from())) {
      refusals.add(Refusal.of("to", "figures.refused.ends_before_start"));
    }
    List<DefinitionRules.Minimum> minimums =
        DefinitionRules.minimums(target.minimums(), sql.unitKinds(), figure.filter(it -> it.function().isRate()).isPresent(), refusals);
    if (!refusals.isEmpty() || directive.isEmpty()) {
      return Outcome.refused(refusals);
    }
    write.write(directive.get(), minimums);
    return Outcome.done(target.code());
  }

  private void requireDefine(Viewer viewer) {
    if (!mayDefine(viewer)) {
      throw new NotFound("defining figures");
    }
  }

  private Outcome<String> once(Viewer viewer, String key, String content, Supplier<Outcome<String>> command) {
    return commands.once(viewer, key, content, command, code -> code, code -> code);
  }

  private static Map<String, String> told(DefinitionRules.FigureTyped figure) {
    return Map.of(
        "name_vi", figure.nameVi(), "name_en", figure.nameEn(), "function", figure.function(), "activity_kind", figure.kind(),
        "amount", figure.amount(), "tag", figure.tag(), "form", figure.form());
  }

  private static Map<String, String> told(TargetTyped target) {
    return Map.of(
        "title", target.title(), "figure", target.figure(), "period", target.from() + " – " + target.to(),
        "minimums",
            target.minimums().stream()
                .filter(row -> !row.blank())
                .map(row -> row.kind() + (row.committee().isEmpty() ? "" : "/" + row.committee()) + " ≥ " + row.minimum())
                .collect(Collectors.joining("; ")));
  }

  static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

}
