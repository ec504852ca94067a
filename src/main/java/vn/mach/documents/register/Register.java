package vn.mach.documents.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
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
 * Public API of the module: assigning numbers in the book of outgoing papers, and cancelling
 * entries.
 */
@Component
public class Register {

  private final RegisterSql sql;
  private final EntriesSql entries;
  private final NumberRuns runs;
  private final NumberAssignment assignment;
  private final PaperTasks tasks;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;

  Register(
      RegisterSql sql,
      EntriesSql entries,
      NumberRuns runs,
      NumberAssignment assignment,
      PaperTasks tasks,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog) {
    this.sql = sql;
    this.entries = entries;
    this.runs = runs;
    this.assignment = assignment;
    this.tasks = tasks;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  /**
   * Whether the actor keeps this unit's books: who may record what it did, or issue in its name.
   */
  public boolean mayKeep(Actor actor, UnitId unit) {
    return scope.reaches(actor, Right.RECORD, unit) || scope.reaches(actor, Right.ISSUE, unit);
  }

  /**
   * Assigns a number in the unit's book: the next of its run, or the one that it has already. Of
   * two calls at once one waits for the other; a refusal or rollback uses up no number. Refused
   * with the field: an unknown {@code kind}, a missing or secret {@code title}, a {@code day} in
   * the future or on which the {@code unit} does not exist, a {@code number} that another paper
   * bears in this run, however it is spelled, or that is typed as a symbol of another kind or
   * manner than the book's, a {@code unit} whose symbol ending is not known. A reserved number that
   * is typed is taken over, unless it is kept for a paper of another kind, title or symbol.
   *
   * @throws NotFound where the actor may not make entries in the unit's books
   */
  public Outcome<TakenNumber> takeNumber(Actor actor, String key, Outgoing paper) {
    if (!mayKeep(actor, paper.unit())) {
      throw new NotFound("unit " + paper.unit().value());
    }
    return idempotency.once(
        new Key(actor, key, "register.take", paper),
        Answer.of(Register::written, Register::read),
        () -> assignment.take(actor, paper));
  }

  /**
   * The symbol that a paper of this kind and day would get now; empty where its ending is not
   * known.
   */
  public Optional<String> nextSymbol(UnitId unit, String kind, LocalDate day) {
    return next(unit, kind, day, false);
  }

  Optional<String> next(UnitId unit, String kind, LocalDate day, boolean congress) {
    BookSettings keeping = sql.keeping(unit);
    return DocumentKind.find(kind)
        .flatMap(known ->
            runs.body(unit, keeping, day)
                .map(body -> {
                  NumberRun run = runs.outgoing(unit, keeping, known, day, congress);
                  return NumberRuns.symbol(keeping, run, known, runs.last(run) + 1, "", body, "");
                }));
  }

  /**
   * Cancels an entry, with a reason. It stays in the book, struck through, and its number is not
   * assigned again. Refused where another module issued the paper: it is withdrawn there.
   *
   * @throws NotFound where there is no such entry or the actor may not make entries in its book
   */
  public Outcome<EntryId> cancel(Actor actor, String key, EntryId id, String reason) {
    return cancel(actor, key, id, reason, "");
  }

  /**
   * The same for somebody who was shown the line.
   *
   * @param read the code of its status then: who gives a reserved number up does not cancel a paper
   *     that was issued meanwhile; empty: whichever it is
   */
  Outcome<EntryId> cancel(Actor actor, String key, EntryId id, String reason, String read) {
    NamedEntry entry = kept(actor, id);
    Optional<NumberedPapers.Paper> paper = runs.issuedElsewhere(entry);
    return paper.isPresent()
        ? Outcome.refused("", "register.refused.cancel_there", paper.get().symbol())
        : cancelled(actor, key, entry, reason, read);
  }

  /** Cancels without asking the module whose paper it is. */
  Outcome<EntryId> cancelled(Actor actor, String key, NamedEntry entry, String reason) {
    return cancelled(actor, key, entry, reason, "");
  }

  private Outcome<EntryId> cancelled(
      Actor actor, String key, NamedEntry entry, String reason, String read) {
    EntryId id = entry.id();
    return idempotency.once(
        new Key(actor, key, "register.cancel", id, reason, read),
        Answer.known(id),
        () -> {
          EntryStatus status = sql.lockedStatus(id).orElseThrow();
          if (!status.allows(EntryStatus.Step.CANCEL)) {
            return Outcome.refused("", "register.refused.step");
          }
          if (!read.isEmpty() && !read.equals(status.code())) {
            return Outcome.refused("", Refusal.CHANGED_SINCE_READ);
          }
          if (reason.isBlank()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          List<Refusal> unfit = EntryTextRules.unfit("reason", reason, 500);
          if (!unfit.isEmpty()) {
            return Outcome.refused(unfit);
          }
          sql.cancel(id, reason);
          tasks.cancelled(id, reason);
          auditLog.record(
              actor,
              "register.cancelled",
              id.subject(),
              entry.unit(),
              reason,
              Map.of("symbol", entry.symbol()));
          return Outcome.done(id);
        });
  }

  /**
   * An entry as others name it. Does not check rights: for modules whose own things point to it.
   */
  public Optional<NamedEntry> named(EntryId entry) {
    return sql.named(entry);
  }

  /**
   * The entry of what another module made ({@code <module>:<number>}); one that was cancelled only
   * where there is no other.
   */
  public Optional<NamedEntry> madeFrom(String source) {
    return sql.bySource(source);
  }

  /**
   * The issued paper of the unit's outgoing book with this symbol, the latest where there are
   * several; empty where there is none. Does not check rights.
   */
  public Optional<NamedEntry> issued(UnitId unit, String symbol) {
    return symbol.isEmpty() ? Optional.empty() : sql.issued(unit, symbol);
  }

  /** A line that the actor may see, with all that is in it. */
  public Optional<EntryRow> show(Actor actor, EntryId entry) {
    return entries.show(actor, entry);
  }

  /** The line of the unit's book that a message made; empty where it made none. */
  public Optional<NamedEntry> ofDocument(UnitId unit, String documentId) {
    return sql.ofDocument(unit, documentId);
  }

  /** How the unit keeps its books. */
  public BookSettings settings(UnitId unit) {
    return sql.keeping(unit);
  }

  /** An entry whose book the actor keeps. */
  NamedEntry kept(Actor actor, EntryId id) {
    return sql.named(id)
        .filter(it -> mayKeep(actor, it.unit()))
        .orElseThrow(() -> new NotFound("entry " + id.value()));
  }

  static String written(TakenNumber taken) {
    return taken.entry().value() + " " + taken.symbol();
  }

  static TakenNumber read(String answer) {
    int space = answer.indexOf(' ');
    return new TakenNumber(
        new EntryId(Long.parseLong(answer.substring(0, space))), answer.substring(space + 1));
  }
}
