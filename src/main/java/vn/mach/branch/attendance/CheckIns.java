package vn.mach.branch.attendance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.limits.Busy;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Today;
import vn.mach.branch.attendance.CheckIn.Result;

/**
 * Many who check in at the same time are written together: while one batch is being stored the next
 * ones gather. A request is answered when its batch is stored, so what is acknowledged is durable.
 * A request that waits holds no connection; a realm uses one on each node.
 */
@Component
class CheckIns {

  private static final int LARGEST_BATCH = 500;

  /**
   * Where that many came with the last batch, the next one waits a moment so that more come with
   * it: a batch costs the database nearly the same whatever its size.
   */
  private static final int CROWD = 8;

  private static final Duration MOMENT = Duration.ofMillis(4);
  private static final int SECONDS = 20;

  private final CheckInSql sql;
  private final Today today;
  private final Map<String, Gathering> realms = new ConcurrentHashMap<>();

  CheckIns(CheckInSql sql, Today today) {
    this.sql = sql;
    this.today = today;
  }

  /** Those of one realm that wait. */
  private record Gathering(Queue<Waiting> waiting, AtomicBoolean writing) {}

  private record Waiting(CheckIn what, CompletableFuture<Result> answer) {}

  /**
   * Stores it; returns when it is stored. The person was shown to be who they are and to have seen
   * the code.
   *
   * @throws NotFound where there is no such list
   * @throws Busy where it took too long: it may be sent again
   */
  Result say(CheckIn what) {
    Realm realm = CurrentRealm.get();
    Gathering gathering =
        realms.computeIfAbsent(
            realm.name(), any -> new Gathering(new ConcurrentLinkedQueue<>(), new AtomicBoolean()));
    CompletableFuture<Result> answer = new CompletableFuture<>();
    gathering.waiting.add(new Waiting(what, answer));
    begin(realm, gathering);
    try {
      return answer.get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy("check-in");
    } catch (TimeoutException e) {
      throw new Busy("check-in");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failed
          ? failed
          : new IllegalStateException(e.getCause());
    }
  }

  /** One at a time writes for a realm. */
  private void begin(Realm realm, Gathering gathering) {
    if (gathering.writing.compareAndSet(false, true)) {
      Thread.ofVirtual()
          .name("check-ins")
          .start(() -> CurrentRealm.run(realm, () -> writeAll(realm, gathering)));
    }
  }

  private void writeAll(Realm realm, Gathering gathering) {
    try {
      for (List<Waiting> batch = next(gathering); !batch.isEmpty(); batch = next(gathering)) {
        write(batch);
        if (batch.size() >= CROWD) {
          LockSupport.parkNanos(MOMENT.toNanos());
        }
      }
    } finally {
      gathering.writing.set(false);
    }
    if (!gathering.waiting.isEmpty()) { // came while the flag was still set
      begin(realm, gathering);
    }
  }

  private static List<Waiting> next(Gathering gathering) {
    List<Waiting> batch = new ArrayList<>();
    while (batch.size() < LARGEST_BATCH && gathering.waiting.poll() instanceof Waiting one) {
      batch.add(one);
    }
    return batch;
  }

  private void write(List<Waiting> batch) {
    try {
      Map<CheckInSql.Asked, Result> results = stored(batch.stream().map(Waiting::what).toList());
      for (Waiting one : batch) {
        Result result = results.get(CheckInSql.Asked.of(one.what));
        if (result == null) {
          one.answer.completeExceptionally(new NotFound("list " + one.what.list().value()));
        } else {
          one.answer.complete(result);
        }
      }
    } catch (RuntimeException | Error e) {
      batch.forEach(one -> one.answer.completeExceptionally(e));
    }
  }

  /** Two nodes may have met at the same lists: then once more. */
  private Map<CheckInSql.Asked, Result> stored(List<CheckIn> batch) {
    try {
      return sql.write(batch, today.now());
    } catch (ConcurrencyFailureException e) {
      return sql.write(batch, today.now());
    }
  }
}
