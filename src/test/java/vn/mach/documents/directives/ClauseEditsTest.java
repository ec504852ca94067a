package vn.mach.documents.directives;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.mach.base.kernel.Outcome;

/** Corrections of a split, and finding clauses again in another text. */
class ClauseEditsTest {

  private static final List<Clause> PLAN =
      List.of(
          clause(1, 0, "I.", "Mục đích"),
          clause(2, 1, "1.", "Một việc"),
          clause(3, 1, "2.", "Hai việc"),
          clause(4, 2, "a)", "Phần đầu"),
          clause(5, 2, "b)", "Phần sau"),
          clause(6, 0, "II.", "Tổ chức"));

  @Test
  void aClauseIsJoinedToTheOneBeforeItWithItsNumber() {
    assertThat(said(step(5, ClauseEdits.Step.JOIN)))
        .contains("2|a)|Phần đầu/b) Phần sau")
        .hasSize(5);
    assertThat(step(1, ClauseEdits.Step.JOIN)).isEmpty();
  }

  @Test
  void aClauseIsSplitAndTheSecondPartKeepsTheNumberThatItBeginsWith() {
    assertThat(said(done(ClauseEdits.split(PLAN, 2, "Một", "2. việc", 9))))
        .startsWith("0|I.|Mục đích", "1|1.|Một", "1|2.|việc", "1|2.|Hai việc");
    assertThat(ClauseEdits.split(PLAN, 2, "", "việc", 9)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void whatStandsUnderAClauseMovesWithIt() {
    assertThat(said(step(3, ClauseEdits.Step.UP)))
        .startsWith(
            "0|I.|Mục đích", "1|2.|Hai việc", "2|a)|Phần đầu", "2|b)|Phần sau", "1|1.|Một việc");
    assertThat(said(step(1, ClauseEdits.Step.DOWN))).startsWith("0|II.|Tổ chức", "0|I.|Mục đích");
    assertThat(step(3, ClauseEdits.Step.DOWN)).as("the last of its level").isEmpty();
    assertThat(said(step(3, ClauseEdits.Step.IN)))
        .contains("2|2.|Hai việc", "3|a)|Phần đầu", "3|b)|Phần sau");
    assertThat(step(2, ClauseEdits.Step.IN)).as("nothing to stand under").isEmpty();
    assertThat(said(step(3, ClauseEdits.Step.OUT))).contains("0|2.|Hai việc", "1|a)|Phần đầu");
    assertThat(said(step(3, ClauseEdits.Step.REMOVE))).contains("1|a)|Phần đầu").hasSize(5);
  }

  @Test
  void numbersGoOnInTheirOwnWriting() {
    assertThat(renumbered("1.", "5.", "6.")).containsExactly("1.", "2.", "3.");
    assertThat(renumbered("III-", "V-", "V-")).containsExactly("III-", "IV-", "V-");
    assertThat(renumbered("d)", "e)", "g)")).containsExactly("d)", "đ)", "e)");
    assertThat(renumbered("2.9", "2.9", "2.9")).containsExactly("2.9", "2.10", "2.11");
    assertThat(renumbered("Điều 4.", "Điều 4.", "-")).containsExactly("Điều 4.", "Điều 5.", "-");
    assertThat(renumbered("Chương IX", "Chương I", ""))
        .containsExactly("Chương IX", "Chương X", "");
    assertThat(Renumbering.from(List.of(clause(1, 0, "-", "x")), 0))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void clausesAreFoundAgainByWordsThenByNumberThenByLikeness() {
    List<TextPiece> pieces =
        List.of(
            new TextPiece(0, "I.", "", "Mục đích, yêu cầu"),
            new TextPiece(1, "1.", "", "Việc hoàn toàn khác hẳn trước"),
            new TextPiece(1, "2.", "", "Một việc"),
            new TextPiece(1, "3.", "", "Hai việc lớn"),
            new TextPiece(2, "a)", "", "Phần đầu"),
            new TextPiece(0, "II.", "", "Tổ chức"));
    assertThat(ClauseMatching.keys(PLAN, pieces)).containsExactly(1, 0, 2, 3, 4, 6);
  }

  @Test
  void wordsThatWentStandBeforeThoseThatCame() {
    assertThat(WordChanges.between("họp một lần mỗi quý", "họp hai kỳ mỗi quý, đủ"))
        .extracting(it -> it.kind() + ":" + it.text())
        .containsExactly(
            "SAME:họp ",
            "REMOVED:một lần",
            "ADDED:hai kỳ",
            "SAME: mỗi ",
            "REMOVED:quý",
            "ADDED:quý, đủ");
    assertThat(WordChanges.between("a ".repeat(9_000), "b")).as("too long to compare").hasSize(2);
  }

  private static List<String> renumbered(String... numbers) {
    List<Clause> clauses = new ArrayList<>();
    for (String number : numbers) {
      clauses.add(clause(clauses.size() + 1, 0, number, "x"));
    }
    return done(Renumbering.from(clauses, 0)).stream().map(Clause::number).toList();
  }

  private static List<Clause> step(int key, ClauseEdits.Step step) {
    return ClauseEdits.step(PLAN, key, step) instanceof Outcome.Done<List<Clause>>(List<Clause> it)
        ? it
        : List.of();
  }

  private static List<Clause> done(Outcome<List<Clause>> outcome) {
    return ((Outcome.Done<List<Clause>>) outcome).value();
  }

  private static List<String> said(List<Clause> clauses) {
    return clauses.stream()
        .map(it -> it.depth() + "|" + it.number() + "|" + it.body().replace('\n', '/'))
        .toList();
  }

  private static Clause clause(int key, int depth, String number, String body) {
    return new Clause(new ClauseId(key), key, key, depth, number, "", body, null, 1);
  }
}
