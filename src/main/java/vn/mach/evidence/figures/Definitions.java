package vn.mach.evidence.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.units.AccessScope;

/**
 * Defining figures and setting targets. Figures belong to the whole realm; a target belongs to the
 * unit that issued its directive, or to the whole realm where the directive comes from above it.
 */
@Component
public class Definitions {

  private final DefinitionsSql sql;
  private final DefinitionEditsSql edits;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final AccessScope scope;

  Definitions(
      DefinitionsSql sql,
      DefinitionEditsSql edits,
      Idempotency idempotency,
      AuditLog auditLog,
      AccessScope scope) {
    this.sql = sql;
    this.edits = edits;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.scope = scope;
  }

  /** Whether somebody may define figures, and look after what is stored of them. */
  public boolean mayDefine(Actor actor) {
    return scope.coversRealm(actor, Right.SET_TARGETS);
  }

  boolean maySet(Actor actor, @Nullable UnitId issuer) {
    return issuer == null ? mayDefine(actor) : scope.reaches(actor, Right.SET_TARGETS, issuer);
  }

  @Transactional
  public Outcome<String> define(Actor actor, String key, DefinitionRules.FigureTyped figure) {
    requireDefine(actor);
    return idempotency.once(
        new Key(actor, key, "figures.define", figure),
        Answer.known(figure.code()),
        () -> {
          List<Refusal> refusals = new ArrayList<>(DefinitionRules.of(figure, sql.activityKinds()));
          if (sql.figure(figure.code()).isPresent()) {
            refusals.add(Refusal.of("code", "figures.refused.code_taken"));
          }
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          edits.insert(figure);
          auditLog.record(
              actor, "figures.defined", "figures:" + figure.code(), null, null, told(figure));
          return Outcome.done(figure.code());
        });
  }

  /**
   * Changes a figure. Its code cannot change, nor its definition if a target uses it: then a new
   * figure is needed.
   */
  @Transactional
  public Outcome<String> change(Actor actor, String key, DefinitionRules.FigureTyped figure) {
    requireDefine(actor);
    FigureDefinition before =
        sql.figure(figure.code()).orElseThrow(() -> new NotFound("figure " + figure.code()));
    return idempotency.once(
        new Key(actor, key, "figures.change", figure),
        Answer.known(figure.code()),
        () -> {
          List<Refusal> refusals = new ArrayList<>(DefinitionRules.of(figure, sql.activityKinds()));
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          boolean same =
              before.meansTheSameAs(
                  FigureFunction.of(figure.function()),
                  figure.kind(),
                  DefinitionRules.orNull(figure.amount()),
                  DefinitionRules.orNull(figure.tag()),
                  DefinitionRules.orNull(figure.form()));
          if (!same && before.targets() > 0) {
            return Outcome.refused("", "figures.refused.meaning_used", before.targets());
          }
          edits.update(figure);
          auditLog.record(
              actor, "figures.changed", "figures:" + figure.code(), null, null, told(figure));
          return Outcome.done(figure.code());
        });
  }

  @Transactional
  public Outcome<String> set(Actor actor, String key, DefinitionRules.TargetTyped target) {
    return idempotency.once(
        new Key(actor, key, "figures.set_target", target),
        Answer.known(target.code()),
        () -> {
          List<Refusal> refusals = new ArrayList<>();
          DefinitionRules.code(target.code(), refusals);
          if (sql.isTarget(target.code())) {
            refusals.add(Refusal.of("code", "figures.refused.code_taken"));
          }
          return evaluated(
              actor,
              target,
              refusals,
              (directive, minimums) -> {
                edits.insert(target, directive.id(), minimums);
                auditLog.record(
                    actor,
                    "figures.target_set",
                    "figures:target:" + target.code(),
                    directive.issuer(),
                    null,
                    told(target));
              });
        });
  }

  /** Changes a target. Its code cannot change; signed reports keep its old numbers. */
  @Transactional
  public Outcome<String> changeTarget(Actor actor, String key, DefinitionRules.TargetTyped target) {
    TargetDefinition before =
        sql.target(actor, target.code()).orElseThrow(() -> new NotFound("target " + target.code()));
    if (!maySet(actor, before.issuer())) {
      throw new NotFound("target " + target.code());
    }
    return idempotency.once(
        new Key(actor, key, "figures.change_target", target),
        Answer.known(target.code()),
        () ->
            evaluated(
                actor,
                target,
                new ArrayList<>(),
                (directive, minimums) -> {
                  edits.update(target, before.id(), directive.id(), minimums);
                  auditLog.record(
                      actor,
                      "figures.target_changed",
                      "figures:target:" + target.code(),
                      directive.issuer(),
                      null,
                      told(target));
                }));
  }

  /**
   * Withdraws a target: from the day on it stands on no board and in no report. It stays in the
   * list of targets with its reason; what was shown and signed before stays too.
   */
  @Transactional
  public Outcome<String> withdraw(
      Actor actor, String key, String code, LocalDate from, String reason) {
    TargetDefinition target =
        sql.target(actor, code).orElseThrow(() -> new NotFound("target " + code));
    if (!maySet(actor, target.issuer())) {
      throw new NotFound("target " + code);
    }
    return idempotency.once(
        new Key(actor, key, "figures.withdraw_target", code, from, reason),
        Answer.known(code),
        () -> {
          List<Refusal> refusals = new ArrayList<>();
          if (target.withdrawnFrom() != null) {
            refusals.add(Refusal.of("", "figures.refused.withdrawn_already"));
          }
          if (from.isBefore(target.from()) || from.isAfter(target.to())) {
            refusals.add(
                Refusal.of("day", "figures.refused.not_in_period", target.from(), target.to()));
          }
          if (reason.isEmpty()) {
            refusals.add(Refusal.of("reason", "web.refused.missing"));
          }
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          if (!edits.withdraw(target.id(), from, reason)) {
            return Outcome.refused("", "figures.refused.withdrawn_already");
          }
          auditLog.record(
              actor,
              "figures.target_withdrawn",
              "figures:target:" + code,
              target.issuer(),
              null,
              Map.of("from", from.toString(), "reason", reason));
          return Outcome.done(code);
        });
  }

  private interface Write {
    void write(DefinitionsSql.Directive directive, List<DefinitionRules.Minimum> minimums);
  }

  private Outcome<String> evaluated(
      Actor actor, DefinitionRules.TargetTyped target, List<Refusal> refusals, Write write) {
    Optional<DefinitionsSql.Directive> directive =
        Optional.ofNullable(target.directive()).flatMap(sql::directive);
    Optional<FigureDefinition> figure = sql.figure(target.figure());
    if (directive.isEmpty() || !maySet(actor, directive.get().issuer())) {
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
        DefinitionRules.minimums(
            target.minimums(),
            sql.unitKinds(),
            figure.filter(it -> it.function().isRate()).isPresent(),
            refusals);
    if (!refusals.isEmpty() || directive.isEmpty()) {
      return Outcome.refused(refusals);
    }
    write.write(directive.get(), minimums);
    return Outcome.done(target.code());
  }

  private void requireDefine(Actor actor) {
    if (!mayDefine(actor)) {
      throw new NotFound("defining figures");
    }
  }

  private static Map<String, String> told(DefinitionRules.FigureTyped figure) {
    return Map.of(
        "name_vi",
        figure.nameVi(),
        "name_en",
        figure.nameEn(),
        "function",
        figure.function(),
        "activity_kind",
        figure.kind(),
        "amount",
        figure.amount(),
        "tag",
        figure.tag(),
        "form",
        figure.form());
  }

  private static Map<String, String> told(DefinitionRules.TargetTyped target) {
    return Map.of(
        "title",
        target.title(),
        "figure",
        target.figure(),
        "period",
        target.from() + " – " + target.to(),
        "minimums",
        target.minimums().stream()
            .filter(row -> !row.blank())
            .map(row ->
                row.kind()
                    + (row.committee().isEmpty() ? "" : "/" + row.committee())
                    + " ≥ "
                    + row.minimum())
            .collect(Collectors.joining("; ")));
  }
}
