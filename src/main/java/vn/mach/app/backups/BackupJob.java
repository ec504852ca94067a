package vn.mach.app.backups;

import java.io.IOException;
import java.time.LocalTime;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;
import vn.mach.base.jobs.JobText;
import vn.mach.base.jobs.JobType;
import vn.mach.base.kernel.Actor;

/** A backup of the realm, every night and on request. */
@Component
class BackupJob implements JobType {

  private final Backups backups;
  private final BackupSettings settings;

  BackupJob(Backups backups, BackupSettings settings) {
    this.backups = backups;
    this.settings = settings;
  }

  @Override
  public String code() {
    return Backups.JOB;
  }

  @Override
  public JobText title(Job job) {
    return JobText.of("backups.job");
  }

  @Override
  public String link(Job job) {
    return "/backups";
  }

  @Override
  public boolean maySee(Actor actor) {
    return Backups.mayUse(actor);
  }

  @Override
  public Optional<Times> times() {
    return settings.nightly()
        ? Optional.of(new Times.Daily(LocalTime.parse(settings.at())))
        : Optional.empty();
  }

  @Override
  public void run(Job job, JobRun run) throws Exception {
    try {
      backups.makeNightly(job, run::reached);
    } catch (BackupRefused e) {
      throw new JobRun.Failed(JobText.of("backups.problem.refused", String.valueOf(e.getMessage())));
    } catch (IOException e) { // no space, no right, no disk: an attempt at once would fail too
      throw new JobRun.Failed(
          JobText.of("backups.problem.write", settings.folder().toString(), e.toString()));
    }
  }
}
