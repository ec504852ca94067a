package vn.mach.activities;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Right;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;
import vn.mach.units.Reach;
import vn.mach.units.UnitNamed;
import vn.mach.units.Units;
import vn.mach.web.Choice;

/** What the entry pages know beforehand, so that people need not type it. */
@Component
class EntryHelp {

  private final JdbcClient jdbc;
  private final Units units;
  private final Reach reach;
  private final Today today;

  EntryHelp(JdbcClient jdbc, Units units, Reach reach, Today today) {
    this.jdbc = jdbc;
    this.units = units;
    this.reach = reach;
    this.today = today;
  }

  /** Where somebody recorded last, and what. */
  record Last(UnitId unit, String kind) {}

  Optional<Last> last(Viewer viewer) {
    return jdbc.sql("select unit_id, kind from activities where recorded_by = ? order by id desc limit 1")
        .param(viewer.account())
        .query((row, number) -> new Last(new UnitId(row.getLong(1)), row.getString(2)))
        .optional();
  }

  /**
   * The unit to record for: the one asked for, or the only one that they may record for, or the one they recorded for last. Empty where
   * they must choose.
   *
   * @throws NotFound where they may not record for it, or for none at all
   */
  Optional<UnitNamed> unit(Viewer viewer, String asked) {
    Optional<Long> number = Typed.whole(asked);
    if (number.isPresent()) {
      return Optional.of(units.require(viewer, Right.RECORD, new UnitId(number.get())));
    }
    List<UnitNamed> tops = units.tops(viewer, Right.RECORD);
    if (tops.isEmpty()) {
      throw new NotFound("a unit to record for");
    }
    Optional<UnitNamed> last =
        last(viewer)
            .filter(it -> reach.reaches(viewer, Right.RECORD, it.unit()))
            .flatMap(it -> units.named(it.unit(), today.date()))
            .filter(UnitNamed::standing);
    if (last.isPresent()) {
      return last;
    }
    return tops.size() == 1 ? Optional.of(tops.getFirst()) : Optional.empty();
  }

  /** Whether they may record for more than one unit. */
  boolean mayChoose(Viewer viewer) {
    List<UnitNamed> tops = units.tops(viewer, Right.RECORD);
    return tops.size() > 1 || tops.stream().anyMatch(top -> !units.children(top.id(), today.date()).isEmpty());
  }

  /** How many were expected when the unit last held one of this kind. */
  String usuallyExpected(UnitId unit, String kind) {
    return jdbc.sql(
            """
            select expected::text from activities
            where unit_id = :unit and kind = :kind and expected is not null and status <> 'withdrawn'
            order by held_on desc, id desc limit 1
            """)
        .param("unit", unit.value())
        .param("kind", kind)
        .query(String.class)
        .optional()
        .orElse("");
  }

  /** Directives that the unit may carry out: of units above it and of bodies above the realm, the latest first. */
  List<Choice> directives(UnitId unit, LocalDate day, @Nullable Long chosen) {
    return jdbc.sql(
            """
            select directive_id, symbol, title from directives_named d
            where d.issuer_id is null or d.directive_id = :chosen
              or exists (select 1 from units_under(:day) t where t.unit_id = :unit and t.ancestor_id = d.issuer_id)
            order by (d.directive_id = :chosen) is true desc, issued_on desc, symbol limit 100
            """)
        .param("chosen", chosen, java.sql.Types.BIGINT)
        .param("day", day)
        .param("unit", unit.value())
        .query(EntryHelp::directive)
        .list();
  }

  /** The latest directives, for narrowing a list: of bodies above the realm and of units that the viewer sees; and the one asked for. */
  List<Choice> directivesCarriedOut(Viewer viewer, @Nullable Long chosen) {
    return jdbc.sql(
            "select directive_id, symbol, title from directives_named d where d.issuer_id is null or d.directive_id = :chosen or "
                + Reach.sql("d.issuer_id")
                + " order by (d.directive_id = :chosen) is true desc, issued_on desc, symbol limit 100")
        .params(reach.parameters(viewer, Right.SEE))
        .param("chosen", chosen, java.sql.Types.BIGINT)
        .query(EntryHelp::directive)
        .list();
  }

  private static Choice directive(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    return new Choice(row.getString(1), row.getString(2) + " · " + row.getString(3));
  }
}
