package vn.mach.documents.directives;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in rows from files that were validated already. They lie in a relation with the columns of
 * the exchange format, {@code state} ({@code fresh} rows are taken, all others left aside), and the
 * directive that {@code parent_symbol} was found to mean in {@code directive_symbol}, {@code
 * directive_issuer}, {@code directive_issued_on}.
 */
@Component
public class DirectiveLoader {

  private final JdbcClient jdbc;

  DirectiveLoader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void take(String relation) {
    run(
        """
        insert into directives (symbol, kind, title, issuer_id, issued_on)
        select r.symbol, r.kind, r.title, u.unit_id, r.issued_on
        from {rows} r left join unit_codes u on u.code = r.issuer
        where r.state = 'fresh'
        """,
        relation);
    run(
        """
        update directives d set parent_id = p.directive_id
        from {rows} r
        join directives_coded n on n.symbol = r.symbol and n.issuer is not distinct from r.issuer and n.issued_on = r.issued_on
        join directives_coded p on p.symbol = r.directive_symbol and p.issuer is not distinct from r.directive_issuer
          and p.issued_on = r.directive_issued_on
        where r.state = 'fresh' and d.id = n.directive_id
        """,
        relation);
  }

  private void run(String sql, String relation) {
    jdbc.sql(sql.replace("{rows}", relation)).update();
  }
}
