package vn.mach.app.backups;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Today;

/** Makes backups, remembers the good ones, and says when something is wrong with them. */
@Component
public class Backups {

  /** The type and the subject of the job. */
  static final String JOB = "backups.backup";

  static final String SUFFIX = ".backup";

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final DataSource dataSource;
  private final BackupsSql sql;
  private final BackupSettings settings;
  private final Jobs jobs;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final JsonMapper json;
  private final Today today;
  private final TransactionTemplate transaction;

  Backups(
      DataSource dataSource,
      BackupsSql sql,
      BackupSettings settings,
      Jobs jobs,
      Idempotency idempotency,
      AuditLog auditLog,
      JsonMapper json,
      Today today,
      TransactionTemplate transaction) {
    this.dataSource = dataSource;
    this.sql = sql;
    this.settings = settings;
    this.jobs = jobs;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.json = json;
    this.today = today;
    this.transaction = transaction;
  }

  /** What an administrator should know of the backups of the realm. */
  public enum Warning {
    /** There is none. */
    NONE,
    /** The last good one is too old. */
    OLD,
    /** The last attempt failed. */
    FAILED,
    /** The file of the last good one is not there any more, or not as it was. */
    GONE;

    /** A message key; what it takes is the moment of the last good one. */
    public String key() {
      return "backups.warning." + name().toLowerCase(Locale.ROOT);
    }
  }

  /** A warning with the moment of the last good backup, if there was one. */
  public record Warned(Warning warning, @Nullable Instant last) {}

  /**
   * What is wrong, for those who may do something about it; nothing where backups are not made by
   * the product.
   */
  @Transactional(readOnly = true)
  public Optional<Warned> warning(Actor actor) {
    return mayUse(actor) && settings.nightly() ? warning() : Optional.empty();
  }

  Optional<Warned> warning() {
    Optional<MadeBackup> last = sql.last();
    if (last.isEmpty()) {
      return Optional.of(new Warned(Warning.NONE, null));
    }
    Instant at = last.get().endedAt();
    boolean failed =
        jobs.about(JOB)
            .filter(job -> job.status() == Job.Status.FAILED)
            .map(Job::endedAt)
            .filter(ended -> ended.isAfter(at))
            .isPresent();
    Warning warning =
        failed
            ? Warning.FAILED
            : !last.get().there()
                ? Warning.GONE
                : at.isBefore(today.now().minus(settings.warnAfter())) ? Warning.OLD : null;
    return Optional.ofNullable(warning).map(it -> new Warned(it, at));
  }

  static boolean mayUse(Actor actor) {
    return actor.hasEverywhere(Right.ADMINISTER);
  }

  /** Asks for a backup of the realm now; refused while one is being made. */
  @Transactional
  public Outcome<Long> ask(Actor actor, String key) {
    return idempotency.once(
        new Key(actor, key, "backups.ask"),
        Answer.number(),
        () -> {
          Optional<Long> job = jobs.start(actor, JOB, JOB, Map.of());
          if (job.isEmpty()) {
            return Outcome.refused("", "backups.refused.under_way");
          }
          auditLog.record(actor, "backups.asked", null, null, null, Map.of());
          return Outcome.done(job.get());
        });
  }

  /**
   * Makes a backup of these realms and notes it in each.
   *
   * @param passphrase encrypts it; none: it is not encrypted
   * @throws BackupRefused where the file is there already or is being written
   */
  MadeBackup make(
      Path file,
      List<Realm> realms,
      char @Nullable [] passphrase,
      String login,
      BackupWriter.Progress progress)
      throws Exception {
    Path path = file.toAbsolutePath().normalize();
    Instant began = today.now();
    BackupManifest manifest =
        BackupFile.write(
            path,
            passphrase,
            out -> {
              try (Connection connection = dataSource.getConnection()) {
                return new BackupWriter(json, program(), progress)
                    .write(connection, realms, began.truncatedTo(ChronoUnit.SECONDS), out);
              }
            });
    MadeBackup made =
        new MadeBackup(
            0,
            began,
            today.now(),
            path,
            Files.size(path),
            manifest.rows(),
            passphrase != null,
            login);
    for (Realm realm : realms) {
      CurrentRealm.run(
          realm, () -> transaction.executeWithoutResult(status -> sql.insert(made)));
    }
    return made;
  }

  /** The backup of the current realm that the job is about, in the folder of the settings. */
  void makeNightly(Job job, BackupWriter.Progress progress) throws Exception {
    if (sql.madeSince(job.askedAt())) {
      return; // the node died after it was made
    }
    Realm realm = CurrentRealm.get();
    Path folder = folder(realm);
    BackupFile.removeLeftParts(folder);
    String moment = MOMENT.format(today.now().atZone(realm.zone()));
    String secret = settings.passphraseFile();
    char[] passphrase =
        secret == null || secret.isBlank()
            ? null
            : Passphrases.strong(Passphrases.of(Path.of(secret)));
    make(
        folder.resolve(realm.name() + "-" + moment + SUFFIX),
        List.of(realm),
        passphrase,
        job.login(),
        progress);
    removePast(folder);
  }

  private Path folder(Realm realm) throws IOException {
    Path folder = settings.folder().toAbsolutePath().normalize().resolve(realm.name());
    return Files.createDirectories(
        folder,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /** Only what lies in the folder: what somebody made elsewhere is theirs. */
  private void removePast(Path folder) throws IOException {
    List<MadeBackup> mine =
        sql.all(Integer.MAX_VALUE).stream()
            .filter(made -> folder.equals(made.file().getParent()))
            .toList();
    Retention retention = new Retention(settings.keepDays(), settings.keepMonths());
    for (MadeBackup past :
        retention.past(
            mine,
            made -> made.beganAt().atZone(CurrentRealm.get().zone()).toLocalDate(),
            today.date())) {
      Files.deleteIfExists(past.file());
      Files.deleteIfExists(MadeBackup.mark(past.file()));
      sql.delete(past.id());
    }
  }

  static String program() {
    String version = Backups.class.getPackage().getImplementationVersion();
    return version == null ? "unpacked" : version;
  }
}
