package vn.mach.base.datasets;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.Actor;

/**
 * The staged rows of one table of an import: the columns of the format, {@code line}, {@code
 * state}, {@code reason}, {@code at_column}, {@code cell} (what was written, where its column does
 * not hold it), {@code hint} (what might be meant), and the table's resolved columns.
 *
 * <p>In SQL, {@code {rows}} is this relation, {@code {people}} that of another table or of a {@link
 * WorkTable}, and {@code {standing}} the table's view of existing data. Statements of this class
 * call a staged row {@code r} and a standing one {@code s}. {@code state} is {@code fresh} (new, or
 * not decided on yet), {@code changed} (closes what was open, or renames), {@code same} (exists
 * already), {@code twice} (a second row like one before it) or {@code refused}.
 */
public final class StagedRows {

  private final StagedImport all;
  private final StagedTable table;

  public StagedRows(StagedImport all, StagedTable table) {
    this.all = all;
    this.table = table;
  }

  /** Runs a statement. Returns how many rows it changed. */
  public int run(String template) {
    return statement(template).update();
  }

  /** A statement that has parameters or returns rows. */
  public JdbcClient.StatementSpec statement(String template) {
    return all.statement(template, table);
  }

  /** Writes rows into the relation of a table or {@link WorkTable}. */
  public RowCopy copy(String name, List<String> columns) {
    return all.copy(name, columns);
  }

  /** Whether the table is among those that were sent, perhaps without any row. */
  public boolean sent(String tableName) {
    return all.sent(tableName);
  }

  /**
   * Whether the rows are validated in the transaction that takes them in: what they are compared
   * with may be locked.
   */
  public boolean accepting() {
    return all.accepting();
  }

  /** The person whose rows these are; empty for commands on the machine, which may bring all. */
  public Optional<Actor> sender() {
    return all.sender();
  }

  /** Keeps something for the tables that are validated after this one. */
  public <T> void share(Class<T> type, T value) {
    all.share(type, value);
  }

  /**
   * What a table before this one keeps for it.
   *
   * @throws java.util.NoSuchElementException where none does
   */
  public <T> T shared(Class<T> type) {
    return all.shared(type);
  }

  /**
   * Refuses the rows that nothing has decided on yet and that meet an SQL condition. Returns how
   * many.
   *
   * @param reason one of {@link RowErrorCodes}
   */
  public int refuse(String column, String reason, String condition) {
    return run(
        "update {rows} r set state = 'refused', reason = '%s', at_column = '%s' where r.state = 'fresh' and %s"
            .formatted(RowErrorCodes.known(reason), column, condition));
  }

  /** Refuses the rows whose cell of a {@link CellType.Reference} names nothing. */
  public int refuseUnknown(String columnName) {
    ExchangeColumn column = table.column(columnName);
    if (!(column.cell() instanceof CellType.Reference(String named, String reason))) {
      throw new IllegalArgumentException(columnName + " refers to no table");
    }
    String value = "r." + columnName;
    String unknown = "not " + all.table(named).known(value);
    return refuse(
        columnName, reason, column.must() ? unknown : value + " is not null and " + unknown);
  }

  /**
   * Compares rows with existing data under the same key, in every other column: alike they are
   * {@code same}, else refused as {@code changed_since_sent} at the first column that differs.
   *
   * @param read for columns whose staged value is not compared as it is: the SQL expression that is
   */
  public void compare(Map<String, String> read) {
    compare(
        table.columns().stream().filter(it -> !it.key()).map(ExchangeColumn::name).toList(), read);
  }

  /** The same, in some columns only. */
  public void compare(List<String> columns, Map<String, String> read) {
    StringBuilder differing = new StringBuilder();
    for (String column : columns) {
      String value = read.getOrDefault(column, "r." + column);
      differing.append("when %s is distinct from s.%s then '%s' ".formatted(value, column, column));
    }
    run(
        """
        with met as (select r.line, case %s end as differs from {rows} r join {standing} s on %s where r.state = 'fresh')
        update {rows} r set
          state = case when met.differs is null then 'same' else 'refused' end,
          reason = case when met.differs is not null then 'changed_since_sent' end,
          at_column = met.differs
        from met where met.line = r.line
        """
            .formatted(differing, sameKey()));
  }

  private String sameKey() {
    List<String> keys =
        table.columns().stream()
            .filter(ExchangeColumn::key)
            .map(column ->
                (column.must() ? "s.%s = r.%s" : "s.%s is not distinct from r.%s")
                    .formatted(column.name(), column.name()))
            .toList();
    return String.join(" and ", keys);
  }

  /**
   * Rows of a known {@code code} are {@code same} where both names are, and rename it otherwise.
   */
  public void matchOrRename() {
    run(
        """
        update {rows} r set state = case when (r.name_vi, r.name_en) = (s.name_vi, s.name_en) then 'same' else 'changed' end
        from {standing} s where r.state = 'fresh' and s.code = r.code
        """);
  }

  /** How people call rows that have a {@code code} and a name in each language. */
  public static String bothNames(StagedTable table) {
    return """
    select code, name_vi as name, null as above, true as recent from %1$s
    union all select code, name_en, null, true from %1$s
    union all select code, name_vi, null, true from {%2$s} where state <> 'refused'
    union all select code, name_en, null, true from {%2$s} where state <> 'refused'
    """
        .formatted(table.standing(), table.name());
  }
}
