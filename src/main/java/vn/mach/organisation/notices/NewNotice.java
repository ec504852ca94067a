package vn.mach.organisation.notices;

/**
 * A notice that is to be told.
 *
 * @param occasion the same text for the same event: told twice, it is one
 */
record NewNotice(long account, NoticeKind kind, long task, String occasion, int days) {}
