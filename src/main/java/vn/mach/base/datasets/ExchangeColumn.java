package vn.mach.base.datasets;

import java.util.List;

/**
 * A column of a table of the exchange format.
 *
 * @param name as the format writes it, and as the staged relations and the modules' {@code *_sheet}
 *     views call it
 * @param must whether an empty cell is refused as {@code missing}
 * @param key whether it is part of what names the row: the same key twice is a duplicate
 * @param title its Vietnamese header, which the reader takes as well
 */
public record ExchangeColumn(String name, CellType cell, boolean must, boolean key, String title) {

  public static ExchangeColumn of(String name, CellType cell, String title) {
    return new ExchangeColumn(name, cell, false, false, title);
  }

  public ExchangeColumn required() {
    return new ExchangeColumn(name, cell, true, key, title);
  }

  public ExchangeColumn keyed() {
    return new ExchangeColumn(name, cell, must, true, title);
  }

  /** Its index in the list. */
  public int in(List<ExchangeColumn> columns) {
    return columns.indexOf(this);
  }
}
