package vn.mach.organisation.tasks;

/**
 * What happened to a task, as the change feed says it in {@code sign}. Its subject is the task, its
 * day the day of the change. Many tasks that a job assigned together are one change without a
 * subject, whose {@code other} is the number of their row in {@code task_subjects}.
 */
public enum TaskChange {
  ASSIGNED(1),
  SETTLED(2),
  ANSWERED(3),
  GIVEN_BACK(4),
  HANDED_ON(5),
  EXCUSED(6),
  CANCELLED(7),
  REOPENED(8),
  /** It has another last day. */
  MOVED(9),
  /** What is asked changed, but not its last day. */
  CHANGED(10);

  /** The topic of the change feed. */
  public static final String TOPIC = "tasks";

  private final int sign;

  TaskChange(int sign) {
    this.sign = sign;
  }

  public int sign() {
    return sign;
  }

  static TaskChange of(TaskStatus.Step step) {
    return switch (step) {
      case ASSIGN -> ASSIGNED;
      case SETTLE, ACCEPT -> SETTLED;
      case ANSWER -> ANSWERED;
      case GIVE_BACK -> GIVEN_BACK;
      case HAND_ON -> HANDED_ON;
      case EXCUSE -> EXCUSED;
      case CANCEL -> CANCELLED;
      case REOPEN -> REOPENED;
    };
  }
}
