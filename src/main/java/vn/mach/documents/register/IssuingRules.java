package vn.mach.documents.register;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;

/**
 * Who may issue what: rows of the table {@code issuing_rules} by the kind of unit, each with the
 * days on which it holds and its source (399-QĐ/TW of 9 January 2026). What is against a rule is
 * warned of, never refused.
 */
@Component
public class IssuingRules {

  private final JdbcClient jdbc;

  IssuingRules(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The source of the rule by which the unit does not issue papers of this kind on the day; empty
   * where it may, or no rule says anything of such a unit.
   *
   * @param kind a code of {@link DocumentKind}
   */
  public Optional<String> against(UnitId unit, String kind, LocalDate day, boolean congress) {
    return jdbc.sql(
            """
            select source from (select issuing_rule_against(u.kind, :congress, :kind, :day) as source from units_on(:day) u where u.unit_id = :unit) found
            where source is not null
            """)
        .param("congress", congress)
        .param("kind", kind)
        .param("day", day)
        .param("unit", unit.value())
        .query(String.class)
        .optional();
  }
}
