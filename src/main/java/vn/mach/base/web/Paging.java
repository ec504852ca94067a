package vn.mach.base.web;

import java.util.List;

/**
 * One page of a long list. Query {@code limit()} rows (one more than is shown): whether there is a
 * next page is known without counting.
 *
 * @param number from 1
 * @param size rows shown
 */
public record Paging(int number, int size) {

  public Paging {
    number = Math.max(1, Math.min(number, 100_000));
    size = Math.max(1, Math.min(size, 200));
  }

  public int offset() {
    return (number - 1) * size;
  }

  public int limit() {
    return size + 1;
  }

  public <T> Slice<T> slice(List<T> rows) {
    boolean more = rows.size() > size;
    return new Slice<>(more ? rows.subList(0, size) : rows, number, more);
  }

  /** What a page shows, and whether more follows. */
  public record Slice<T>(List<T> rows, int number, boolean more) {}
}
