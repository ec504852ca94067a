package vn.mach.base.datasets;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.mach.base.kernel.Right;

/**
 * A table of the exchange format that belongs to a realm, offered as a bean by the module that owns
 * its rows. An import stages the rows of all tables first. Then each table, after those that it
 * refers to, validates its staged rows, and once somebody has accepted the import it loads the good
 * ones. An export reads {@link #standing}.
 *
 * <p>How one is added is written in {@code docs/exchange-format.md}.
 */
public interface ExchangeTable extends StagedTable {

  /**
   * Names of tables that come before this one, in validating and loading as well as on pages and in
   * files. Those that a {@link CellType.Reference} names come before it in any case.
   */
  default Set<String> after() {
    return Set.of();
  }

  /**
   * Columns of the staged relation beside those of the format ({@code directive_symbol text}), for
   * what {@link #validate} finds out and {@link #load} needs.
   */
  default List<String> resolvedColumns() {
    return List.of();
  }

  /** Relations that {@link #validate} needs besides; they live and die with the staged rows. */
  default List<WorkTable> workTables() {
    return List.of();
  }

  /**
   * By which unit a row is within somebody's reach, for people who do not hold the whole realm.
   *
   * @param right the right that must cover the unit
   * @param column the column beside which a row outside is refused
   * @param unit an SQL expression over {@code r}: the unit's code
   * @param reason the same as for a row that names nothing, so that it does not tell whether there
   *     is such a thing
   */
  record Reach(Right right, String column, String unit, String reason) {}

  /** All of them must hold. None: only those who hold the whole realm bring rows of this table. */
  default List<Reach> reach() {
    return List.of();
  }

  /**
   * By which units a row is beyond somebody who holds the realm's heads, but not another top unit
   * that stands beside them.
   */
  default List<Reach> beyond() {
    return reach();
  }

  /**
   * How people call the rows of this table where other tables refer to them: an SQL select of
   * {@code code}, {@code name}, {@code above} (the names of what is above it, or null) and {@code
   * recent} (whether it is called so still) over existing and staged rows. Empty: they are referred
   * to by code only.
   */
  default String called() {
    return "";
  }

  /**
   * What the cells of a column that must be there hold where a person's sheet has no such column,
   * as a person would write it.
   */
  default Map<String, String> usual() {
    return Map.of();
  }

  /**
   * Columns that may be empty, and of which the sender is asked what all rows hold where a sheet
   * has no such column.
   */
  default Set<String> asked() {
    return Set.of();
  }

  /**
   * Columns that must be there, and that {@link #prepare} fills where a person's sheet has no such
   * column. The same sheet must give the same values.
   */
  default Set<String> made() {
    return Set.of();
  }

  /**
   * Of the {@link #made} columns those that are filled in single empty cells too, where a person
   * sent the rows.
   */
  default Set<String> madeInCells() {
    return Set.of();
  }

  /**
   * Fills {@link #made} columns by which rows of one file refer to each other, before names are
   * looked for. Where the sender chose another value than the one made, {@code {chosen}} has both
   * ({@code made}, {@code code}).
   */
  default void propose(StagedRows rows) {}

  /** SQL of what {@link #propose} made for new rows: {@code made}, {@code code}, {@code name}. */
  default String proposed() {
    return "";
  }

  /**
   * Puts the good rows into the form in which they are compared: fills {@link #made} columns, and
   * writes what may be written in several ways in one. Runs before duplicates are looked for.
   */
  default void prepare(StagedRows rows) {}

  /**
   * Decides on every staged row that is still {@code fresh}: leaves it so (it is new), or makes it
   * {@code same}, {@code changed} or {@code refused}. Rules go from the leftmost column on, since
   * the first reason stays the only one; comparing with existing data comes last, when all that the
   * row names is known. Duplicates are decided already. Runs whether the table was sent or not, in
   * one transaction with all other tables, and once more when the import is accepted.
   */
  void validate(StagedRows rows) throws IOException;

  /**
   * What a regulation asks of an organisation and the good rows do not show. It never hinders. A
   * table returns at most a hundred of a kind.
   */
  default List<RowWarning> warnings(StagedRows rows, LocalDate today) {
    return List.of();
  }

  /**
   * Writes the rows that are {@code fresh} or {@code changed} into the module's own tables. Not
   * called where there are none. Runs in the one transaction that accepts the import.
   */
  void load(StagedRows rows, LoadContext context);
}
