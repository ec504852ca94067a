package vn.mach.exchange;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Viewer;
import vn.mach.realms.CurrentRealm;

/**
 * Reads and takes in files on threads of its own, so that a page can be left and found again. What it is at work on it holds
 * ({@link Hold}); should it die, nothing was taken in and the next look at the import says so.
 */
@Component
class ImportWork {

  private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);
  private static final int AT_ONCE = 2;
  private static final int WAITING = 6;
  private static final int REFUSED_AT_ONCE = 5_000;

  private final Imports imports;
  private final ImportPagesSql sql;
  private final Hold hold;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), Thread.ofPlatform().name("import-", 1).factory());
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

  ImportWork(Imports imports, ImportPagesSql sql, Hold hold) {
    this.imports = imports;
    this.sql = sql;
    this.hold = hold;
  }

  /** Starts to read and judge. The dataset is closed in the end, whatever comes. */
  void judge(Viewer viewer, long id, Dataset dataset) {
    boolean started =
        start(
            id,
            () -> {
              try (dataset) {
                Judged judged = imports.judge(viewer, id, dataset, Progress.SILENT);
                keep(viewer, id, judged, Found.remarks(dataset));
              } catch (Unreadable e) {
                sql.failed(id, said(e.refusal()));
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            },
            () -> sql.failed(id, Found.Said.of("exchange.failed.broken")));
    if (!started) {
      dataset.close();
      sql.failed(id, Found.Said.of("exchange.failed.busy"));
    }
  }

  /** Starts to take rows in. False where too much is under way already. */
  boolean accept(Viewer viewer, long id, boolean goodRowsOnly) {
    return start(
        id,
        () -> {
          switch (imports.accept(viewer, id, goodRowsOnly, Progress.SILENT)) {
            case Outcome.Done<Map<String, String>>(Map<String, String> fresh) -> {
              sql.keepProblem(id, null);
              if (!fresh.isEmpty()) {
                codes.put(key(id), fresh);
              }
            }
            case Outcome.Refused<Map<String, String>>(List<Refusal> refusals) -> sql.keepProblem(id, said(refusals.getFirst()));
          }
        },
        () -> cutWhileAccepting(id));
  }

  /** The one-time codes of accounts that came in with the import, once; kept nowhere but in this process until then. */
  Map<String, String> takeCodes(long id) {
    return Optional.ofNullable(codes.remove(key(id))).orElse(Map.of());
  }

  boolean hasCodes(long id) {
    return codes.containsKey(key(id));
  }

  /** The import as it is now; one whose worker died is settled as failed first. */
  Optional<ImportShown> look(long id) {
    return sql.find(id)
        .map(
            found -> {
              if (found.stage().isSettled()) {
                return found;
              }
              if (hold.isTaken(id)) {
                return found.asWorking(true);
              }
              ImportShown again = sql.find(id).orElse(found); // it may have ended between the two looks
              switch (again.stage()) {
                case READING -> sql.failed(id, Found.Said.of("exchange.failed.died"));
                case ACCEPTING -> cutWhileAccepting(id);
                case JUDGED, ACCEPTED, DISCARDED, FAILED -> {
                  return again;
                }
              }
              ImportShown settled = sql.find(id).orElse(again);
              return settled.asWorking(settled.stage().isWorking()); // its transaction is still on its way out: the page asks again
            });
  }

  /** Its one transaction came to nothing, so it waits again; and the page says what happened. */
  private void cutWhileAccepting(long id) {
    imports.recover(id);
    sql.keepProblem(id, Found.Said.of("exchange.failed.cut"));
  }

  private void keep(Viewer viewer, long id, Judged judged, List<Found.Said> remarks) {
    for (int at = 0; at < judged.refusedRows(); at += REFUSED_AT_ONCE) {
      sql.keepRefused(id, imports.refused(viewer, id, at, REFUSED_AT_ONCE));
    }
    sql.keepFound(id, Found.of(judged, remarks));
  }

  private boolean start(long id, Runnable work, Runnable broken) {
    Optional<Hold.Held> held = hold.take(id);
    if (held.isEmpty()) {
      return true; // somebody already is at work on it
    }
    var realm = CurrentRealm.get();
    try {
      threads.execute(() -> CurrentRealm.run(realm, () -> run(id, work, broken, held.get())));
      return true;
    } catch (RejectedExecutionException e) {
      held.get().close();
      return false;
    }
  }

  private static void run(long id, Runnable work, Runnable broken, Hold.Held held) {
    try (held) {
      try {
        work.run();
      } catch (RuntimeException | Error e) {
        LOG.error("Import {} broke off", id, e);
        broken.run(); // still held: nobody looks at it before it says what happened
      }
    }
  }

  private static Found.Said said(Refusal refusal) {
    return Found.Said.of(refusal.reason(), refusal.arguments().toArray());
  }

  private static String key(long id) {
    return CurrentRealm.get().name() + " " + id;
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
