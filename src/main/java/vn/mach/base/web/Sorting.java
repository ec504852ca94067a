package vn.mach.base.web;

import org.jspecify.annotations.Nullable;

/**
 * The order of a list, as its address asks for it: {@code sort=up} or {@code sort=down}; without
 * one as the list says. Each list has one order that an index gives in both directions, so that it
 * stays quick at any size.
 */
public enum Sorting {
  UP("up", "", "ascending"),
  DOWN("down", " desc", "descending");

  private final String code;
  private final String sql;
  private final String aria;

  Sorting(String code, String sql, String aria) {
    this.code = code;
    this.sql = sql;
    this.aria = aria;
  }

  /** The one asked for; {@code otherwise} where none is. */
  public static Sorting of(@Nullable String typed, Sorting otherwise) {
    return UP.code.equals(typed) ? UP : DOWN.code.equals(typed) ? DOWN : otherwise;
  }

  /** As addresses say it. */
  public String code() {
    return code;
  }

  /** For {@code aria-sort} of the column's heading. */
  public String aria() {
    return aria;
  }

  public Sorting turned() {
    return this == UP ? DOWN : UP;
  }

  /**
   * The list of an {@code order by}.
   *
   * @param columns expressions that follow one another in the order of an index
   */
  public String sql(String... columns) {
    return String.join(sql + ", ", columns) + sql;
  }
}
