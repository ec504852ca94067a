package vn.mach.voice.concerns;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
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
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.AccessScope;

/** Sets terms, routes and who receives. Rows are added with their first day; none is changed. */
@Component
class ConcernSettings {

  private static final int DAYS_OF_LINK = 366;
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{1,29}");

  private final ConcernSettingsSql sql;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  ConcernSettings(
      ConcernSettingsSql sql,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  @Transactional
  Outcome<Long> settings(Actor actor, String key, boolean guests, int smallestGroup) {
    requireRealm(actor);
    return idempotency.once(
        new Key(actor, key, "concerns.settings", guests, smallestGroup),
        Answer.known(0L),
        () -> {
          if (smallestGroup < 3 || smallestGroup > 50) {
            return Outcome.refused("smallestGroup", "concerns.refused.smallest");
          }
          sql.settings(guests, smallestGroup);
          return wrote(actor, "settings_changed", null);
        });
  }

  @Transactional
  Outcome<Long> rule(Actor actor, String key, ConcernRule rule) {
    requireRealm(actor);
    return idempotency.once(
        new Key(actor, key, "concerns.rule", rule),
        Answer.known(0L),
        () -> {
          for (int days : new int[] {rule.wholeDays(), rule.stationDays(), rule.urgentDays()}) {
            if (days < 1 || days > 250) {
              return Outcome.refused("wholeDays", "concerns.refused.term", days);
            }
          }
          if (rule.extensionDays() < 0 || rule.extensionDays() > 250) {
            return Outcome.refused("extensionDays", "concerns.refused.term", rule.extensionDays());
          }
          if (rule.source().isEmpty()) {
            return Outcome.refused("source", "web.refused.missing");
          }
          return sql.rule(rule)
              ? wrote(actor, "rule_added", null)
              : Outcome.refused("validFrom", "concerns.refused.rule_known");
        });
  }

  @Transactional
  Outcome<Long> route(Actor actor, String key, ConcernRouting.Route route) {
    requireRealm(actor);
    return idempotency.once(
        new Key(actor, key, "concerns.route", route),
        Answer.known(0L),
        () -> {
          if (route.source().isEmpty()) {
            return Outcome.refused("source", "web.refused.missing");
          }
          return sql.route(route)
              ? wrote(actor, "route_added", null)
              : Outcome.refused("validFrom", "concerns.refused.rule_known");
        });
  }

  /**
   * Adds a subject, or names one anew; none is taken away: concerns and published quarters name it.
   */
  @Transactional
  Outcome<Long> subject(Actor actor, String key, String code, String nameVi, String nameEn) {
    requireRealm(actor);
    return idempotency.once(
        new Key(actor, key, "concerns.subject", code, nameVi, nameEn),
        Answer.known(0L),
        () -> {
          if (!CODE.matcher(code).matches()) {
            return Outcome.refused("code", "concerns.refused.subject_code", code);
          }
          sql.subject(code, nameVi, nameEn);
          return wrote(actor, "subject_kept", null);
        });
  }

  /** Names somebody who reads confidential concerns that come to the unit from today. */
  @Transactional
  Outcome<Long> receiver(Actor actor, String key, UnitId unit, PersonId person) {
    scope.require(actor, Right.KEEP_PEOPLE, unit);
    return idempotency.once(
        new Key(actor, key, "concerns.receiver", unit, person),
        Answer.known(unit.value()),
        () ->
            sql.receiver(unit, person, today.date())
                ? wrote(actor, "receiver_named", unit)
                : Outcome.refused("person", "concerns.refused.receiver_known"));
  }

  /** Those that come from today on are not theirs; of earlier ones they stay a reader. */
  @Transactional
  Outcome<Long> endReceiver(Actor actor, String key, UnitId unit, PersonId person) {
    scope.require(actor, Right.KEEP_PEOPLE, unit);
    return idempotency.once(
        new Key(actor, key, "concerns.receiver_end", unit, person),
        Answer.known(unit.value()),
        () -> {
          if (!sql.endReceiver(unit, person, today.date())) {
            throw new NotFound("receiver " + person);
          }
          return wrote(actor, "receiver_ended", unit);
        });
  }

  /** Makes an address for people without an account; it is shown once. */
  @Transactional
  Outcome<String> link(Actor actor, String key, UnitId unit, String note, LocalDate last) {
    scope.require(actor, Right.KEEP_PEOPLE, unit);
    return idempotency.once(
        new Key(actor, key, "concerns.link", unit, note, last),
        Answer.shownOnce("concerns.refused.shown_once"),
        () -> {
          if (!sql.settings().guests()) {
            return Outcome.refused("", "concerns.refused.guests");
          }
          if (last.isBefore(today.date()) || last.isAfter(today.date().plusDays(DAYS_OF_LINK))) {
            return Outcome.refused("last", "concerns.refused.link_day");
          }
          String token = UUID.randomUUID().toString();
          sql.link(unit, token, note, today.date(), last);
          wrote(actor, "link_made", unit);
          return Outcome.done(token);
        });
  }

  @Transactional
  Outcome<Long> endLink(Actor actor, String key, long link) {
    UnitId unit = sql.unitOfLink(link).orElseThrow(() -> new NotFound("link " + link));
    scope.require(actor, Right.KEEP_PEOPLE, unit);
    return idempotency.once(
        new Key(actor, key, "concerns.link_end", link),
        Answer.known(unit.value()),
        () -> {
          sql.endLink(link, today.date());
          return wrote(actor, "link_ended", unit);
        });
  }

  private static void requireRealm(Actor actor) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("settings of concerns");
    }
  }

  private Outcome<Long> wrote(Actor actor, String action, @Nullable UnitId unit) {
    auditLog.record(actor, "concerns." + action, null, unit, null, Map.of());
    return Outcome.done(unit == null ? 0 : unit.value());
  }
}
