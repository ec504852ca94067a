package vn.mach.app.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.mach.base.datasets.CellParser;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.RowError;
import vn.mach.base.kernel.Text;

/**
 * Puts the cells of a row into the order of the table's columns, each as a text that its column
 * reads. What cannot be meant by the column, though its text could be read, refuses the row.
 */
final class RowArranger {

  /** Digits of a number that a sheet keeps: of a longer code it has lost the end. */
  private static final int EXACT_DIGITS = 15;

  private final HeaderRow header;
  private final List<ExchangeColumn> columns;
  private final DayOrders days;
  private final ReadChoices choices;
  private final ReadRemarks remarks;
  private RawCell looked = RawCell.EMPTY;
  private Optional<SpoiltText> found = Optional.empty();

  RowArranger(HeaderRow header, DayOrders days, ReadChoices choices, ReadRemarks remarks) {
    this.header = header;
    this.columns = header.table().columns();
    this.days = days;
    this.choices = choices;
    this.remarks = remarks;
  }

  /**
   * @param headed the column that holds what the heading above the row says; or -1
   */
  SheetRow arrange(RawRow row, int headed, String heading) {
    List<SheetRow.CellError> errors = new ArrayList<>();
    List<String> cells = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      int place = header.placeIn(row, i);
      List<Integer> words = header.marks().getOrDefault(i, List.of());
      cells.add(
          i == headed
              ? heading
              : !words.isEmpty()
                  ? marked(i, words, row, errors)
                  : place < 0 ? "" : text(i, place, row, errors));
      if (place >= 0 && row.filled().contains(place)) {
        remarks.count("filled_down", label(place), row.line(), row.shown(place), "");
      }
    }
    beyondTheHeader(row, errors);
    return new SheetRow(row.line(), cells, errors);
  }

  /** The word whose column has the mark; what else stands there is no word, and is quoted. */
  private String marked(
      int column, List<Integer> words, RawRow row, List<SheetRow.CellError> errors) {
    List<Integer> filled = words.stream().filter(place -> !row.cell(place).isEmpty()).toList();
    if (filled.size() > 1) {
      add(
          errors,
          column,
          "two_marks",
          filled.stream().map(this::label).collect(Collectors.joining(", ")));
    }
    if (filled.isEmpty()) {
      return "";
    }
    RawCell cell = row.cell(filled.getFirst());
    return MarkedColumns.isMark(cell)
        ? MarkedColumns.word(header, column, filled.getFirst())
        : cell.shown();
  }

  private String text(int column, int place, RawRow row, List<SheetRow.CellError> errors) {
    CellType type = columns.get(column).cell();
    RawCell cell = header.cellIn(row, place);
    Optional<String> refused =
        switch (cell) {
          case RawCell.Unseen _ -> Optional.of("unreadable_cell");
          case RawCell.Moment _, RawCell.Truth _ -> notAName(type);
          case RawCell.Number number ->
              isName(type) && number.value().precision() - number.value().scale() > EXACT_DIGITS
                  ? Optional.of("unreadable_cell")
                  : Optional.empty();
          case RawCell.Words words -> refused(column, type, words);
        };
    refused.ifPresent(reason -> add(errors, column, reason, cell.shown()));
    return switch (cell) {
      case RawCell.Unseen unseen -> unseen.shown();
      case RawCell.Truth truth ->
          type instanceof CellType.YesNo ? Boolean.toString(truth.value()) : truth.shown();
      case RawCell.Moment moment -> moment(type, moment, place, row.line());
      case RawCell.Number number -> number(type, number, place, row.line());
      case RawCell.Words words -> words(column, words, place, row);
    };
  }

  /** A day or truth value that the sheet made of a code is none. */
  private static Optional<String> notAName(CellType type) {
    return type instanceof CellType.Reference(String _, String reason)
        ? Optional.of(reason)
        : isName(type) ? Optional.of("not_a_code") : Optional.empty();
  }

  /** Whether a cell of the column names something, letter by letter. */
  private static boolean isName(CellType type) {
    return type instanceof CellType.Code
        || type instanceof CellType.Login
        || type instanceof CellType.Reference
        || isSymbol(type)
        || type instanceof CellType.Tags
        || type instanceof CellType.CardNumber;
  }

  private static boolean isSymbol(CellType type) {
    return type instanceof CellType.Text(int _, CellType.TextForm form)
        && form == CellType.TextForm.KEY;
  }

  /** Whether a cell of the column is made of words. */
  private static boolean isProse(CellType type) {
    return type instanceof CellType.Tags || type instanceof CellType.Text && !isSymbol(type);
  }

  private Optional<String> refused(int column, CellType type, RawCell.Words words) {
    if (type instanceof CellType.Day && days.isAmbiguous(column, words.shown())) {
      String label = label(header.places().get(column));
      String proof = days.proof(column);
      remarks.count("month_first", label, 0, proof == null ? "" : proof, words.shown());
      return Optional.of("ambiguous_day");
    }
    return (words.old() != null
                || isProse(type) && choices.spoilt() != ReadChoices.SpoiltTexts.KEEP)
            && spoilt(words).filter(it -> !isConverted(it)).isPresent()
        ? Optional.of("spoilt_text")
        : Optional.empty();
  }

  private Optional<SpoiltText> spoilt(RawCell.Words words) {
    if (!words.equals(looked)) { // asked twice of each cell
      looked = words;
      SpoiltText.Kind old = words.old();
      found =
          old == null
              ? SpoiltText.find(words.stored())
              : Optional.of(new SpoiltText(old, words.shown()));
    }
    return found;
  }

  private boolean isConverted(SpoiltText spoilt) {
    return choices.spoilt() == ReadChoices.SpoiltTexts.CONVERT
        && spoilt.kind() != SpoiltText.Kind.LOST;
  }

  private String moment(CellType type, RawCell.Moment moment, int place, int line) {
    if (!(type instanceof CellType.Day)) {
      return moment.shown();
    }
    String day = moment.at().toLocalDate().toString();
    if (moment.hasHour()) {
      remarks.count("hour_cut", label(place), line, moment.shown(), day);
    }
    return day;
  }

  private String number(CellType type, RawCell.Number number, int place, int line) {
    boolean percent = number.percent() && type instanceof CellType.Decimal;
    boolean plain =
        type instanceof CellType.Whole
            || type instanceof CellType.Decimal
            || type instanceof CellType.YesNo;
    if (!plain || number.percent() && !percent) {
      return number.shown();
    }
    String read = NumberFormatSection.plain(number.value());
    if (percent) {
      remarks.count("percent", label(place), line, number.shown(), read);
    } else if (!number.exact()) {
      remarks.count("rounded", label(place), line, number.shown(), read);
    }
    return read;
  }

  private String words(int column, RawCell.Words words, int place, RawRow row) {
    CellType type = columns.get(column).cell();
    if (type instanceof CellType.Day) {
      String text = days.read(column, words.shown());
      if (!CellParser.hour(text).isEmpty()) {
        remarks.count("hour_cut", label(place), row.line(), words.shown(), text.split("[ T,]")[0]);
      }
      return text;
    }
    boolean old = words.old() != null;
    if (!old && !isProse(type)) {
      return words.shown();
    }
    Optional<SpoiltText> spoilt =
        !old && choices.spoilt() == ReadChoices.SpoiltTexts.KEEP ? Optional.empty() : spoilt(words);
    if (spoilt.isPresent()) {
      String key = spoilt.get().kind().code();
      remarks.count(
          isConverted(spoilt.get()) ? "converted" : "spoilt_" + key,
          label(place),
          row.line(),
          old ? Text.line(words.stored()) : words.shown(),
          spoilt.get().meant());
      return isConverted(spoilt.get()) ? spoilt.get().meant() : words.shown();
    }
    StringBuilder joined = new StringBuilder(words.shown());
    for (int i = place + 1; i < place + header.widthOf(place); i++) {
      if (header.headers().size() <= i || header.headers().get(i).isEmpty()) {
        joined.append(' ').append(row.shown(i));
      }
    }
    return joined.toString().strip();
  }

  private void beyondTheHeader(RawRow row, List<SheetRow.CellError> errors) {
    List<String> extra = new ArrayList<>(header.beside(row));
    for (int i = 0; i < row.cells().size(); i++) {
      if (!row.cell(i).isEmpty() && !hasHeader(i)) {
        extra.add(row.shown(i));
      }
    }
    int last = header.places().indexOf(header.places().stream().max(Integer::compare).orElse(-1));
    if (!extra.isEmpty() && last >= 0) {
      add(errors, last, "extra_cells", String.join(" | ", extra));
    }
  }

  private boolean hasHeader(int place) {
    if (place < header.headers().size() && !header.headers().get(place).isEmpty()) {
      return true;
    }
    return header.spans().stream()
        .anyMatch(span -> place > span.place() && place < span.place() + span.width());
  }

  private void add(List<SheetRow.CellError> errors, int column, String reason, String shown) {
    errors.add(new SheetRow.CellError(new RowError(columns.get(column).name(), reason), shown));
  }

  private String label(int place) {
    return header.headers().get(place);
  }
}
