package vn.mach.exchange;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Right;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;

/**
 * Files bring and take the whole of a realm: kinds, figures, people of every unit. So whoever exchanges them needs the right over the
 * whole realm: given over the realm itself, or at every unit that stands at the top of the tree today.
 */
@Component
class WholeRealm {

  private final JdbcClient jdbc;
  private final Today today;

  WholeRealm(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  boolean mayExchange(Viewer viewer) {
    if (viewer.hasEverywhere(Right.EXCHANGE)) {
      return true;
    }
    return viewer.hasSomewhere(Right.EXCHANGE)
        && jdbc.sql(
                """
                select count(*) > 0 and bool_and(unit_id = any(:units)) from units_on(:today) where parent_id is null
                """)
            .param("units", viewer.unitsOf(Right.EXCHANGE).stream().map(UnitId::value).toArray(Long[]::new))
            .param("today", today.date())
            .query(Boolean.class)
            .single();
  }

  /**
   * @throws NotFound where the right does not reach everything
   */
  void require(Viewer viewer) {
    if (!mayExchange(viewer)) {
      throw new NotFound("exchange");
    }
  }
}
