package vn.mach.evidence.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import vn.mach.base.kernel.Refusal;

/** What is pasted from a spreadsheet fills the grid, and none of it is lost without a word. */
class GridPasteTest {

  private static final ActivityKind MEETING =
      new ActivityKind(
          "branch_meeting",
          "Sinh hoạt",
          "Meeting",
          ActivityKind.Attendance.REQUIRED,
          false,
          true,
          List.of(),
          true,
          1,
          List.of());

  @Test
  void aLineNeverTakesTheRowOfAnother() {
    var filled = paste(1, "5/2\tTháng hai\t20\t18\n5\tMột\t20\t17\n6\tHai\t20\t16");
    assertThat(titles(filled)).containsExactly("", "Tháng hai", "Một");
    assertThat(filled.left()).containsExactly("6\tHai\t20\t16");

    filled = paste(1, "5\tMột\t20\t17\n5/2\tHai\t20\t16\n7/1\tBa\t20\t15\n9\tBốn\t20\t14");
    assertThat(titles(filled)).containsExactly("Một", "Hai", "Bốn");
    assertThat(filled.left()).as("January's row is taken").containsExactly("7/1\tBa\t20\t15");
  }

  @Test
  void lastLinesComeToRowsThatAreFreeBetween() {
    var filled = paste(1, "5/3\tBa\t20\t18\n5/1\tMột\t20\t17\n6\tHai\t20\t16\n7\tBốn\t20\t15");
    assertThat(titles(filled)).containsExactly("Một", "Hai", "Ba");
    assertThat(filled.left()).containsExactly("7\tBốn\t20\t15");
  }

  @Test
  void aRowThatWasTakenAndIsChangedIsAnotherCommand() {
    var fields = new LinkedMultiValueMap<String, String>();
    fields.add("r0.key", "một");
    GridRow row = GridRow.read(fields, 0, YearMonth.of(2026, 1));
    assertThat(row.refused(List.of(Refusal.of("title", "activities.refused.missing"))).key())
        .isEqualTo("một");
    assertThat(row.refused(List.of(Refusal.of("", "audit.refused.key_used"))).key())
        .isNotEqualTo("một");
  }

  private static GridPaste.Filled paste(int each, String pasted) {
    return GridPaste.fill(
        new GridMonths(YearMonth.of(2026, 1), YearMonth.of(2026, 3), each).rows(), pasted, MEETING);
  }

  private static List<String> titles(GridPaste.Filled filled) {
    return filled.rows().stream().map(row -> row.typed().title()).toList();
  }
}
