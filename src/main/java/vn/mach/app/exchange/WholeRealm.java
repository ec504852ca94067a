package vn.mach.app.exchange;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;

/**
 * Files bring and take the whole of a realm: kinds, figures, people of every unit. So the person
 * who exchanges them needs the right over the whole realm: given over the realm itself, or at every
 * unit that is at the top of the tree today.
 */
@Component
class WholeRealm {

  private final JdbcClient jdbc;
  private final Today today;

  WholeRealm(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  boolean mayExchange(Actor actor) {
    if (actor.hasEverywhere(Right.EXCHANGE)) {
      return true;
    }
    return actor.hasSomewhere(Right.EXCHANGE)
        && jdbc.sql(
                """
                select count(*) > 0 and bool_and(unit_id = any(:units)) from units_on(:today) where parent_id is null
                """)
            .param(
                "units",
                actor.unitsOf(Right.EXCHANGE).stream().map(UnitId::value).toArray(Long[]::new))
            .param("today", today.date())
            .query(Boolean.class)
            .single();
  }

  /**
   * @throws NotFound where the right does not reach everything
   */
  void require(Actor actor) {
    if (!mayExchange(actor)) {
      throw new NotFound("exchange");
    }
  }
}
