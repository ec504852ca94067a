package vn.mach.base.kernel;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What must hold when a command begins. Who carries commands out asks it in the command's
 * transaction, once it is known that the command was not carried out before: one that was is
 * answered as then, whatever changed since.
 */
public final class Precondition {

  private static final ScopedValue<@Nullable Precondition> CURRENT = ScopedValue.newInstance();

  private final String name;
  private final Supplier<List<Refusal>> check;
  private volatile boolean known;

  /**
   * @param name commands whose precondition has the same name run one after another
   * @param check the refusals; empty where it holds
   */
  public Precondition(String name, Supplier<List<Refusal>> check) {
    this.name = name;
    this.check = check;
  }

  public String name() {
    return name;
  }

  /**
   * Calls what carries the command out.
   *
   * @throws IllegalStateException where it was done by somebody who does not ask for preconditions
   */
  public <T> Outcome<T> before(Supplier<Outcome<T>> command) {
    Outcome<T> outcome = ScopedValue.where(CURRENT, this).call(command::get);
    if (!known && outcome instanceof Outcome.Done<T>) {
      throw new IllegalStateException("Done without asking what must hold: " + name);
    }
    return outcome;
  }

  /** That of the command which is being carried out; empty where it was asked already. */
  public static Optional<Precondition> current() {
    Precondition current = CURRENT.isBound() ? CURRENT.get() : null;
    if (current != null) {
      current.known = true;
    }
    return Optional.ofNullable(current);
  }

  /** Carries the command out where it holds; else refuses. Commands inside it have none. */
  public <T> Outcome<T> then(Supplier<Outcome<T>> command) {
    List<Refusal> refusals = check.get();
    return refusals.isEmpty()
        ? ScopedValue.where(CURRENT, null).call(command::get)
        : Outcome.refused(refusals);
  }
}
