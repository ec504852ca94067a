package vn.mach.organisation.tasks;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.organisation.access.CodeAsked;
import vn.mach.organisation.access.CodeRequestEnded;

/** One-time codes that were asked for, as tasks of whoever may make them. */
@Component
class CodeTasks {

  private static final String MODULE = "access";
  private static final String KIND = "one_time_code";

  private final Tasks tasks;

  CodeTasks(Tasks tasks) {
    this.tasks = tasks;
  }

  @EventListener
  void asked(CodeAsked it) {
    tasks.assign(
        Actor.system(),
        TaskSubject.of(KIND, MODULE, it.request(), it.login(), "/access/" + it.account().value()),
        TaskOwner.unit(it.owner()),
        tasks.due(KIND));
  }

  @EventListener
  void ended(CodeRequestEnded it) {
    tasks.settle(KIND, MODULE, it.request(), null);
  }
}
