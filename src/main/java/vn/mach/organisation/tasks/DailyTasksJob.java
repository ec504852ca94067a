package vn.mach.organisation.tasks;

import java.time.LocalTime;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.JobText;
import vn.mach.base.jobs.JobType;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.Today;

/**
 * Every night: tasks follow units and people that an import, or a day that came, put elsewhere, and
 * transfers that wait have their tasks.
 */
@Component
class DailyTasksJob implements JobType {

  private final TaskFollow follow;
  private final TransferTasks transfers;
  private final Today today;

  DailyTasksJob(TaskFollow follow, TransferTasks transfers, Today today) {
    this.follow = follow;
    this.transfers = transfers;
    this.today = today;
  }

  @Override
  public String code() {
    return "tasks.daily";
  }

  @Override
  public JobText title(Job job) {
    return JobText.of("tasks.job.daily");
  }

  @Override
  public String link(Job job) {
    return "/tasks/board";
  }

  @Override
  public boolean maySee(Actor actor) {
    return actor.hasEverywhere(Right.ADMINISTER);
  }

  @Override
  public boolean kept() {
    return false;
  }

  @Override
  public Optional<Times> times() {
    return Optional.of(new Times.Daily(LocalTime.of(0, 20)));
  }

  @Override
  public void run(Job job, JobRun run) {
    follow.unitsGone(today.date());
    run.reached(1, 3);
    follow.peopleLeft(today.date(), null);
    run.reached(2, 3);
    transfers.follow();
    run.reached(3, 3);
  }
}
