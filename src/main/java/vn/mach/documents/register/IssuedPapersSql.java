package vn.mach.documents.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

  /** The outgoing line that has this number in its run and waits for its paper. */
  Optional<EntryId> reserved(NumberRun run, int number, String letter) {
    return jdbc.sql(
            """
            select id from register_entries
            where unit_id = ? and book = 'outgoing' and run_from = ? and run_kind = ? and number = ? and letter = ? and status = 'reserved'
            order by id limit 1
            """)
        .params(run.unit().value(), run.from(), run.kind(), number, letter)
        .query(Long.class)
        .optional()
        .map(EntryId::new);
  }

  /** The paper's own line. */
  void retitle(PaperReference paper, UnitId unit, String title) {
    jdbc.sql(
            """
            update register_entries set title = ?
            where about = ? and unit_id = ? and symbol = ? and book = 'outgoing' and status = 'issued'
            """)
        .params(title, paper.kept(), unit.value(), paper.symbol())
        .update();
  }

  /**
   * Says that the issued line of this number and day, which was entered by hand before, is this
   * paper; empty where there is none.
   */
  Optional<EntryId> linkIssued(
      NumberRun run, int number, String letter, LocalDate day, PaperReference paper) {
    return jdbc.sql(
            """
            update register_entries set about = ?, about_symbol = ?
            where id = (select id from register_entries
              where unit_id = ? and book = 'outgoing' and run_from = ? and run_kind = ? and number = ? and letter = ? and status = 'issued'
                and day = ? and about = ''
              order by id limit 1)
            returning id
            """)
        .params(
            paper.kept(),
            paper.symbol(),
            run.unit().value(),
            run.from(),
            run.kind(),
            number,
            letter,
            day)
        .query(Long.class)
        .optional()
        .map(EntryId::new);
  }

  /** Those of the references that a line of the unit's outgoing book names. */
  List<String> entered(UnitId unit, List<String> references) {
    return jdbc.sql(
            "select about from register_entries where unit_id = ? and book = 'outgoing' and about = any(?)")
        .params(unit.value(), references.toArray(String[]::new))
        .query((row, number) -> row.getString(1))
        .list();
  }
}
