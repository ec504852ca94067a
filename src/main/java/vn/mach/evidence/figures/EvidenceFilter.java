package vn.mach.evidence.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a figure counts, as literal values of a statement, so that the planner can estimate the
 * number of rows.
 */
public record EvidenceFilter(
    String figure,
    FigureFunction function,
    String kind,
    @Nullable String amount,
    @Nullable String tag,
    @Nullable String form) {

  /** The columns of the table {@code figures} that {@link #of} reads. */
  public static final String COLUMNS =
      "f.code as figure, f.function, f.activity_kind, f.amount, f.tag, f.form";

  public static EvidenceFilter of(ResultSet row) throws SQLException {
    return new EvidenceFilter(
        row.getString("figure"),
        FigureFunction.of(row.getString("function")),
        row.getString("activity_kind"),
        row.getString("amount"),
        row.getString("tag"),
        row.getString("form"));
  }

  /** Sets {@code :kind}, {@code :amount}, {@code :tag} and {@code :form}. */
  public JdbcClient.StatementSpec into(JdbcClient.StatementSpec statement) {
    return statement
        .param("kind", kind)
        .param("amount", amount)
        .param("tag", tag)
        .param("form", form);
  }
}
