package vn.mach.documents.adoptions;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Directives that were sent, and plans, in the access matrix. */
@Component
class AdoptionMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of(
        "cascade", it -> cascade(it, it.unit()),
        "plan", it -> plan(it, it.unit()),
        "cascadeReference", it -> reference(it, cascade(it, it.unit())),
        "planReference",
            it -> {
              long plan = Long.parseLong(plan(it, it.unit()));
              return reference(
                  it, it.ask("select directive_id::text from plans where id = ?", plan));
            },
        "planBelow", it -> plan(it, it.leaf()),
        "planLine",
            it ->
                it.id(
                    "insert into plan_lines (plan_id, position, text) values (?, 1, ?)",
                    it.number("plan"),
                    "Việc " + it.mark()));
  }

  private static String reference(MatrixPlanting at, String directive) {
    return at.ask(
        "select symbol || '@' || issuer from directives_coded where directive_id = ?",
        Long.parseLong(directive));
  }

  private static String plan(MatrixPlanting at, long unit) {
    return at.id(
        "insert into plans (directive_id, unit_id, title) values (?, ?, ?)",
        Long.parseLong(cascade(at, unit)),
        unit,
        "Kế hoạch " + at.mark());
  }

  private static String cascade(MatrixPlanting at, long unit) {
    String directive = at.another("directive");
    long id = Long.parseLong(directive);
    long version =
        Long.parseLong(
            at.id(
                """
                insert into directive_versions (directive_id, number, status, text, issued_on, issued_at)
                values (?, 1, 'issued', '', '2026-02-01', now())
                """,
                id));
    at.id(
        """
        insert into clauses (version_id, directive_id, clause_key, position, depth, body, asks, answer_kind, changed_in)
        values (?, ?, 1, 1, 0, ?, true, 'plan_line', 1)
        """,
        version,
        id,
        "Điểm " + at.mark());
    at.update(
        "insert into cascades (directive_id, version_id, version_number, sent_on, sent_at) values"
            + " (?, ?, 1, '2026-02-01', now())",
        id,
        version);
    at.update(
        """
        insert into adoptions (directive_id, unit_id, unit_kind, version_id, arrived_at, asked_plan, asked_study, asked_report)
        values (?, ?, 'branch', ?, now(), true, true, true)
        """,
        id,
        unit,
        version);
    return directive;
  }
}
