package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;
import vn.mach.evidence.figures.Board;
import vn.mach.evidence.figures.FigureValue;
import vn.mach.evidence.figures.Figures;
import vn.mach.evidence.figures.HierarchyMode;
import vn.mach.evidence.figures.TargetValue;

/**
 * What the realm knows of a unit in a period: every figure, and the targets that stand on the last
 * day.
 */
@Component
class EvidenceSource {

  private final Figures figures;
  private final JdbcClient jdbc;

  EvidenceSource(Figures figures, JdbcClient jdbc) {
    this.figures = figures;
    this.jdbc = jdbc;
  }

  private record Named(String code, String name) {}

  @Transactional(readOnly = true)
  List<Evidence> of(Actor actor, UnitId unit, Period period) {
    List<Evidence> known = new ArrayList<>();
    List<Named> named =
        jdbc.sql("select code, name_vi from figures_sheet order by code")
            .query((row, number) -> new Named(row.getString(1), row.getString(2)))
            .list();
    for (Named figure : named) {
      FigureValue value =
          figures.value(actor, figure.code(), unit, period, HierarchyMode.AT_EVENT_DATE);
      if (!value.function().isQuotient()) {
        known.add(new Evidence(figure.name(), value.numerator(), null));
      } else if (value.function().isFraction() && value.base().signum() > 0) {
        known.add(new Evidence(figure.name(), value.numerator(), value.base()));
      }
    }
    Board board = figures.board(actor, unit, period.to(), HierarchyMode.AT_EVENT_DATE);
    for (Board.Column column : board.columns()) {
      TargetValue value = board.unit().cell(column);
      if (value != null && value.due() > 0) {
        known.add(
            new Evidence(
                column.title(),
                BigDecimal.valueOf(value.done()),
                BigDecimal.valueOf(value.due()),
                BigDecimal.valueOf(value.onPace())));
      }
    }
    return known;
  }
}
