package vn.mach.evidence.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.documents.directives.ClauseTargets;
import vn.mach.documents.directives.DirectiveId;

/** Targets to which clauses of directives are tied. */
@Component
class TargetsOfClauses implements ClauseTargets {

  private final JdbcClient jdbc;

  TargetsOfClauses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<NamedTarget> of(DirectiveId directive) {
    return jdbc.sql(
            "select code, title from targets where directive_id = ? and withdrawn_from is null"
                + " order by period_from desc, code")
        .param(directive.value())
        .query(TargetsOfClauses::named)
        .list();
  }

  @Override
  public List<NamedTarget> named(Collection<String> codes) {
    return jdbc.sql("select code, title from targets where code = any(?)")
        .param(codes.toArray(String[]::new))
        .query(TargetsOfClauses::named)
        .list();
  }

  private static NamedTarget named(ResultSet row, int number) throws SQLException {
    String code = row.getString("code");
    return new NamedTarget(code, row.getString("title"), FigureLinks.target(code));
  }
}
