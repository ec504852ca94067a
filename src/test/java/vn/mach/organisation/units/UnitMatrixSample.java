package vn.mach.organisation.units;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Units and decisions in the access matrix. */
@Component
class UnitMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of(
        "unit", it -> Long.toString(it.unit()),
        "unitCode", MatrixPlanting::code,
        "leaf", it -> Long.toString(it.leaf()),
        "leafCode", it -> "Q/" + it.leaf(),
        "decision", UnitMatrixSample::decision);
  }

  private static String decision(MatrixPlanting at) {
    String decision =
        at.id(
            "insert into unit_decisions (day, symbol, reason, steps, at, account_id, login) values ('2026-01-01', '1-QĐ', ?, '[]', now(), 0, 'mach')",
            "Vì " + at.mark());
    at.update(
        "insert into unit_decision_units (decision_id, unit_id) values (?, ?)",
        Long.parseLong(decision),
        at.unit());
    return decision;
  }
}
