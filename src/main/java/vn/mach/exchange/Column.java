package vn.mach.exchange;

import java.util.List;

/**
 * A column of a table of the exchange format.
 *
 * @param name as the format writes it, and as the staging tables and the rooms' {@code *_sheet} views call it
 * @param must whether an empty cell is refused as {@code missing}
 * @param key whether it is part of what names the row: the same key twice is a duplicate
 * @param title its Vietnamese header, which the reader takes as well
 */
record Column(String name, Cell cell, boolean must, boolean key, String title) {

  static Column of(String name, Cell cell, String title) {
    return new Column(name, cell, false, false, title);
  }

  Column required() {
    return new Column(name, cell, true, key, title);
  }

  Column keyed() {
    return new Column(name, cell, must, true, title);
  }

  /** Where it stands in the list. */
  int in(List<Column> columns) {
    return columns.indexOf(this);
  }
}
