package vn.mach.base.datasets;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Text;

/** What a file of one table looks like: its name and its columns. */
public interface TableFormat {

  /** The name of its file (without {@code .csv}) or sheet, in small letters. */
  String name();

  /** In the format's order, which is also the order of cells in files that are written. */
  List<ExchangeColumn> columns();

  /**
   * An error between cells of one row whose single cells are all good; null where there is none.
   *
   * @param today in the time zone of the realm
   */
  default @Nullable RowError check(RowValues row, LocalDate today) {
    return null;
  }

  /**
   * @throws java.util.NoSuchElementException where there is no such column
   */
  default ExchangeColumn column(String name) {
    return columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The column that a header means: by its name or its Vietnamese title; case, accents and spacing
   * do not matter.
   */
  default Optional<ExchangeColumn> ofHeader(String header) {
    String wanted = comparable(header);
    return columns().stream()
        .filter(column ->
            comparable(column.name()).equals(wanted) || comparable(column.title()).equals(wanted))
        .findFirst();
  }

  /**
   * Whether a header means its column only where no other does: {@code Tổng số đảng viên} are those
   * expected unless {@code Phải dự} stands beside it.
   */
  default boolean isLoose(String header) {
    return false;
  }

  /** What a cell says, as the format writes it: the code of a word, where the column has words. */
  default String cell(ExchangeColumn column, String shown) {
    return shown;
  }

  private static String comparable(String header) {
    return Text.unaccented(header.replace('_', ' '));
  }
}
