package vn.mach.voice.concerns;

import java.util.List;
import vn.mach.base.kernel.UnitId;

/**
 * A concern that is to be sent.
 *
 * @param subject a code of {@code concern_subjects}
 * @param unit the sender's
 * @param onBehalf written down for somebody and read back to them: nothing says for whom
 * @param guest by somebody without an account
 */
record NewConcern(
    ConcernKind kind,
    String subject,
    Openness openness,
    boolean urgent,
    String text,
    UnitId unit,
    boolean onBehalf,
    boolean guest,
    List<ConcernFile> files) {

  static final int LONGEST = 4_000;

  /** What is typed without a sign-in is no longer (see {@code web.BodyFilter}). */
  static final int LONGEST_OF_GUESTS = 1_000;

  boolean confidential() {
    return openness == Openness.CONFIDENTIAL;
  }

  /** All that the concern says, as one text. */
  String content() {
    StringBuilder all = new StringBuilder();
    all.append(kind).append('\n').append(subject).append('\n').append(openness).append('\n');
    all.append(urgent).append(onBehalf).append(unit.value()).append('\n').append(text);
    files.forEach(it -> all.append('\n').append(it.digest()));
    return all.toString();
  }
}
