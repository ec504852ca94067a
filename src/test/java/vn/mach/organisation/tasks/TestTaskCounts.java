package vn.mach.organisation.tasks;

import org.springframework.stereotype.Component;

/** Counts what waits, for tests of other modules: no node of a test run does it by itself. */
@Component
public class TestTaskCounts {

  private final TaskCounts counts;

  TestTaskCounts(TaskCounts counts) {
    this.counts = counts;
  }

  /** In the current realm, until nothing waits. */
  public void refresh() {
    boolean more = true;
    while (more) {
      more = counts.refresh();
    }
  }
}
