package vn.mach.organisation.notices;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.mach.base.kernel.Codes;
import vn.mach.organisation.tasks.TaskSeen;
import vn.mach.organisation.tasks.TaskStatus;

/** What a notice tells. The codes stand in a constraint of the table too. */
enum NoticeKind {
  /** To whoever owes the task, as the next five. */
  ASSIGNED(NoticeChoice.DIGEST),
  DUE_SOON(NoticeChoice.DIGEST),
  OVERDUE(NoticeChoice.MAIL),
  RETURNED(NoticeChoice.MAIL),
  HANDED_ON(NoticeChoice.MAIL),
  /** What is asked changed: another last day, hour or place. */
  CHANGED(NoticeChoice.MAIL),
  ACCEPTED(NoticeChoice.LIST),
  /** To whoever gave the task: an answer waits. */
  ANSWERED(NoticeChoice.DIGEST),
  /** To the level above: it is late by so many days. */
  ESCALATED(NoticeChoice.DIGEST);

  /** Those that ask their reader to do the task: settled once the task is no longer open. */
  static final Set<NoticeKind> ASKING =
      EnumSet.of(ASSIGNED, DUE_SOON, OVERDUE, RETURNED, HANDED_ON, CHANGED);

  private final NoticeChoice usual;

  NoticeKind(NoticeChoice usual) {
    this.usual = usual;
  }

  /** Where the account has chosen nothing. */
  NoticeChoice usual() {
    return usual;
  }

  String code() {
    return Codes.code(this);
  }

  /** The name of its field in a form. */
  String field() {
    return switch (this) {
      case DUE_SOON -> "dueSoon";
      case HANDED_ON -> "handedOn";
      default -> code();
    };
  }

  static NoticeKind of(String code) {
    return Codes.of(NoticeKind.class, code);
  }

  static List<String> codes(Set<NoticeKind> kinds) {
    return kinds.stream().map(NoticeKind::code).toList();
  }

  /** Whether it still holds for a reader to whom the task is so: an e-mail of yesterday may not. */
  boolean holds(TaskSeen task, LocalDate today) {
    TaskStatus status = task.row().status();
    return switch (this) {
      case ASSIGNED, OVERDUE, RETURNED, HANDED_ON, CHANGED ->
          status == TaskStatus.OPEN && task.owes();
      case DUE_SOON ->
          status == TaskStatus.OPEN && task.owes() && !task.row().dueOn().isBefore(today);
      case ACCEPTED -> status == TaskStatus.SETTLED && task.owes();
      case ANSWERED -> status == TaskStatus.ANSWERED;
      case ESCALATED -> status == TaskStatus.OPEN;
    };
  }
}
