package vn.mach.base.jobs;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;

/** Work of which a test decides what becomes of it, by what it is about. */
class TestType implements JobType {

  /** What one matter is to do. */
  interface Work {
    void run(Job job, JobRun run) throws Exception;
  }

  private final Map<String, Work> works = new ConcurrentHashMap<>();
  final Queue<JobText> gaveUp = new ConcurrentLinkedQueue<>();

  void is(String about, Work work) {
    works.put(about, work);
  }

  /** Work that says how far it is again and again, until it is told to stop. */
  static Work endless(CountDownLatch began, AtomicInteger attempts) {
    return (job, run) -> {
      attempts.incrementAndGet();
      while (true) {
        run.reached(3, 10);
        began.countDown();
      }
    };
  }

  @Override
  public String code() {
    return "test.work";
  }

  @Override
  public JobText title(Job job) {
    return JobText.of("jobs.result");
  }

  @Override
  public String link(Job job) {
    return "/units";
  }

  @Override
  public boolean maySee(Actor actor) {
    return actor.hasEverywhere(Right.ADMINISTER);
  }

  @Override
  public void run(Job job, JobRun run) throws Exception {
    works.getOrDefault(job.about(), (it, at) -> {}).run(job, run);
  }

  @Override
  public void gaveUp(Job job, JobText problem) {
    gaveUp.add(problem);
  }
}
