package vn.mach.organisation.tasks;

import java.time.LocalTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.realms.Today;

/**
 * Every night: tasks follow units and people that an import, or a day that came, put elsewhere, and
 * transfers that wait have their tasks.
 */
@Component
class DailyTasksJob extends NightlyTasks {

  private final TaskFollow follow;
  private final TransferTasks transfers;
  private final Today today;

  DailyTasksJob(
      TaskFollow follow,
      TransferTasks transfers,
      Today today,
      Tasks tasks,
      TransactionTemplate transaction) {
    super(
        "tasks.daily", "tasks.job.daily", "/tasks/board", LocalTime.of(0, 20), tasks, transaction);
    this.follow = follow;
    this.transfers = transfers;
    this.today = today;
  }

  @Override
  protected void follow(JobRun run) {
    follow.unitsGone(today.date());
    run.reached(1, 3);
    follow.peopleLeft(today.date(), null);
    run.reached(2, 3);
    transfers.followAll();
    run.reached(3, 3);
  }
}
