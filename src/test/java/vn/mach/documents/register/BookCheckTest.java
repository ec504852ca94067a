package vn.mach.documents.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BookCheckTest {

  private static final LocalDate TERM = LocalDate.of(2025, 9, 1);

  @Test
  void missingNumbersAreNamedFromTheFirstToTheLast() {
    assertThat(check(List.of(), "3", "4", "7", "9").missing())
        .containsExactly(
            new BookCheck.Missing(TERM, "BC", 5, 6), new BookCheck.Missing(TERM, "BC", 8, 8));
  }

  @Test
  void whatWasKeptElsewhereBeforeTheBookBeganIsNotMissing() {
    assertThat(check(List.of(), "57", "58").sound()).isTrue();
    assertThat(check(List.of(2, 3), "57", "58").sound()).isTrue();
  }

  @Test
  void aNumberThatADirectiveBearsIsNotMissing() {
    assertThat(check(List.of(2), "1", "3").sound()).isTrue();
    assertThat(check(List.of(5), "1", "2").missing())
        .containsExactly(new BookCheck.Missing(TERM, "BC", 3, 4));
  }

  @Test
  void aNumberThatStandsTwiceIsNamedAndOneWithALetterIsAnother() {
    BookCheck check = check(List.of(), "1", "2", "2", "2a", "3");
    assertThat(check.doubles()).hasSize(1);
    assertThat(check.doubles().getFirst().lines())
        .extracting(BookCheck.Line::number)
        .containsExactly(2, 2);
    assertThat(check.missing()).isEmpty();
  }

  @Test
  void aNumberWithAnEarlierDayThanTheOneBeforeIsNamed() {
    List<BookCheck.Line> lines =
        List.of(line(1, TERM.plusDays(9)), line(2, TERM.plusDays(3)), line(3, TERM.plusDays(9)));
    assertThat(misdated(lines)).containsExactly("2 between 1 and 3");
  }

  @Test
  void oneLateDayIsOneLineAndNotAllBehindIt() {
    List<BookCheck.Line> lines = new ArrayList<>();
    for (int number = 1; number <= 10; number++) {
      lines.add(line(number, TERM.plusDays(number == 2 ? 90 : number)));
    }
    assertThat(misdated(lines)).containsExactly("2 between 1 and 3");
  }

  @Test
  void aWrongFirstOrLastDayIsNamedToo() {
    assertThat(misdated(List.of(line(1, TERM.plusDays(90)), line(2, TERM), line(3, TERM))))
        .containsExactly("1 between null and 2");
    assertThat(
            misdated(
                List.of(line(147, TERM), line(148, TERM.plusDays(2)), line(149, TERM.plusDays(1)))))
        .containsExactly("149 between 148 and null");
  }

  private static List<String> misdated(List<BookCheck.Line> lines) {
    return BookCheck.of(lines, first -> List.of()).misdated().stream()
        .map(it ->
            "%d between %s and %s"
                .formatted(it.line().number(), number(it.before()), number(it.after())))
        .toList();
  }

  private static @Nullable Integer number(BookCheck.@Nullable Line line) {
    return line == null ? null : line.number();
  }

  @Test
  void runsAreLookedAtEachByItself() {
    List<BookCheck.Line> lines =
        List.of(line(1, TERM), new BookCheck.Line(new EntryId(9), TERM, "KH", 1, "", TERM, ""));
    assertThat(BookCheck.of(lines, first -> List.of()).sound()).isTrue();
  }

  @Test
  void numbersAreReadAsPeopleTypeThem() {
    assertThat(EntryNumber.read(" số 07 ")).contains(new EntryNumber(7, "", null));
    assertThat(EntryNumber.read("12A")).contains(new EntryNumber(12, "a", null));
    assertThat(EntryNumber.read("số 12 –HD/BTCTW").orElseThrow().body()).isEqualTo("BTCTW");
    assertThat(EntryNumber.read("12/QĐ-UBND").orElseThrow().body()).isEqualTo("UBND");
    assertThat(EntryNumber.read("0")).isEmpty();
    assertThat(EntryNumber.read("mười")).isEmpty();
    assertThat(DocumentSymbol.printed(7, "a")).isEqualTo("07a");
  }

  private static BookCheck check(List<Integer> elsewhere, String... numbers) {
    List<BookCheck.Line> lines = new ArrayList<>();
    for (String number : numbers) {
      EntryNumber read = EntryNumber.read(number).orElseThrow();
      lines.add(
          new BookCheck.Line(
              new EntryId(lines.size()), TERM, "BC", read.number(), read.letter(), TERM, ""));
    }
    return BookCheck.of(lines, first -> elsewhere);
  }

  private static BookCheck.Line line(int number, LocalDate day) {
    return new BookCheck.Line(new EntryId(number), TERM, "BC", number, "", day, "");
  }
}
