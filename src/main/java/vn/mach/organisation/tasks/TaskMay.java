package vn.mach.organisation.tasks;

import vn.mach.base.kernel.Codes;

/** Which buttons a task's page has for its reader. */
record TaskMay(TaskAccess.Allowed allowed, TaskView task) {

  boolean step(String code) {
    return TaskWork.may(allowed, task, Codes.of(TaskStatus.Step.class, code));
  }
}
