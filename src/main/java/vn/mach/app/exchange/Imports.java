package vn.mach.app.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.app.exchange.ImportsSql.Import;
import vn.mach.base.datasets.StagedImport;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.Today;
import vn.mach.organisation.access.AccountId;
import vn.mach.organisation.access.ActorLoader;

/**
 * Imports datasets: {@link #begin} records the import, {@link #validate} reads and validates
 * everything without loading it, {@link #accept} loads the accepted rows in one transaction, {@link
 * #discard} drops the staged rows. Each step keeps the row of {@code imports} (stage, done_rows,
 * all_rows, problem) up to date and visible while it works, so any node can show the progress.
 */
@Component
class Imports {

  /** So long an import waits to be accepted. */
  private static final int DAYS_WAITING = 90;

  private final ImportsSql sql;
  private final Staging staging;
  private final ImportValidation validation;
  private final BulkLoader loader;
  private final ImportedAccounts accounts;
  private final Today today;
  private final ExchangeAccess access;
  private final Vocabulary words;
  private final ExchangeTemplates templates;
  private final ActorLoader actors;
  private final TransactionTemplate whole;
  private final TransactionTemplate beside;

  Imports(
      ImportsSql sql,
      Staging staging,
      ImportValidation validation,
      BulkLoader loader,
      ImportedAccounts accounts,
      Today today,
      ExchangeAccess access,
      Vocabulary words,
      ExchangeTemplates templates,
      ActorLoader actors,
      PlatformTransactionManager transactions) {
    this.sql = sql;
    this.staging = staging;
    this.validation = validation;
    this.loader = loader;
    this.accounts = accounts;
    this.today = today;
    this.access = access;
    this.words = words;
    this.templates = templates;
    this.actors = actors;
    this.whole = new TransactionTemplate(transactions);
    this.beside = new TransactionTemplate(transactions);
    this.beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Notes an import that begins, in the caller's transaction if there is one.
   *
   * @throws NotFound for somebody who may bring nothing
   */
  long begin(Actor actor, String fileName) {
    access.requireBringing(actor);
    expire();
    return Objects.requireNonNull(
        whole.execute(status -> sql.insert(actor.account(), fileName, today.now())));
  }

  /** Discards what nobody settled, with the files that are kept of it. */
  private void expire() {
    for (long id : sql.waitingSince(today.now().minus(DAYS_WAITING, ChronoUnit.DAYS))) {
      whole.executeWithoutResult(status -> discard(id));
    }
  }

  /**
   * Reads and validates what a person sent. May take minutes; run it on a thread that has the realm
   * bound. Where a file cannot be read at all the import fails with its message key in {@code
   * imports.problem}. Tables that the person may not bring are not read.
   */
  ValidationResult validate(
      Actor actor, long id, Dataset dataset, SheetAnswers answers, ImportProgress progress)
      throws IOException {
    return validate(
        actor,
        id,
        dataset,
        (table, sheet) ->
            access.mayBring(actor, table)
                ? Optional.of(
                    SheetReading.ofPerson(words, table, sheet.missingColumns(), answers)
                        .without(templates.examples(table, sheet.missingColumns())))
                : Optional.empty(),
        answers,
        progress);
  }

  /** The same for a dataset in the format itself, which is read strictly. */
  ValidationResult validate(Actor actor, long id, Dataset dataset, ImportProgress progress)
      throws IOException {
    return validate(
        actor,
        id,
        dataset,
        (table, sheet) -> Optional.of(SheetReading.STRICT),
        SheetAnswers.NONE,
        progress);
  }

  private ValidationResult validate(
      Actor actor,
      long id,
      Dataset dataset,
      Staging.Readings readings,
      SheetAnswers answers,
      ImportProgress progress)
      throws IOException {
    require(actor, id);
    try {
      return inTransaction(
          whole,
          () -> {
            if (!sql.hold(id)) {
              throw JobRun.later(); // the transaction of a node that died is still on its way out
            }
            staging.create(id);
            ReachedRows told = told(id);
            staging.load(id, dataset, readings, today.date(), both(told, progress));
            validation.validate(staging.of(id), actor, answers);
            sql.reached(id, told.all(), told.all());
            sql.stage(id, "validated", null, null);
            return summary(id);
          });
    } catch (UnreadableDataset e) {
      fail(id, e.refusal().reason());
      throw e;
    } catch (JobRun.Interrupted e) {
      throw e; // the person who interrupts says what becomes of it
    } catch (IOException | RuntimeException e) {
      fail(id, "exchange.unreadable.broke_off");
      throw e;
    }
  }

  /**
   * What {@link #validate} found, again, as long as the import is neither accepted nor discarded.
   */
  ValidationResult validated(Actor actor, long id) {
    requireStaged(actor, id);
    return summary(id);
  }

  /** One page of the refused rows, in the order of tables and lines. */
  List<ValidationResult.RefusedRow> refused(Actor actor, long id, int offset, int limit) {
    requireStaged(actor, id);
    return sql.refused(id, offset, limit);
  }

  /**
   * Takes the rows in, all in one transaction: validated once more against existing data by now,
   * with the rights of who sent them. Refused where that finds other counts than were seen ({@code
   * exchange.refused.changed}), where rows are refused and only good rows were not asked for
   * ({@code exchange.refused.errors}), where the sender's account is closed ({@code
   * exchange.refused.sender}), where units would stand at the top beside those that stand there and
   * nobody agreed to that ({@code exchange.refused.tops}), where it is no longer waiting ({@code
   * exchange.refused.settled}), and where the staged rows were lost in a crash of the database
   * ({@code exchange.refused.lost}).
   *
   * @return the import; {@link ImportedAccounts} makes the one-time codes of the accounts that came
   *     in
   */
  Outcome<Long> accept(Actor actor, long id, ImportConsent consent, ImportProgress progress) {
    access.requireBringing(actor);
    recover(id);
    Import it = require(actor, id);
    if (!it.stage().equals("validated") || !staging.stands(id)) {
      return Outcome.refused("", "exchange.refused.settled");
    }
    if (sql.stagedRows(id) < it.allRows()) {
      fail(id, "exchange.refused.lost");
      return Outcome.refused("", "exchange.refused.lost");
    }
    Optional<Actor> sender = sender(actor, it);
    if (sender.isEmpty()) {
      return Outcome.refused("", "exchange.refused.sender");
    }
    try {
      return inTransaction(whole, () -> acceptWhole(actor, sender.get(), it, consent, progress));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      recover(id);
    }
  }

  /** Who sent it: what somebody else accepts is validated with the sender's rights. */
  private Optional<Actor> sender(Actor actor, Import it) {
    if (it.account() == actor.account()) {
      return Optional.of(actor);
    }
    return it.account() == 0 ? Optional.of(Actor.system()) : actors.of(it.account(), "page");
  }

  private Outcome<Long> acceptWhole(
      Actor actor, Actor sender, Import it, ImportConsent consent, ImportProgress progress)
      throws IOException {
    if (!sql.hold(it.id())) {
      return Outcome.refused("", "exchange.refused.settled");
    }
    sql.waitForOthers();
    beside.executeWithoutResult(status -> {
      sql.stage(it.id(), "accepting", null, null);
      sql.reached(it.id(), 0, 0);
    });
    StagedImport staged = staging.of(it.id());
    staged.accept();
    validation.validate(staged, sender, SheetAnswers.NONE); // cells hold codes by now
    ValidationResult validated = summary(it.id());
    if (consent.differsFrom(validated)) {
      return Outcome.refused(
          "", "exchange.refused.changed", validated.takenRows(), validated.refusedRows());
    }
    if (validated.refusedRows() > 0 && !consent.goodRowsOnly()) {
      return Outcome.refused("", "exchange.refused.errors", validated.refusedRows());
    }
    if (!consent.newTops() && !validated.newTops().isEmpty()) {
      return Outcome.refused(
          "tops", "exchange.refused.tops", String.join(", ", validated.newTops()));
    }
    List<AccountId> made =
        loader.take(staged, it.fileName(), actor, validated, both(told(it.id()), progress));
    staging.drop(it.id());
    sql.stage(it.id(), "accepted", today.now(), null);
    accounts.keep(it.id(), made);
    return Outcome.done(it.id());
  }

  /**
   * Makes one that was validated wait for being read again, with other answers, in the caller's
   * transaction.
   *
   * @return false where it does not wait, or somebody is at work on it: nothing is done
   */
  boolean reopen(Actor actor, long id) {
    if (!sql.hold(id) || !require(actor, id).stage().equals("validated")) {
      return false;
    }
    staging.drop(id);
    sql.beginAgain(id);
    return true;
  }

  /**
   * Drops the staged rows; the import stays on the list as discarded.
   *
   * @return false where it was accepted, or somebody is at work on it: nothing is done
   */
  boolean discard(Actor actor, long id) {
    require(actor, id);
    return Boolean.TRUE.equals(whole.execute(status -> discard(id)));
  }

  private boolean discard(long id) {
    if (!sql.hold(id) || sql.find(id).orElseThrow().stage().equals("accepted")) {
      return false;
    }
    staging.drop(id);
    sql.stage(id, "discarded", today.now(), null);
    return true;
  }

  /**
   * Repairs the state after a crash: an import that says it is being accepted while nobody does so
   * waits again, since nothing of it was taken in.
   *
   * @return false where somebody is at work on it
   */
  boolean recover(long id) {
    return Boolean.TRUE.equals(
        beside.execute(status -> {
          boolean free = sql.hold(id);
          if (free && sql.find(id).filter(it -> it.stage().equals("accepting")).isPresent()) {
            sql.stage(id, "validated", null, null);
          }
          return free;
        }));
  }

  /**
   * Settles an import on which a command died: one that was being read has failed, one that was
   * being accepted waits again.
   *
   * @return false where somebody is at work on it
   */
  boolean settle(long id) {
    return Boolean.TRUE.equals(
        beside.execute(status -> {
          boolean free = sql.hold(id);
          String stage = free ? sql.find(id).map(Import::stage).orElse("") : "";
          if (stage.equals("accepting")) {
            sql.stage(id, "validated", null, "exchange.failed.cut");
          } else if (stage.equals("reading")) {
            staging.drop(id);
            sql.stage(id, "failed", today.now(), "exchange.failed.died");
          }
          return free;
        }));
  }

  /** Throws what may be staged away, whatever stage it is in. */
  void drop(long id) {
    staging.drop(id);
  }

  private ValidationResult summary(long id) {
    return new ValidationResult(
        id,
        sql.counts(id),
        sql.refused(id, 0, ValidationResult.SHOWN),
        sql.warnings(id),
        sql.newTops(id));
  }

  private void fail(long id, String problem) {
    beside.executeWithoutResult(status -> {
      staging.drop(id);
      sql.stage(id, "failed", today.now(), problem);
    });
  }

  /** Everybody sees and settles what they sent; those who hold all also what colleagues sent. */
  private Import require(Actor actor, long id) {
    return sql.find(id)
        .filter(it -> access.maySettle(actor, it.account()))
        .orElseThrow(() -> new NotFound("import " + id));
  }

  /** Whether its rows still wait. */
  boolean isStaged(long id) {
    return staging.stands(id);
  }

  private void requireStaged(Actor actor, long id) {
    require(actor, id);
    if (!staging.stands(id)) {
      throw new NotFound("staged rows of import " + id);
    }
  }

  /** Writes how far it is where other connections see it. */
  private ReachedRows told(long id) {
    return new ReachedRows(rows -> beside.executeWithoutResult(status -> sql.reached(id, rows, 0)));
  }

  private static ImportProgress both(ImportProgress one, ImportProgress other) {
    return (table, rows) -> {
      one.reached(table, rows);
      other.reached(table, rows);
    };
  }

  /** Work that may fail while reading. */
  private interface Reading<T> {
    T run() throws IOException;
  }

  private static <T> T inTransaction(TransactionTemplate template, Reading<T> work)
      throws IOException {
    try {
      return Objects.requireNonNull(
          template.execute(status -> {
            try {
              return work.run();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
