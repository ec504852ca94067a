package vn.mach.voice.care;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Visits, households and plans in the access matrix. */
@Component
class CareMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of(
        "household",
        it -> Long.toString(household(it)),
        "visit",
        it -> visit(it),
        "carePlan",
        it ->
            it.id(
                "insert into care_plans (unit_id, household_id, kind, every_months, next_on) values (?, ?, 'illness', 6, '2026-07-01')",
                it.unit(),
                household(it)));
  }

  private static String visit(MatrixPlanting at) {
    String visit =
        at.id(
            """
            insert into care_visits (unit_id, household_id, kind, visited_on, visitors, notes, recorded_by, recorded_at)
            values (?, ?, 'illness', '2026-01-05', 'An', 'Ghi chú', 0, now())
            """,
            at.unit(),
            household(at));
    at.id(
        "insert into named_files (module, subject, unit_id, opened_at, opened_by) values ('care', ?, ?, now(), 0)",
        Long.parseLong(visit),
        at.unit());
    return visit;
  }

  private static long household(MatrixPlanting at) {
    return Long.parseLong(
        at.id(
            "insert into care_households (unit_id, name) values (?, ?)",
            at.unit(),
            "Hộ " + at.mark() + at.next()));
  }
}
