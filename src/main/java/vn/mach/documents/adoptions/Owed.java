package vn.mach.documents.adoptions;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Codes;
import vn.mach.documents.directives.AnswerKind;

/** What a unit may owe for a directive. */
enum Owed {
  RECEIPT,
  ADOPTION,
  STUDY,
  REPORT;

  String code() {
    return Codes.code(this);
  }

  /** The kind of its tasks. */
  String task() {
    return "directive_" + code();
  }

  /** By which kind of answer that a clause expects it is asked; none: of every unit. */
  @Nullable AnswerKind answer() {
    return switch (this) {
      case RECEIPT, ADOPTION -> null;
      case STUDY -> AnswerKind.STUDY;
      case REPORT -> AnswerKind.REPORT;
    };
  }

  boolean asksFor(AnswerKind kind) {
    return this == ADOPTION
        ? kind == AnswerKind.PLAN_LINE || kind == AnswerKind.FIGURE
        : Objects.equals(answer(), kind);
  }
}
