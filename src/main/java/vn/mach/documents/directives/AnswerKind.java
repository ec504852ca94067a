package vn.mach.documents.directives;

import java.util.Optional;
import vn.mach.base.kernel.Codes;

/** What a clause expects of those whom it asks. */
public enum AnswerKind {
  /** A line of their own plan or programme. */
  PLAN_LINE,
  /** A session in which it is studied. */
  STUDY,
  /** A report. */
  REPORT,
  /** A number that is reached. */
  FIGURE;

  public String code() {
    return Codes.code(this);
  }

  static AnswerKind of(String code) {
    return Codes.of(AnswerKind.class, code);
  }

  static Optional<AnswerKind> find(String code) {
    return Codes.find(AnswerKind.class, code);
  }
}
