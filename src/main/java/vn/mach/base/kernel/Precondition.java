package vn.mach.base.kernel;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What must hold when a command begins. Who carries commands out asks it in the command's
 * transaction, once it is known that the command was not carried out before: one that was is
 * answered as then, whatever changed since.
 *
 * @param name commands whose precondition has the same name run one after another
 * @param check the refusals; empty where it holds
 */
public record Precondition(String name, Supplier<List<Refusal>> check) {

  private static final ScopedValue<Precondition> CURRENT = ScopedValue.newInstance();
  private static final Precondition NONE = new Precondition("", List::of);

  /** Calls what carries the command out. */
  public <T> Outcome<T> before(Supplier<Outcome<T>> command) {
    return ScopedValue.where(CURRENT, this).call(command::get);
  }

  /** That of the command which is being carried out; empty where it was asked already. */
  public static Optional<Precondition> current() {
    return CURRENT.isBound() && CURRENT.get() != NONE
        ? Optional.of(CURRENT.get())
        : Optional.empty();
  }

  /** Carries the command out where it holds; else refuses. */
  public <T> Outcome<T> then(Supplier<Outcome<T>> command) {
    List<Refusal> refusals = check.get();
    return refusals.isEmpty() ? NONE.before(command) : Outcome.refused(refusals);
  }
}
