package vn.mach.organisation.access;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;

/**
 * Access to files that rank does not open. Each has a list of readers; some of them keep it: they
 * name others and decide about requests. To ask needs a reason, and somebody else's consent. What
 * was asked, answered and looked at stays, and is seen by the readers who keep the file; the audit
 * log, which is read by rank, has nothing of it.
 */
@Component
public class NamedAccess {

  /**
   * A condition for statements of a module: the actor may read the file. Parameters from {@link
   * #parameters}.
   *
   * @param module as in {@link NamedFile#module()}
   * @param subject the column with the number
   */
  public static String sql(String module, String subject) {
    return """
    exists (select 1 from named_readers_on(:named_today) named where named.module = '%s' and named.subject = %s
      and (named.person_id = :named_person or named.account_id = :named_account))
    """
        .formatted(module, subject);
  }

  private final NamedAccessSql sql;
  private final Idempotency idempotency;
  private final Today today;

  NamedAccess(NamedAccessSql sql, Idempotency idempotency, Today today) {
    this.sql = sql;
    this.idempotency = idempotency;
    this.today = today;
  }

  /** For {@link #sql}. */
  public Map<String, @Nullable Object> parameters(Actor actor) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("named_today", today.date());
    parameters.put("named_person", actor.person() == null ? null : actor.person().value());
    parameters.put("named_account", actor.account());
    return parameters;
  }

  /**
   * Makes a file. Whoever opens it keeps it, and the others read it; of one that the system itself
   * opens, all keep it.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void open(Actor actor, NamedFile file, UnitId unit, Collection<PersonId> readers) {
    long id = sql.insert(file, unit, actor.account(), today.now());
    boolean somebody = actor.account() != 0;
    if (somebody) {
      sql.name(id, actor.person(), actor.account(), true, null, actor.account(), "", today.now());
    }
    readers.stream()
        .distinct()
        .filter(reader -> !reader.equals(actor.person()))
        .forEach(
            reader -> sql.name(id, reader, 0, !somebody, null, actor.account(), "", today.now()));
  }

  /** Whether the actor may read the file; to be asked before its content is shown: it is kept. */
  @Transactional
  public boolean look(Actor actor, NamedFile file) {
    return sql.find(file)
        .filter(id -> sql.standing(id, parameters(actor)).reads())
        .map(id -> {
          sql.looked(id, actor.account(), today.now());
          return true;
        })
        .orElse(false);
  }

  /** How the actor stands to a file; its content is not shown by this. */
  public NamedFileStanding standing(Actor actor, NamedFile file) {
    long id = sql.find(file).orElseThrow(() -> new NotFound("named file " + file));
    return sql.standing(id, parameters(actor));
  }

  /**
   * Asks to read a file. The caller has checked that the actor may know of it.
   *
   * @return the number of the request
   */
  @Transactional
  Outcome<Long> ask(Actor actor, String key, long file, String reason) {
    return idempotency.once(
        new Key(actor, key, "named.ask", file, reason),
        Answer.number(),
        () -> {
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          if (sql.standing(file, parameters(actor)).reads()) {
            return Outcome.refused("", "access.named.refused.reads");
          }
          return sql.ask(file, actor, reason, today.now())
              .map(Outcome::done)
              .orElseGet(() -> Outcome.refused("", "access.named.refused.asked"));
        });
  }

  /**
   * Answers a request.
   *
   * @param until the last day on which the asker may read the file; none: without an end
   */
  @Transactional
  Outcome<Long> decide(
      Actor actor,
      String key,
      long request,
      boolean granted,
      String reason,
      @Nullable LocalDate until) {
    NamedAccessSql.Request asked =
        sql.request(request).orElseThrow(() -> new NotFound("request " + request));
    requireKeeper(actor, asked.file());
    return idempotency.once(
        new Key(actor, key, "named.decide", request, granted, reason, until),
        Answer.known(asked.file()),
        () -> {
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          if (until != null && until.isBefore(today.date())) {
            return Outcome.refused("until", "access.named.refused.past", until);
          }
          if (asked.isOf(actor)) {
            return Outcome.refused("", "access.named.refused.own");
          }
          if (!sql.decide(request, actor.account(), granted, reason, until, today.now())) {
            return Outcome.refused("", "access.named.refused.decided");
          }
          if (granted) {
            sql.name(
                asked.file(),
                asked.person(),
                asked.account(),
                false,
                until,
                actor.account(),
                reason,
                today.now());
          }
          return Outcome.done(asked.file());
        });
  }

  /** Names somebody as a reader, or as one who keeps the file. */
  @Transactional
  Outcome<Long> name(
      Actor actor, String key, long file, PersonId person, boolean keeps, String reason) {
    requireKeeper(actor, file);
    return idempotency.once(
        new Key(actor, key, "named.name", file, person, keeps, reason),
        Answer.known(file),
        () -> {
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          sql.name(file, person, 0, keeps, null, actor.account(), reason, today.now());
          return Outcome.done(file);
        });
  }

  /** Ends the reading of somebody who was named. The last who keeps a file stays. */
  @Transactional
  Outcome<Long> remove(Actor actor, String key, long entry, String reason) {
    long file = sql.fileOfEntry(entry).orElseThrow(() -> new NotFound("entry " + entry));
    requireKeeper(actor, file);
    return idempotency.once(
        new Key(actor, key, "named.remove", entry, reason),
        Answer.known(file),
        () -> {
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          return sql.remove(file, entry, actor.account(), reason, today.now())
              ? Outcome.done(file)
              : Outcome.refused("", "access.named.refused.last");
        });
  }

  private void requireKeeper(Actor actor, long file) {
    if (!sql.standing(file, parameters(actor)).keeps()) {
      throw new NotFound("named file " + file);
    }
  }
}
