package vn.mach.base.datasets;

/** A table whose rows can be staged beside the existing ones. */
public interface StagedTable extends TableFormat {

  /**
   * The view that shows existing data, in the columns of the format; an open end is {@code
   * infinity}. Validation compares with it, an export writes it.
   */
  default String standing() {
    return name() + "_sheet";
  }

  /**
   * An SQL condition: whether this table has a row of that key, standing or sent and good. Only for
   * a table that one column names.
   *
   * @param value an SQL expression, such as {@code r.unit}
   */
  default String known(String value) {
    return known(value, standing(), this);
  }

  /**
   * An SQL condition: whether a key stands or was sent and is good.
   *
   * @param standing a relation that has the table's key
   */
  static String known(String value, String standing, TableFormat table) {
    String key =
        table.columns().stream()
            .filter(ExchangeColumn::key)
            .findFirst()
            .map(ExchangeColumn::name)
            .orElseThrow();
    return "(exists (select 1 from %s k where k.%s = %s) or exists (select 1 from {%s} k where k.state in ('fresh', 'changed') and k.%s = %s))"
        .formatted(standing, key, value, table.name(), key, value);
  }
}
