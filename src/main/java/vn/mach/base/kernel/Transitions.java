package vn.mach.base.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A status machine as one table: which step leads from which status to which. The diagram in the
 * documentation is generated from it.
 *
 * <pre>{@code
 * static final Transitions<DoorStatus, Step> TRANSITIONS =
 *     Transitions.of(begin(Step.BUILD, SHUT), from(SHUT, Step.PUSH, OPEN), from(OPEN, Step.PULL, SHUT));
 * }</pre>
 *
 * @param <S> the statuses
 * @param <T> the steps
 */
public final class Transitions<S extends Enum<S>, T extends Enum<T>> {

  /**
   * One row of the table.
   *
   * @param from none: the step creates the object
   */
  public record Transition<S, T>(@Nullable S from, T step, S to) {}

  private final List<Transition<S, T>> table;

  private Transitions(List<Transition<S, T>> table) {
    this.table = table;
  }

  /**
   * The machine with these rows.
   *
   * @throws IllegalArgumentException where one step would lead from one status to two
   */
  @SafeVarargs
  public static <S extends Enum<S>, T extends Enum<T>> Transitions<S, T> of(
      Transition<S, T>... rows) {
    for (Transition<S, T> row : rows) {
      long same =
          Arrays.stream(rows).filter(it -> it.from == row.from && it.step == row.step).count();
      if (same > 1) {
        throw new IllegalArgumentException(row.step + " is said twice of " + row.from);
      }
    }
    return new Transitions<>(List.of(rows));
  }

  /** A row for a beginning. */
  public static <S, T> Transition<S, T> begin(T step, S to) {
    return new Transition<>(null, step, to);
  }

  /** A row for a step from one status to another, or to the same. */
  public static <S, T> Transition<S, T> from(S from, T step, S to) {
    return new Transition<>(from, step, to);
  }

  /** The status after the step; empty where it is not allowed. */
  public Optional<S> after(S from, T step) {
    return table.stream()
        .filter(row -> row.from == from && row.step == step)
        .map(Transition::to)
        .findFirst();
  }

  public boolean allows(S from, T step) {
    return after(from, step).isPresent();
  }

  /**
   * Steps that lead on from more than one status: who takes them may mean another than there is.
   */
  public List<T> fromSeveral() {
    return table.stream()
        .map(Transition::step)
        .distinct()
        .filter(
            step -> table.stream().filter(row -> row.from != null && row.step == step).count() > 1)
        .toList();
  }

  /** Whether no step leads on from this status. */
  public boolean isFinal(S status) {
    return table.stream().noneMatch(row -> row.from == status);
  }

  /** The table as a Mermaid state diagram, its rows in their order, then the final statuses. */
  public String diagram() {
    StringBuilder drawn = new StringBuilder("stateDiagram-v2\n");
    for (Transition<S, T> row : table) {
      drawn
          .append("  ")
          .append(row.from == null ? "[*]" : Codes.code(row.from))
          .append(" --> ")
          .append(Codes.code(row.to))
          .append(": ")
          .append(Codes.code(row.step).replace('_', ' '))
          .append('\n');
    }
    table.stream()
        .map(Transition::to)
        .distinct()
        .filter(this::isFinal)
        .forEach(status -> drawn.append("  ").append(Codes.code(status)).append(" --> [*]\n"));
    return drawn.toString();
  }
}
