package vn.mach.organisation.tasks;

/**
 * Late tasks of units of one kind: late by at most a week, by at most thirty days, by more.
 *
 * @param days the median number of days after the due day
 */
record WaitingLevel(String nameVi, String nameEn, long week, long month, long more, long days) {

  long all() {
    return week + month + more;
  }
}
