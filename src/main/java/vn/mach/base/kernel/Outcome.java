package vn.mach.base.kernel;

import java.util.List;
import java.util.function.Function;

/**
 * The result of a command: done, with a value, or refused, with every reason found, and then
 * nothing was written. Callers {@code switch} over it without a default.
 */
public sealed interface Outcome<T> {

  record Done<T>(T value) implements Outcome<T> {}

  record Refused<T>(List<Refusal> refusals) implements Outcome<T> {
    public Refused {
      if (refusals.isEmpty()) {
        throw new IllegalArgumentException("A refusal needs a reason");
      }
      refusals = List.copyOf(refusals);
    }
  }

  /** The same with another value, where it was done. */
  default <R> Outcome<R> map(Function<T, R> change) {
    return switch (this) {
      case Done<T>(T value) -> done(change.apply(value));
      case Refused<T>(List<Refusal> refusals) -> refused(refusals);
    };
  }

  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Outcome<T> refused(String field, String reason, Object... arguments) {
    return new Refused<>(List.of(Refusal.of(field, reason, arguments)));
  }

  static <T> Outcome<T> refused(List<Refusal> refusals) {
    return new Refused<>(refusals);
  }
}
