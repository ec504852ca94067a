package vn.mach.documents.originality;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.JobText;
import vn.mach.base.jobs.JobType;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.Locks;

/**
 * Moves the grams of newly kept texts into the postings, many texts at once: a chunk is written
 * anew for all of them. Until then a check reads them one by one.
 */
@Component
class PostingsJob implements JobType {

  /** Texts from which on it is worth it. */
  static final int ENOUGH = 256;

  private static final int MOST = 10_000; // texts of one transaction
  private static final int STRIPE = 2048; // buckets that are in memory together

  private final OriginalitySql sql;
  private final Locks locks;
  private final TransactionTemplate transaction;

  PostingsJob(OriginalitySql sql, Locks locks, TransactionTemplate transaction) {
    this.sql = sql;
    this.locks = locks;
    this.transaction = transaction;
  }

  @Override
  public String code() {
    return "originality.postings";
  }

  @Override
  public JobText title(Job job) {
    return JobText.of("originality.job.postings");
  }

  @Override
  public String link(Job job) {
    return "/";
  }

  @Override
  public boolean maySee(Actor actor) {
    return actor.hasEverywhere(Right.ADMINISTER);
  }

  @Override
  public Optional<Times> times() {
    return Optional.of(new Times.Pauses(Duration.ofMinutes(10)));
  }

  @Override
  public void run(Job job, JobRun run) {
    while (sql.fresh() >= ENOUGH) {
      move();
    }
  }

  /** Moves what waits, at most {@value #MOST} texts. */
  void move() {
    transaction.executeWithoutResult(status -> {
      locks.waitIn("originality-postings", 0);
      long[] pairs = sql.takeFresh(MOST);
      int at = 0;
      while (at < pairs.length) {
        int stripe = Postings.bucket(Postings.gram(pairs[at])) / STRIPE;
        int end = at;
        while (end < pairs.length
            && Postings.bucket(Postings.gram(pairs[end])) / STRIPE == stripe) {
          end++;
        }
        sql.write(merged(pairs, at, end, stripe * STRIPE));
        at = end;
      }
    });
    sql.reclaim();
  }

  private List<OriginalitySql.Chunk> merged(long[] pairs, int from, int to, int first) {
    Map<Integer, OriginalitySql.Chunk> last = new HashMap<>();
    sql.lastChunks(first, first + STRIPE - 1).forEach(it -> last.put(it.bucket(), it));
    List<OriginalitySql.Chunk> written = new ArrayList<>();
    int at = from;
    while (at < to) {
      int bucket = Postings.bucket(Postings.gram(pairs[at]));
      int end = at;
      while (end < to && Postings.bucket(Postings.gram(pairs[end])) == bucket) {
        end++;
      }
      long[] all = Arrays.copyOfRange(pairs, at, end);
      OriginalitySql.Chunk before = last.get(bucket);
      int number = before == null ? 0 : before.number() + 1;
      if (before != null && before.postings().length < Postings.FULL) {
        number = before.number();
        all = with(all, before);
      }
      write(bucket, number, all, 0, all.length, written);
      at = end;
    }
    return written;
  }

  private static long[] with(long[] pairs, OriginalitySql.Chunk before) {
    long[] all = Arrays.copyOf(pairs, pairs.length + before.postings().length);
    int used = pairs.length;
    Postings.Reader reader = new Postings.Reader(before.bucket(), before.postings());
    while (reader.next()) {
      all[used++] = Postings.pair(reader.gram(), reader.text());
    }
    long[] sorted = Arrays.copyOf(all, used);
    Arrays.sort(sorted);
    return sorted;
  }

  private static int write(
      int bucket, int number, long[] pairs, int from, int to, List<OriginalitySql.Chunk> written) {
    byte[] bytes = Postings.write(pairs, from, to);
    if (bytes.length > Postings.FULL * 2 && to - from > 1) {
      int half = (from + to) >>> 1;
      int next = write(bucket, number, pairs, from, half, written);
      return write(bucket, next, pairs, half, to, written);
    }
    written.add(new OriginalitySql.Chunk(bucket, number, bytes));
    return number + 1;
  }
}
