package vn.mach.app.home;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.UnitId;
import vn.mach.evidence.figures.Board;
import vn.mach.evidence.figures.FigureFunction;
import vn.mach.evidence.figures.HierarchyMode;
import vn.mach.evidence.figures.TargetValue;

/** A scoreboard of any size, as the page {@code home/board} takes it. */
public final class BoardSample {

  private static final LocalDate DAY = LocalDate.of(2026, 7, 15);

  private BoardSample() {}

  public static Map<String, @Nullable Object> model(int rows, int targets) {
    List<Board.Column> columns = new ArrayList<>();
    for (int i = 0; i < targets; i++) {
      columns.add(
          new Board.Column(
              i,
              "T" + i,
              i + ". Học tập, quán triệt: tỷ lệ tham gia từ 90 %",
              "35-NQ/TW",
              "f" + i,
              "Tỷ lệ học tập",
              "Study rate",
              FigureFunction.COUNT,
              LocalDate.of(2026, 1, 1),
              LocalDate.of(2026, 12, 31),
              BigDecimal.ONE,
              BigDecimal.TEN));
    }
    List<Board.Row> children = new ArrayList<>();
    for (int i = 1; i <= rows; i++) {
      children.add(row(i, columns));
    }
    BoardQuery asked =
        new BoardQuery(new UnitId(1), DAY, HierarchyMode.AT_EVENT_DATE, "", false, false, "");
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put(
        "board",
        Scoreboard.of(
            new Board(DAY, HierarchyMode.AT_EVENT_DATE, row(0, columns), children, columns),
            asked,
            Map.of()));
    model.put("fresh", null);
    model.put("mine", List.of());
    model.put("above", List.of());
    model.put("unread", List.of());
    model.put("mayRecord", true);
    model.put("maySend", true);
    return model;
  }

  private static Board.Row row(int number, List<Board.Column> columns) {
    Map<String, TargetValue> cells = new HashMap<>();
    for (Board.Column column : columns) {
      long due = 40 + number * 37L % 1900;
      cells.put(
          column.code(),
          new TargetValue(
              due, due * (number * 13L % 101) / 200, due * (number * 13L % 101) / 100, due / 20));
    }
    return new Board.Row(
        new UnitId(number + 1),
        "K01-%03d".formatted(number),
        "Đảng bộ xã Quảng Ngọc " + number,
        "Đảng bộ cơ sở",
        true,
        cells);
  }
}
