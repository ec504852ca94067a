package vn.mach.evidence.figures;

import org.jspecify.annotations.Nullable;

/**
 * The definition of a number: which activities it counts and what it does with them.
 *
 * @param kind the kind of activity, with its names
 * @param amount of what a sum is taken; only with {@link FigureFunction#SUM}
 * @param tag only activities with this tag, matched whole
 * @param form only activities of this form: {@code in_person}, {@code online}, {@code hybrid}
 * @param targets how many targets ask for it
 */
public record FigureDefinition(
    String code,
    String nameVi,
    String nameEn,
    FigureFunction function,
    String kind,
    String kindVi,
    String kindEn,
    @Nullable String amount,
    @Nullable String tag,
    @Nullable String form,
    int targets) {

  /** Whether the two count the same in the same way, whatever they are called. */
  boolean meansTheSameAs(
      FigureFunction function,
      String kind,
      @Nullable String amount,
      @Nullable String tag,
      @Nullable String form) {
    return this.function == function
        && this.kind.equals(kind)
        && java.util.Objects.equals(this.amount, amount)
        && java.util.Objects.equals(this.tag, tag)
        && java.util.Objects.equals(this.form, form);
  }
}
