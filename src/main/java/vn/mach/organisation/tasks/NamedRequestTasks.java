package vn.mach.organisation.tasks;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.organisation.access.NamedFile;
import vn.mach.organisation.access.NamedRequestsAnswered;
import vn.mach.organisation.access.NamedRequestsWait;

/** Requests to read a file for named readers, as tasks of those who keep it. */
@Component
class NamedRequestTasks {

  private static final String KIND = "named_request";

  private final Tasks tasks;

  NamedRequestTasks(Tasks tasks) {
    this.tasks = tasks;
  }

  @EventListener
  void asked(NamedRequestsWait it) {
    NamedFile of = it.of();
    TaskSubject request =
        TaskSubject.of(KIND, of.module(), of.subject(), "", "/named-files/" + it.file());
    tasks.reopen(KIND, of.module(), of.subject(), null, "");
    it.keepers()
        .forEach(keeper ->
            tasks.assign(
                Actor.system(), request, TaskOwner.person(keeper, it.unit()), tasks.due(KIND)));
  }

  @EventListener
  void answered(NamedRequestsAnswered it) {
    tasks.settle(KIND, it.of().module(), it.of().subject(), null);
  }
}
