package vn.mach.evidence.figures;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Figures and targets in the access matrix. */
@Component
class FigureMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of(
        "figure", it -> "zq-figure",
        "target", FigureMatrixSample::target,
        "targetCode",
            it -> it.ask("select code from targets where id = ?", Long.parseLong(target(it))));
  }

  @Override
  public void prepare(MatrixPlanting planting) {
    planting.update(
        "insert into figures (code, name_vi, name_en, function, activity_kind) values ('zq-figure', 'Số', 'Number', 'count', 'event')");
  }

  private static String target(MatrixPlanting at) {
    String target =
        at.id(
            "insert into targets (code, directive_id, title, figure, period_from, period_to) values (?, ?, ?, 'zq-figure', '2026-01-01', '2026-12-31')",
            "T/" + at.next(),
            Long.parseLong(at.another("directive")),
            "Chỉ tiêu " + at.mark());
    for (String kind : new String[] {"grassroots_committee", "branch"}) {
      at.update(
          "insert into target_minimums (target_id, unit_kind, minimum) values (?, ?, 1)",
          Long.parseLong(target),
          kind);
    }
    return target;
  }
}
