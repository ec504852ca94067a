package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the text says of a table's total: "toàn huyện có 1.294 hội viên" above a column "Số hội
 * viên" whose total is 1.249. All words of the column's head stand around the number, no other cell
 * of the column has it, and the digits differ as they do by a slip of the pen.
 */
final class TablesSaid implements Rule {

  private static final Words SAYING_NOTHING = Words.of("saying nothing again");
  private static final int BEFORE = 14;
  private static final int BEHIND = 8;
  private static final int MANY = 60;

  /** In characters: a table that stands further away is not what the sentence is about. */
  private static final int FAR = 6000;

  /** The total of a column. */
  private record Total(
      Set<String> head, TextTable.Cell cell, BigDecimal value, Set<BigDecimal> others) {

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
    List<Finding> findings = new ArrayList<>();
    for (Passage passage : totals.isEmpty() ? List.<Passage>of() : text.passages()) {
      for (Mention mention : passage.mentions()) {
        if (mention.isCount() && mention.depth() == 0) {
          Set<String> words = words(passage, mention);
          totals.stream()
              .filter(it -> it.said(mention, words))
              .findFirst()
              .ifPresent(it -> findings.add(finding(text, mention, it)));
        }
      }
    }
    return findings;
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
      int at = column;
      Optional<BigDecimal> value = table.number(rows.getFirst(), column);
      Set<String> head =
          table
              .cell(0, column)
              .filter(it -> it.number().isEmpty())
              .map(it -> words(it.text()))
              .orElse(Set.of());
      if (value.isPresent() && head.size() >= 2 && !table.isPercent(column)) {
        Set<BigDecimal> others =
            IntStream.range(0, table.rows().size())
                .mapToObj(row -> table.number(row, at))
                .flatMap(Optional::stream)
                .map(BigDecimal::stripTrailingZeros)
                .collect(Collectors.toSet());
        totals.add(
            new Total(
                head, table.cell(rows.getFirst(), column).orElseThrow(), value.get(), others));
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
