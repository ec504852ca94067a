package vn.mach.voice.findings;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Findings, their levels, assignments and visits in the access matrix. */
@Component
class FindingMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of(
        "finding", it -> finding(it, -1),
        "ownFinding", it -> finding(it, it.asker() == 0 ? -1 : it.asker()),
        "findingRef",
            it -> it.ask("select ref from findings where id = ?", Long.parseLong(finding(it, -1))),
        "findingStep",
            it ->
                it.ask(
                    "select id::text from finding_steps where finding_id = ?",
                    Long.parseLong(finding(it, -1))),
        "assignment", FindingMatrixSample::assignment,
        "findingVisit",
            it ->
                it.id(
                    "insert into finding_visits (assignment_id, place_id, day, purpose) values (?, ?, '2026-07-20', ?)",
                    Long.parseLong(assignment(it)),
                    it.unit(),
                    "Xem " + it.mark()));
  }

  private static String finding(MatrixPlanting at, long account) {
    String finding =
        at.id(
            """
            insert into findings (ref, place_id, found_on, title, difficulty, proposal, account_id, sent_on)
            values (?, ?, '2026-07-09', ?, 'Khó', 'Sửa', ?, '2026-07-10')\
            """,
            "PH-" + at.next(),
            at.unit(),
            "Phát hiện " + at.mark(),
            account);
    at.update(
        """
        insert into finding_steps (finding_id, number, unit_id, state, from_on, days, due_on, rule_id)
        values (?, 1, ?, 'new', '2026-07-10', 15, '2026-07-31', (select min(id) from finding_rules))
        """,
        Long.parseLong(finding),
        at.unit());
    return finding;
  }

  private static String assignment(MatrixPlanting at) {
    return at.id(
        """
        insert into finding_assignments (body_id, person_id, place_id, valid_from, task) values (?, ?, ?, '2026-01-01', ?)\
        """,
        at.unit(),
        Long.parseLong(at.another("person")),
        at.unit(),
        "Theo dõi " + at.mark());
  }
}
