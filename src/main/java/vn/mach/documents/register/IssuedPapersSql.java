package vn.mach.documents.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;

/** Lines of papers that other modules issue. */
@Component
class IssuedPapersSql {

  private final JdbcClient jdbc;

  IssuedPapersSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The line that bears this number in its run; that of the first paper where it stands twice. */
  Optional<NamedEntry> holder(NumberRun run, int number, String letter) {
    return jdbc.sql(
            """
            select id, unit_id, book, symbol, title, day, status from register_entries
            where unit_id = ? and book = ? and run_from = ? and run_kind = ? and number = ? and letter = ?
            order by repeats is not null, id limit 1
            """)
        .params(run.unit().value(), run.book().code(), run.from(), run.kind(), number, letter)
        .query(RegisterSql::named)
        .optional();
  }

  /**
   * The line that a paper of a module is, however its symbol is spelled; one that was cancelled is
   * not.
   */
  Optional<NamedEntry> line(PaperReference paper, UnitId unit) {
    return jdbc.sql(
            """
            select id, unit_id, book, symbol, title, day, status from register_entries
            where about = ? and unit_id = ? and symbol_number(symbol) = symbol_number(?) and book = 'outgoing' and status = 'issued'
            order by id limit 1
            """)
        .params(paper.kept(), unit.value(), paper.symbol())
        .query(RegisterSql::named)
        .optional();
  }

  /** The paper's own line. */
  void retitle(PaperReference paper, UnitId unit, String title) {
    jdbc.sql(
            """
            update register_entries set title = ?
            where about = ? and unit_id = ? and symbol_number(symbol) = symbol_number(?) and book = 'outgoing' and status = 'issued'
            """)
        .params(title, paper.kept(), unit.value(), paper.symbol())
        .update();
  }

  /** The issued line of this number and day that was entered by hand and names no paper. */
  Optional<NamedEntry> byHand(NumberRun run, int number, String letter, LocalDate day) {
    return jdbc.sql(
            """
            select id, unit_id, book, symbol, title, day, status from register_entries
            where unit_id = ? and book = 'outgoing' and run_from = ? and run_kind = ? and number = ? and letter = ? and status = 'issued'
              and day = ? and about = ''
            order by id limit 1
            """)
        .params(run.unit().value(), run.from(), run.kind(), number, letter, day)
        .query(RegisterSql::named)
        .optional();
  }

  /** Says which paper of a module the line is. */
  void link(EntryId entry, PaperReference paper) {
    jdbc.sql("update register_entries set about = ?, about_symbol = ? where id = ?")
        .params(paper.kept(), paper.symbol(), entry.value())
        .update();
  }

  /** Those of the papers, as they are stored, that have a line of their own in the unit's book. */
  Set<String> entered(UnitId unit, List<PaperReference> papers) {
    return papers.isEmpty()
        ? Set.of()
        : jdbc.sql(
                """
                select about from register_entries
                where unit_id = ? and book = 'outgoing' and about = any(?) and about <> '' and symbol_number(symbol) = symbol_number(about_symbol)
                """)
            .params(unit.value(), papers.stream().map(PaperReference::kept).toArray(String[]::new))
            .query((row, number) -> row.getString(1))
            .set();
  }

  /** Those of the references that a line of the unit's outgoing book names. */
  List<String> named(UnitId unit, List<String> references) {
    return jdbc.sql(
            "select about from register_entries where unit_id = ? and book = 'outgoing' and about = any(?)")
        .params(unit.value(), references.toArray(String[]::new))
        .query((row, number) -> row.getString(1))
        .list();
  }
}
