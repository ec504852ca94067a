package vn.mach.branch.scores;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
import vn.mach.base.realms.Locks;
import vn.mach.base.realms.Today;
import vn.mach.branch.scores.ScoreForm.Item;
import vn.mach.branch.scores.ScoreForm.Section;
import vn.mach.branch.scores.ScoreFormsSql.Head;
import vn.mach.organisation.units.AccessScope;

/**
 * Forms as data: whoever sets targets at a unit drafts one, puts it in force from a day on, and
 * ends it. A form in force is never changed: it is copied, and the copy is its next version.
 */
@Component
class ScoreForms {

  private static final int MOST_SECTIONS = 40;
  private static final int MOST_ITEMS = 60;

  private final ScoreFormsSql sql;
  private final AccessScope scope;
  private final Locks locks;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  ScoreForms(
      ScoreFormsSql sql,
      AccessScope scope,
      Locks locks,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.scope = scope;
    this.locks = locks;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** A form that this actor keeps. */
  ScoreForm require(Actor actor, long id) {
    return sql.find(id)
        .filter(it -> scope.reaches(actor, Right.SET_TARGETS, it.unit()))
        .orElseThrow(() -> new NotFound("score form " + id));
  }

  /** The form of this section. */
  ScoreForm ofSection(Actor actor, long section) {
    return require(
        actor,
        sql.formOfSection(section).orElseThrow(() -> new NotFound("score section " + section)));
  }

  /** The form of this item. */
  ScoreForm ofItem(Actor actor, long item) {
    return require(
        actor, sql.formOfItem(item).orElseThrow(() -> new NotFound("score item " + item)));
  }

  /** Begins a draft. */
  @Transactional
  Outcome<Long> draft(Actor actor, String key, UnitId unit, Head head) {
    return load(actor, key, unit, "", head, List.of(), null);
  }

  /**
   * A whole form at once.
   *
   * @param code of the form of which it is the next version; empty: one is made
   * @param from from when it is in force; null: it stays a draft
   */
  @Transactional
  Outcome<Long> load(
      Actor actor,
      String key,
      UnitId unit,
      String code,
      Head head,
      List<Section> sections,
      @org.jspecify.annotations.Nullable LocalDate from) {
    scope.require(actor, Right.SET_TARGETS, unit);
    return idempotency.once(
        new Key(actor, key, "scores.load_form", unit, code, head, sections, from),
        Answer.number(),
        () -> {
          locks.waitIn("score_forms", 0);
          Optional<Refusal> bands = bands(head);
          if (bands.isPresent()) {
            return Outcome.refused(List.of(bands.get()));
          }
          if (from != null) {
            List<Refusal> refusals = draftOf(unit, head, sections).refusals();
            Optional<LocalDate> later = sql.laterFrom(unit, from);
            if (later.isPresent()) {
              return Outcome.refused("validFrom", "scores.refused.later_form", later.get());
            }
            if (!refusals.isEmpty()) {
              return Outcome.refused(refusals);
            }
          }
          long form = sql.insert(unit, code, head, today.now());
          for (Section section : sections) {
            long id = sql.addSection(form, section.title(), section.maximum());
            section.items().forEach(item -> sql.addItem(id, item));
          }
          wrote(actor, "form_drafted", form, unit);
          if (from != null) {
            sql.issue(form, unit, from);
            wrote(actor, "form_issued", form, unit);
          }
          return Outcome.done(form);
        });
  }

  private static ScoreForm draftOf(UnitId unit, Head head, List<Section> sections) {
    return new ScoreForm(
        0,
        "",
        1,
        unit,
        "",
        head.title(),
        head.source(),
        head.maximum(),
        head.goodFrom(),
        head.fairFrom(),
        head.averageFrom(),
        false,
        null,
        null,
        sections);
  }

  private static Optional<Refusal> bands(Head head) {
    boolean down =
        head.goodFrom().compareTo(head.fairFrom()) > 0
            && head.fairFrom().compareTo(head.averageFrom()) > 0;
    return down
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                "goodFrom",
                "scores.refused.bands",
                head.goodFrom(),
                head.fairFrom(),
                head.averageFrom()));
  }

  @Transactional
  Outcome<Long> change(Actor actor, String key, long id, Head head) {
    return inDraft(
        actor,
        new Key(actor, key, "scores.change_form", id, head),
        id,
        () -> {
          Optional<Refusal> bands = bands(head);
          if (bands.isPresent()) {
            return Outcome.refused(List.of(bands.get()));
          }
          sql.change(id, head, today.now());
          return Outcome.done(id);
        });
  }

  @Transactional
  Outcome<Long> addSection(
      Actor actor, String key, long id, String title, java.math.BigDecimal maximum) {
    return inDraft(
        actor,
        new Key(actor, key, "scores.add_section", id, title, maximum),
        id,
        () -> {
          if (require(actor, id).sections().size() >= MOST_SECTIONS) {
            return Outcome.refused("title", "scores.refused.too_many", MOST_SECTIONS);
          }
          sql.addSection(id, title, maximum);
          return Outcome.done(id);
        });
  }

  @Transactional
  Outcome<Long> addItem(Actor actor, String key, long section, Item item) {
    long form = ofSection(actor, section).id();
    return inDraft(
        actor,
        new Key(actor, key, "scores.add_item", section, item),
        form,
        () -> {
          if (require(actor, form).items().size() >= MOST_ITEMS) {
            return Outcome.refused("title", "scores.refused.too_many", MOST_ITEMS);
          }
          sql.addItem(section, item);
          return Outcome.done(form);
        });
  }

  @Transactional
  Outcome<Long> deleteSection(Actor actor, String key, long section) {
    long form = ofSection(actor, section).id();
    return inDraft(
        actor,
        new Key(actor, key, "scores.delete_section", section),
        form,
        () -> {
          sql.deleteSection(section);
          return Outcome.done(form);
        });
  }

  @Transactional
  Outcome<Long> deleteItem(Actor actor, String key, long item) {
    long form = ofItem(actor, item).id();
    return inDraft(
        actor,
        new Key(actor, key, "scores.delete_item", item),
        form,
        () -> {
          sql.deleteItem(item);
          return Outcome.done(form);
        });
  }

  /** Deletes a draft that was never in force. */
  @Transactional
  Outcome<Long> delete(Actor actor, String key, long id) {
    return inDraft(
        actor,
        new Key(actor, key, "scores.delete_form", id),
        id,
        () -> {
          sql.delete(id);
          return Outcome.done(id);
        });
  }

  /** A draft with the same content: the next version of the form. */
  @Transactional
  Outcome<Long> copy(Actor actor, String key, long id) {
    ScoreForm form = require(actor, id);
    Head head =
        new Head(
            form.title(),
            form.source(),
            form.maximum(),
            form.goodFrom(),
            form.fairFrom(),
            form.averageFrom());
    return load(actor, key, form.unit(), form.code(), head, form.sections(), null);
  }

  /** Puts a draft in force from a day on; the unit's form until then ends on the day before. */
  @Transactional
  Outcome<Long> issue(Actor actor, String key, long id, LocalDate from) {
    return inDraft(
        actor,
        new Key(actor, key, "scores.issue_form", id, from),
        id,
        () -> {
          locks.waitIn("score_forms", 0);
          ScoreForm form = require(actor, id);
          List<Refusal> refusals = form.refusals();
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          Optional<LocalDate> later = sql.laterFrom(form.unit(), from);
          if (later.isPresent()) {
            return Outcome.refused("validFrom", "scores.refused.later_form", later.get());
          }
          sql.issue(id, form.unit(), from);
          wrote(actor, "form_issued", id, form.unit());
          return Outcome.done(id);
        });
  }

  /** Ends a form after its last day; from then on the form of the next level above holds. */
  @Transactional
  Outcome<Long> end(Actor actor, String key, long id, LocalDate lastDay) {
    ScoreForm form = require(actor, id);
    return idempotency.once(
        new Key(actor, key, "scores.end_form", id, lastDay),
        Answer.known(id),
        () -> {
          if (form.validFrom() == null || lastDay.isBefore(form.validFrom())) {
            return Outcome.refused("lastDay", "scores.refused.ends_before_start");
          }
          if (sql.end(id, lastDay) == 0) {
            return Outcome.refused("lastDay", "scores.refused.form_ended");
          }
          wrote(actor, "form_ended", id, form.unit());
          return Outcome.done(id);
        });
  }

  /**
   * {@link ScoreForm#seen} in this moment; nobody changes it until the caller's transaction ends.
   */
  String seenLocked(Actor actor, long id) {
    sql.lock(id);
    return require(actor, id).seen();
  }

  private Outcome<Long> inDraft(Actor actor, Key key, long id, Supplier<Outcome<Long>> command) {
    ScoreForm form = require(actor, id);
    return idempotency.once(
        key,
        Answer.known(id),
        () -> {
          sql.lock(id);
          if (sql.find(id).map(ScoreForm::issued).orElse(true)) {
            return Outcome.refused("", "scores.refused.form_issued");
          }
          Outcome<Long> outcome = command.get();
          if (outcome instanceof Outcome.Done<Long>) {
            wrote(actor, "form_changed", id, form.unit());
          }
          return outcome;
        });
  }

  private void wrote(Actor actor, String action, long form, UnitId unit) {
    auditLog.record(actor, "scores." + action, "scores:" + form, unit, null, Map.of());
  }
}
