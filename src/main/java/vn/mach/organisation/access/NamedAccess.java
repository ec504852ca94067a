package vn.mach.organisation.access;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
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
  private final NamedRequestsSql requests;
  private final ApplicationEventPublisher events;
  private final Idempotency idempotency;
  private final Today today;

  NamedAccess(
      NamedAccessSql sql,
      NamedRequestsSql requests,
      ApplicationEventPublisher events,
      Idempotency idempotency,
      Today today) {
    this.sql = sql;
    this.requests = requests;
    this.events = events;
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
    open(actor, file, unit, readers, null, false);
  }

  /** Makes a file that the system opens: these keep it, the others read it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void open(
      NamedFile file, UnitId unit, Collection<PersonId> keepers, Collection<PersonId> readers) {
    if (keepers.isEmpty()) {
      throw new IllegalArgumentException("somebody keeps a file");
    }
    long id = sql.insert(file, unit, null, false, 0, today.now());
    keepers.stream().distinct().forEach(it -> sql.name(id, it, 0, true, null, 0, "", today.now()));
    readers.stream()
        .distinct()
        .filter(it -> !keepers.contains(it))
        .forEach(it -> sql.name(id, it, 0, false, null, 0, "", today.now()));
  }

  /**
   * The same for a file about a person, who is never one of its readers: what they see of it, the
   * module decides by {@link #concerns}.
   *
   * @param showsLooks whether that person sees who looked at the file
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void open(
      Actor actor,
      NamedFile file,
      UnitId unit,
      Collection<PersonId> readers,
      @Nullable PersonId about,
      boolean showsLooks) {
    if (about != null && (about.equals(actor.person()) || readers.contains(about))) {
      throw new IllegalArgumentException("whom a file is about does not read it");
    }
    long id = sql.insert(file, unit, about, showsLooks, actor.account(), today.now());
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

  /** Whether the file is about the actor. */
  public boolean concerns(Actor actor, NamedFile file) {
    return actor.person() != null && actor.person().equals(sql.about(file).orElse(null));
  }

  /** Whether the actor asked to read the file, whatever was answered. */
  public boolean hasAsked(Actor actor, NamedFile file) {
    return sql.find(file).filter(id -> requests.hasAsked(id, actor.account())).isPresent();
  }

  /**
   * Who looked at a file that is about the actor, the latest first; nobody where the file does not
   * show it.
   */
  public List<NamedLook> looksAtMine(Actor actor, NamedFile file) {
    return concerns(actor, file) ? sql.looksShown(file) : List.of();
  }

  /**
   * Asks to read a file whose number the module's own rules let the actor know of.
   *
   * @return the number of the request
   */
  @Transactional
  public Outcome<Long> ask(Actor actor, String key, NamedFile file, String reason) {
    long id = sql.find(file).orElseThrow(() -> new NotFound("named file " + file));
    return ask(actor, key, id, reason);
  }

  /** The persons who keep a file today, in the order in which they were named. */
  public List<PersonId> keepers(NamedFile file) {
    return sql.find(file).map(sql::keepers).orElse(List.of());
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
          if (isAbout(file, actor.person())) {
            return Outcome.refused("", "access.named.refused.about");
          }
          Optional<Long> request = requests.ask(file, actor, reason, today.now());
          if (request.isEmpty()) {
            return Outcome.refused("", "access.named.refused.asked");
          }
          NamedFile of = sql.file(file).orElseThrow();
          List<PersonId> keepers =
              sql.keepers(file).stream().filter(it -> !it.equals(actor.person())).toList();
          events.publishEvent(new NamedRequestsWait(of, file, sql.unit(file), keepers));
          return Outcome.done(request.get());
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
    NamedRequestsSql.Request asked =
        requests.request(request).orElseThrow(() -> new NotFound("request " + request));
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
          if (!requests.decide(request, actor.account(), granted, reason, until, today.now())) {
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
            if (asked.person() != null) {
              events.publishEvent(new NamedReaderAdded(asked.of(), asked.person()));
            }
          }
          if (!requests.somebodyWaits(asked.file())) {
            events.publishEvent(new NamedRequestsAnswered(asked.of()));
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
          if (isAbout(file, person)) {
            return Outcome.refused("person", "access.named.refused.about");
          }
          sql.name(file, person, 0, keeps, null, actor.account(), reason, today.now());
          NamedFile of = sql.file(file).orElseThrow();
          events.publishEvent(new NamedReaderAdded(of, person));
          if (keeps && requests.somebodyWaits(file)) {
            events.publishEvent(new NamedRequestsWait(of, file, sql.unit(file), List.of(person)));
          }
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

  private boolean isAbout(long file, @Nullable PersonId person) {
    return person != null && sql.file(file).flatMap(sql::about).filter(person::equals).isPresent();
  }

  private void requireKeeper(Actor actor, long file) {
    if (!sql.standing(file, parameters(actor)).keeps()) {
      throw new NotFound("named file " + file);
    }
  }
}
