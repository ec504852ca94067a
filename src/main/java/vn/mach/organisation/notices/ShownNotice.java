package vn.mach.organisation.notices;

import java.time.LocalDate;
import vn.mach.organisation.tasks.TaskSeen;

/** A notice with its task as its reader sees it on the day. */
record ShownNotice(Notice notice, TaskSeen task, LocalDate day) {

  boolean isUnread() {
    return notice.readAt() == null;
  }

  /** Whether what it tells still holds. */
  boolean holds() {
    return notice.kind().holds(task, day);
  }
}
