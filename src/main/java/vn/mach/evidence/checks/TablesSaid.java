package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the text says of a table's total or of one of its rows: "toàn huyện có 1.294 hội viên" above
 * a column "Số hội viên" whose total is 1.249; "xã Tân An có 421 hội viên" above a row "Xã Tân An"
 * with 412. All words of the column's head, and of a row's name, stand around the number, no other
 * cell of the column has it, and the digits differ as they do by a slip of the pen.
 */
final class TablesSaid implements Rule {

  private static final Words SAYING_NOTHING = Words.of("saying nothing again");
  private static final int BEFORE = 14;
  private static final int BEHIND = 8;
  private static final int MANY = 60;
  private static final int MOST_CELLS = 2000;

  /** In characters: a table that stands further away is not what the sentence is about. */
  private static final int FAR = 6000;

  /** The total of a column. */
  private record Total(Set<String> head, TableCell cell, BigDecimal value, Set<BigDecimal> others) {

    boolean said(Mention mention, Set<String> words) {
      BigDecimal number = mention.value();
      if (Math.abs(mention.from() - cell.from()) > FAR
          || !words.containsAll(head)
          || number.precision() != value.precision()) {
        return false;
      }
      boolean slip =
          Slip.swapped(number, value)
              || Slip.length(number, value) >= 4 && Slip.oneDigit(number, value);
      return slip && !others.contains(number.stripTrailingZeros());
    }
  }

  @Override
  public List<Finding> findings(ReportText text) {
    List<Total> totals =
        text.tables().stream().flatMap(it -> totals(it).stream()).limit(MANY).toList();
    Map<String, List<Total>> rows =
        text.tables().stream()
            .flatMap(it -> rows(it).stream())
            .limit(MOST_CELLS)
            .collect(Collectors.groupingBy(it -> digits(it.value())));
    List<Finding> findings = new ArrayList<>();
    for (Passage passage : text.tables().isEmpty() ? List.<Passage>of() : text.passages()) {
      for (Mention mention : passage.mentions()) {
        if (mention.isCount() && mention.depth() == 0) {
          List<Total> alike =
              isWhole(passage, mention)
                  ? rows.getOrDefault(digits(mention.value()), List.of())
                  : List.of();
          Set<String> words =
              totals.isEmpty() && alike.isEmpty() ? Set.of() : words(passage, mention);
          Stream.concat(totals.stream(), alike.stream())
              .filter(it -> it.said(mention, words))
              .findFirst()
              .ifPresent(it -> findings.add(finding(text, mention, it)));
        }
      }
    }
    return findings;
  }

  /** Whether nothing more is said of what is counted: "392 hội viên dự" are not all of them. */
  private static boolean isWhole(Passage passage, Mention mention) {
    int behind = mention.last() + 1 + mention.noun().length();
    return behind >= passage.tokens().size()
        || !passage.tokens().get(behind).isWord()
        || passage.at(behind, "và");
  }

  /** The digits in their order of size: a slip that swaps two of them leaves them the same. */
  private static String digits(BigDecimal value) {
    return value
        .stripTrailingZeros()
        .unscaledValue()
        .toString()
        .chars()
        .sorted()
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /** The cells of the rows that are named by two words or more. */
  private static List<Total> rows(TextTable table) {
    List<Total> cells = new ArrayList<>();
    for (int column = 1; column < table.columns(); column++) {
      Set<String> head = head(table, column);
      if (!head.isEmpty() && !table.isPercent(column)) {
        Set<BigDecimal> others = numbers(table, column);
        for (int row = 1; row < table.rows().size() && cells.size() < MOST_CELLS; row++) {
          Set<String> name = new HashSet<>(words(table.name(row)));
          Optional<BigDecimal> value = table.number(row, column);
          if (value.isPresent() && name.size() >= 2 && !table.isTotal(row)) {
            name.addAll(head);
            cells.add(new Total(name, table.cell(row, column).orElseThrow(), value.get(), others));
          }
        }
      }
    }
    return cells;
  }

  private static Set<String> head(TextTable table, int column) {
    return table
        .cell(0, column)
        .filter(it -> it.number().isEmpty())
        .map(it -> words(it.text()))
        .orElse(Set.of());
  }

  private static Set<BigDecimal> numbers(TextTable table, int column) {
    return IntStream.range(0, table.rows().size())
        .mapToObj(row -> table.number(row, column))
        .flatMap(Optional::stream)
        .map(BigDecimal::stripTrailingZeros)
        .collect(Collectors.toSet());
  }

  private static Finding finding(ReportText text, Mention mention, Total total) {
    int from = Math.min(mention.from(), total.cell().from());
    int to = Math.max(mention.to(), total.cell().to());
    boolean first = mention.from() == from;
    String said = mention.shown();
    String table = Numeral.show(total.value());
    return text.finding(from, to, Contradiction.REPEAT, first ? said : table, first ? table : said);
  }

  private static List<Total> totals(TextTable table) {
    List<Integer> rows =
        IntStream.range(1, table.rows().size()).filter(table::isTotal).boxed().toList();
    List<Total> totals = new ArrayList<>();
    for (int column = 1; rows.size() == 1 && column < table.columns(); column++) {
      Optional<BigDecimal> value = table.number(rows.getFirst(), column);
      Set<String> head = head(table, column);
      if (value.isPresent() && head.size() >= 2 && !table.isPercent(column)) {
        totals.add(
            new Total(
                head,
                table.cell(rows.getFirst(), column).orElseThrow(),
                value.get(),
                numbers(table, column)));
      }
    }
    return totals;
  }

  private static Set<String> words(String head) {
    return Arrays.stream(head.split("[^\\p{L}\\p{M}]+"))
        .filter(it -> !it.isEmpty() && !SAYING_NOTHING.has(it))
        .collect(Collectors.toSet());
  }

  /** The words of the sentence around the number. */
  private static Set<String> words(Passage passage, Mention mention) {
    Set<String> words = new HashSet<>();
    int from = Math.max(passage.sentenceStart(mention.first()), mention.first() - BEFORE);
    int to = Math.min(passage.sentenceEnd(mention.last()), mention.last() + BEHIND);
    for (Token token : passage.tokens().subList(from, to)) {
      words.add(token.word());
    }
    return words;
  }
}
