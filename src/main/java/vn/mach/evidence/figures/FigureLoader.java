package vn.mach.evidence.figures;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in rows from files that were evaluated already. They lie in a relation with the columns of
 * the exchange format and {@code state}: {@code fresh} rows are new, all others are left aside. The
 * directive of a target stands in {@code directive_symbol}, {@code directive_issuer}, {@code
 * directive_issued_on}.
 */
@Component
public class FigureLoader {

  private final JdbcClient jdbc;

  FigureLoader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void takeFigures(String relation) {
    run(
        """
        insert into figures (code, name_vi, name_en, function, activity_kind, amount, tag, form)
        select code, name_vi, name_en, function, activity_kind, amount, tag, form from {rows} where state = 'fresh'
        """,
        relation);
  }

  /** Rows of one code are one target; its directive and title are those of the first. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void takeTargets(String relation) {
    run(
        """
        insert into targets (code, directive_id, title, figure, period_from, period_to)
        select distinct on (r.code) r.code, d.directive_id, r.title, r.figure, r.period_from, r.period_to
        from {rows} r
        join directives_coded d on d.symbol = r.directive_symbol and d.issuer is not distinct from r.directive_issuer
          and d.issued_on = r.directive_issued_on
        where r.state = 'fresh' and not exists (select 1 from targets t where t.code = r.code)
        order by r.code, r.line
        """,
        relation);
    run(
        """
        insert into target_minimums (target_id, unit_kind, has_committee, minimum)
        select t.id, r.unit_kind, r.has_committee, r.minimum from {rows} r join targets t on t.code = r.code where r.state = 'fresh'
        """,
        relation);
  }

  private void run(String sql, String relation) {
    jdbc.sql(sql.replace("{rows}", relation)).update();
  }
}
