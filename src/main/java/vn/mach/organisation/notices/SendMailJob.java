package vn.mach.organisation.notices;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.JobRun;

/** Sends e-mails that are due, again and again. One process at a time in a realm does. */
@Component
class SendMailJob extends NoticeJob {

  private final MailSending sending;

  SendMailJob(MailSending sending) {
    super("notices.send", "notices.job.send");
    this.sending = sending;
  }

  @Override
  public Optional<Times> times() {
    return Optional.of(new Times.Pauses(Duration.ofSeconds(10)));
  }

  @Override
  public void run(Job job, JobRun run) {
    sending.send(run);
  }
}
