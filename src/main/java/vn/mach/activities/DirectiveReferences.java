package vn.mach.activities;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.kernel.UnitId;

/** Finds the directive that a reference of the exchange format means. */
@Component
class DirectiveReferences {

  private static final String UNKNOWN = "?"; // no number: the rules refuse it

  private final JdbcClient jdbc;

  DirectiveReferences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The number of the directive as text: of {@code SYMBOL@ISSUER} the issuer's; of {@code SYMBOL} that of the nearest unit upwards on the
   * day, then of a body above the realm; the latest issued on or before the day. Something that is no number where there is none:
   * the rules refuse it.
   */
  String number(String reference, @Nullable UnitId unit, @Nullable LocalDate day) {
    String text = Typed.text(reference);
    if (text.isEmpty()) {
      return "";
    }
    if (unit == null || day == null) {
      return UNKNOWN;
    }
    return jdbc.sql(
            """
            select d.directive_id
            from directives_named d
            left join units_named i on i.unit_id = d.issuer_id
            left join units_under(:day) t on t.unit_id = :unit and t.ancestor_id = d.issuer_id
            where d.issued_on <= :day
              and (d.symbol || '@' || i.code = :reference or (d.symbol = :reference and (d.issuer_id is null or t.distance is not null)))
            order by (d.symbol = :reference) desc, t.distance nulls last, d.issued_on desc
            limit 1
            """)
        .param("day", day)
        .param("unit", unit.value())
        .param("reference", text)
        .query(String.class)
        .optional()
        .orElse(UNKNOWN);
  }
}
