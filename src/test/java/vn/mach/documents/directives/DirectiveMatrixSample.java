package vn.mach.documents.directives;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Directives in the access matrix. */
@Component
class DirectiveMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of(
        "directive",
        DirectiveMatrixSample::directive,
        "directive_drafted",
        at -> withClause(at, "draft"),
        "directive_issued",
        at -> withClause(at, "issued"),
        "directive_amended",
        DirectiveMatrixSample::amended);
  }

  /** How one refers to a directive that has two versions. */
  private static String amended(MatrixPlanting at) {
    Long directive = Long.valueOf(withClause(at, "replaced"));
    at.update(
        """
        insert into directive_versions (directive_id, number, status, text, previous_id, issued_on, issued_at)
        select directive_id, 2, 'issued', 'Việc', id, '2026-03-01', '2026-03-01T00:00:00Z' from directive_versions where directive_id = ?
        """,
        directive);
    return at.ask("select symbol from directives where id = ?", directive) + "@" + at.code();
  }

  /** A directive with one clause, whose key is 1. */
  private static String withClause(MatrixPlanting at, String status) {
    String directive = directive(at);
    String issued = status.equals("draft") ? "null, null" : "'2026-02-01', '2026-02-01T00:00:00Z'";
    String version =
        at.id(
            "insert into directive_versions (directive_id, number, status, text, revision,"
                + " issued_on, issued_at) values (?, 1, ?, '1. Việc', 7, "
                + issued
                + ")",
            Long.valueOf(directive),
            status);
    at.update(
        """
        insert into clauses (version_id, directive_id, clause_key, position, depth, number_text, body, asks, answer_kind, changed_in)
        values (?, ?, 1, 1, 0, '1.', 'Việc', true, 'report', 1)
        """,
        Long.valueOf(version),
        Long.valueOf(directive));
    return directive;
  }

  private static String directive(MatrixPlanting at) {
    return at.id(
        "insert into directives (symbol, kind, title, issuer_id, issued_on) values (?, 'plan', ?,"
            + " ?, '2026-02-01')",
        at.next() + "-KH/DU",
        "Kế hoạch " + at.mark(),
        at.unit());
  }
}
