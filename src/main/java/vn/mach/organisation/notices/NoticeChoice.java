package vn.mach.organisation.notices;

import vn.mach.base.kernel.Codes;

/** How an account is told of one kind of notice. */
enum NoticeChoice {
  NONE,
  /** In the product only. */
  LIST,
  /** There, and once a day by e-mail. */
  DIGEST,
  /** There, and by e-mail at once. */
  MAIL;

  String code() {
    return Codes.code(this);
  }
}
