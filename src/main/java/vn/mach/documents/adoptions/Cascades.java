package vn.mach.documents.adoptions;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.calendar.WorkingCalendar;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.documents.adoptions.CascadesSql.Addressed;
import vn.mach.documents.adoptions.CascadesSql.Cascade;
import vn.mach.documents.directives.Clauses;
import vn.mach.documents.directives.DirectiveEnded;
import vn.mach.documents.directives.DirectiveId;
import vn.mach.documents.directives.DirectiveVersion;
import vn.mach.documents.directives.DirectiveVersionId;
import vn.mach.documents.directives.DirectiveVersionIssued;
import vn.mach.documents.directives.Directives;
import vn.mach.documents.directives.NamedDirective;
import vn.mach.organisation.tasks.TaskDue;
import vn.mach.organisation.tasks.TaskRecipients;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;

/**
 * Sends each version that is issued to the units of which a clause asks something: a row for each
 * of them, and what it owes as tasks, with a last day for each level.
 */
@Component
class Cascades {

  /** The code of {@code EndDirectivesJob}. */
  static final String END_JOB = "adoptions.end";

  static final String JOB = "adoptions.send";
  static final String MODULE = "adoptions";

  private final CascadesSql sql;
  private final AdoptionsSql adoptions;
  private final AdoptionCountsSql counts;
  private final Clauses clauses;
  private final Directives directives;
  private final Tasks tasks;
  private final WorkingCalendar calendar;
  private final Jobs jobs;
  private final Today today;

  Cascades(
      CascadesSql sql,
      AdoptionsSql adoptions,
      AdoptionCountsSql counts,
      Clauses clauses,
      Directives directives,
      Tasks tasks,
      WorkingCalendar calendar,
      Jobs jobs,
      Today today) {
    this.sql = sql;
    this.adoptions = adoptions;
    this.counts = counts;
    this.clauses = clauses;
    this.directives = directives;
    this.tasks = tasks;
    this.calendar = calendar;
    this.jobs = jobs;
    this.today = today;
  }

  @EventListener
  void issued(DirectiveVersionIssued issued) {
    send(issued.directive(), issued.version());
  }

  /** Cancels what is owed, in a job: a directive may have a task for each unit of a country. */
  @EventListener
  void ended(DirectiveEnded ended) {
    if (sql.isOpen(ended.directive())) {
      jobs.start(Actor.system(), END_JOB, END_JOB, Map.of());
    }
  }

  /** Begins to send a version, where it asks something of somebody; in a job. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void send(DirectiveId directive, DirectiveVersionId version) {
    DirectiveVersion issued = clauses.version(version).orElseThrow();
    boolean asks = clauses.ofVersion(version).stream().anyMatch(it -> it.asked() != null);
    if (!asks && sql.find(directive).isEmpty()) {
      return;
    }
    send(directive, issued, issued.issuedOn() == null ? today.date() : issued.issuedOn());
  }

  /** Begins to send a version that asks something; terms are counted from the day. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void send(DirectiveId directive, DirectiveVersion version, LocalDate from) {
    sql.put(directive, version.id(), version.number(), from, today.now());
    jobs.start(
        Actor.system(),
        JOB,
        JOB + ":" + version.id().value(),
        Map.of("directive", Long.toString(directive.value())));
  }

  Optional<Cascade> find(DirectiveId directive) {
    return sql.find(directive);
  }

  List<Addressed> addressed(Cascade cascade) {
    return sql.addressed(cascade, cascade.sentOn());
  }

  /** Sends it to some thousands of units; what an earlier version asked of them may end. */
  @Transactional
  public void sendTo(Cascade cascade, List<Addressed> part) {
    Long[] units = part.stream().map(Addressed::unit).toArray(Long[]::new);
    List<Adoption> before = adoptions.lock(cascade.directive(), units);
    counts.count(cascade.directive().value(), units, -1);
    sql.send(cascade, part);
    counts.count(cascade.directive().value(), units, 1);
    Map<Long, Addressed> now =
        part.stream().collect(Collectors.toMap(Addressed::unit, Function.identity()));
    for (Adoption it : before) {
      Addressed unit = Objects.requireNonNull(now.get(it.unit().value()));
      for (Owed owed : Owed.values()) {
        if (it.asked(owed) && !owes(unit, owed)) {
          tasks.cancel(
              owed.task(),
              MODULE,
              it.directive().value(),
              it.unit(),
              "adoptions.reason.no_longer_asked");
        } else if (!it.asked(owed) && owes(unit, owed) && !it.done(owed)) {
          // a task that an earlier version made and a later one cancelled
          tasks.reopen(
              owed.task(), MODULE, it.directive().value(), it.unit(), "adoptions.reason.amended");
        }
      }
    }
  }

  /**
   * Sends what holds to units that were founded since. Their tasks are due within their level's
   * term from today; the board keeps the last day of the level.
   */
  @Transactional
  public void sendToFounded() {
    for (Cascade it : sql.open()) {
      List<Addressed> founded = sql.founded(it, today.date());
      if (founded.isEmpty()) {
        continue;
      }
      Cascade sent =
          new Cascade(it.directive(), it.version(), it.number(), today.date(), today.now());
      sendTo(sent, founded);
      ask(sent, founded, sql::missingDeadline);
    }
  }

  /**
   * Sets the last days, asks the units for what they owe, and reopens plans of which a clause was
   * changed.
   */
  @Transactional
  public void ask(Cascade cascade, List<Addressed> addressed) {
    reopen(cascade);
    clauses
        .version(cascade.version())
        .map(DirectiveVersion::previous)
        .ifPresent(before ->
            tasks.cancel(
                Owed.RECEIPT.task(), MODULE, before.value(), null, "adoptions.reason.replaced"));
    ask(cascade, addressed, sql::deadline);
  }

  /** Sets the last day of a level. */
  private interface Deadline {
    void set(DirectiveId directive, Owed owed, String kind, LocalDate day);
  }

  private void ask(Cascade cascade, List<Addressed> addressed, Deadline deadline) {
    DirectiveId directive = cascade.directive();
    NamedDirective named = directives.named(directive).orElseThrow();
    Set<String> kinds = new TreeSet<>();
    addressed.forEach(it -> kinds.add(it.kind()));
    for (Owed owed : Owed.values()) {
      LocalDate day = sql.named(cascade.version(), owed);
      for (String kind : kinds) {
        List<UnitId> units =
            addressed.stream()
                .filter(it -> it.kind().equals(kind) && owes(it, owed))
                .map(it -> new UnitId(it.unit()))
                .toList();
        int term = sql.term(owed, kind);
        LocalDate due = calendar.end(cascade.sentOn(), term);
        TaskDue last =
            day == null || day.isBefore(cascade.sentOn())
                ? new TaskDue(due, term, true)
                : TaskDue.on(day);
        deadline.set(directive, owed, kind, last.day());
        tasks.assignAll(
            Actor.system(), subject(cascade, owed, named), TaskRecipients.of(units), last);
      }
    }
  }

  /** What a directive asked that no longer holds is no longer owed. */
  @Transactional
  public void cancelEnded() {
    for (Cascade it : sql.ended(today.date())) {
      for (Owed owed : Owed.values()) {
        long subject = owed == Owed.RECEIPT ? it.version().value() : it.directive().value();
        tasks.cancel(owed.task(), MODULE, subject, null, "adoptions.reason.ended");
      }
    }
  }

  private static boolean owes(Addressed unit, Owed owed) {
    return switch (owed) {
      case RECEIPT -> true;
      case ADOPTION -> unit.plan();
      case STUDY -> unit.study();
      case REPORT -> unit.report();
    };
  }

  private static TaskSubject subject(Cascade cascade, Owed owed, NamedDirective named) {
    // a receipt is of a version; all else of the directive, whichever version holds
    return new TaskSubject(
        owed.task(),
        MODULE,
        owed == Owed.RECEIPT ? cascade.version().value() : cascade.directive().value(),
        cascade.number(),
        named.symbol() + " · " + named.title(),
        "/adoptions/" + cascade.directive().value() + "/units/{unit}");
  }

  private void reopen(Cascade cascade) {
    Long[] units = sql.outdated(cascade.directive()).toArray(Long[]::new);
    if (units.length == 0) {
      return;
    }
    adoptions.lock(cascade.directive(), units);
    counts.count(cascade.directive().value(), units, -1);
    sql.reopen(cascade.directive(), units);
    counts.count(cascade.directive().value(), units, 1);
    for (Long unit : units) {
      tasks.reopen(
          Owed.ADOPTION.task(),
          MODULE,
          cascade.directive().value(),
          new UnitId(unit),
          "adoptions.reason.amended");
    }
  }
}
