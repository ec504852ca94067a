package vn.mach.app.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;

/**
 * Rows that name the unit of the rows below them ({@code II. Chi bộ ấp 2 (14 đảng viên)}), as lists
 * of several units are written. They are no rows of the table; where the sheet has no column for
 * the unit they tell it.
 */
final class UnitHeadings {

  /** The column of a table that says whose a row is. */
  private static final String UNIT = "unit";

  private static final Pattern ORDINAL = Pattern.compile("(?:[IVXLC]{1,6}|[A-ZĐ]|[0-9]{1,3})[.)]?");
  private static final Pattern ORDINAL_BEFORE =
      Pattern.compile("(?:[IVXLC]{1,6}|[A-ZĐ]|[0-9]{1,3})(?:[.)/:]| ?[-–]) ?");
  private static final Pattern NAME =
      Pattern.compile(
          "(?:chi bộ|đảng bộ|đảng ủy|đảng uỷ|tổ đảng|chi đoàn|đoàn cơ sở|chi hội) .{1,200}",
          Pattern.DOTALL);
  private static final Pattern COUNT =
      Pattern.compile(
          " ?(?:[(:]|[-–,] ?) ?(?:tổng số:? ?|có ?)?[0-9]{1,4} ?(?:đảng viên|đồng chí|đ/c|đv|người|đoàn viên|hội viên)?\\)?[.:]?$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final HeaderRow header;
  private final boolean units;

  UnitHeadings(HeaderRow header) {
    this.header = header;
    this.units = header.table().columns().stream().anyMatch(UnitHeadings::isUnit);
  }

  private static boolean isUnit(ExchangeColumn column) {
    return column.name().equals(UNIT) && column.cell() instanceof CellType.Reference;
  }

  /** The column that headings may tell; -1 where the sheet has one for it. */
  static int column(HeaderRow header) {
    List<ExchangeColumn> columns = header.table().columns();
    for (int i = 0; i < columns.size(); i++) {
      if (isUnit(columns.get(i)) && header.places().get(i) < 0) {
        return i;
      }
    }
    return -1;
  }

  /** The unit that a row names as a heading; null for any other row. */
  @Nullable String named(RawRow row) {
    if (!units) {
      return null;
    }
    List<Integer> filled = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      if (!row.cell(i).isEmpty()) {
        filled.add(i);
      }
    }
    if (filled.size() == 2 && ORDINAL.matcher(row.shown(filled.getFirst())).matches()) {
      filled.removeFirst();
    }
    if (filled.size() != 1 || isOfUnits(filled.getFirst())) {
      return null;
    }
    String text = row.shown(filled.getFirst());
    Matcher ordinal = ORDINAL_BEFORE.matcher(text);
    String bare = ordinal.lookingAt() ? text.substring(ordinal.end()).strip() : text;
    return NAME.matcher(bare.toLowerCase(Locale.ROOT)).matches()
        ? COUNT.matcher(bare).replaceFirst("").strip()
        : null;
  }

  /** Whether the sheet names units in this place: then the row is one of the table. */
  private boolean isOfUnits(int place) {
    for (int i = 0; i < header.places().size(); i++) {
      if (header.places().get(i) == place && isUnit(header.table().columns().get(i))) {
        return true;
      }
    }
    return false;
  }
}
