package vn.mach.base.kernel;

import java.util.HashMap;
import java.util.Map;

/**
 * The {@code where} condition of a list, built from its filters, with its parameters. User input
 * goes into parameters only, never into the condition.
 */
public final class Where {

  private final StringBuilder sql = new StringBuilder("true");
  private final Map<String, Object> parameters = new HashMap<>();

  /** One more condition that must hold. */
  public Where and(String condition) {
    sql.append(" and ").append(condition);
    return this;
  }

  /** One more condition that must hold, with its parameter. */
  public Where and(String condition, String name, Object value) {
    parameters.put(name, value);
    return and(condition);
  }

  /** One more condition that must hold, if its parameter is not empty. */
  public Where andTyped(String condition, String name, String typed) {
    return typed.isEmpty() ? this : and(condition, name, typed);
  }

  /**
   * Where something was typed: one of these conditions holds, or the column has its words.
   *
   * @param exact a condition for what somebody typed as a whole: {@code p.code = :typed}
   * @param column as in {@link Like#words}
   */
  public Where andWords(String exact, String column, String typed) {
    return typed.isEmpty()
        ? this
        : and("(" + exact + " or (" + Like.words(column, typed, parameters) + "))");
  }

  /** A further parameter that a condition names. */
  public Where with(String name, Object value) {
    parameters.put(name, value);
    return this;
  }

  public String sql() {
    return sql.toString();
  }

  public Map<String, Object> parameters() {
    return parameters;
  }
}
