package vn.mach.organisation.notices;

import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobText;
import vn.mach.base.jobs.JobType;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;

/** Background work of this module: begun by itself, of no interest once it is done. */
abstract class NoticeJob implements JobType {

  private final String code;
  private final String title;

  /**
   * A kind of work.
   *
   * @param title the key of its message
   */
  NoticeJob(String code, String title) {
    this.code = code;
    this.title = title;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public JobText title(Job job) {
    return JobText.of(title);
  }

  @Override
  public String link(Job job) {
    return "/notices/mail";
  }

  @Override
  public boolean maySee(Actor actor) {
    return actor.hasEverywhere(Right.ADMINISTER);
  }

  @Override
  public boolean kept() {
    return false;
  }
}
