package vn.mach.voice.concerns;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.units.AccessScope;
import vn.mach.voice.concerns.StationsSql.Station;

/**
 * Who may read a concern and act on it. A confidential one: those named at its stations, whatever
 * anybody's rank. Another: who reads letters at a unit that has or had it, there and above; open to
 * the branch also whoever sees the branch.
 */
@Component
class ConcernAccess {

  /** A condition on {@code concerns c}; parameters from {@link #parameters}. */
  static final String SEEN =
      """
      (c.openness = 'confidential' and exists (select 1 from concern_stations st where st.concern_id = c.id and %s)
       or c.openness <> 'confidential' and exists (select 1 from concern_stations st where st.concern_id = c.id and %s)
       or c.openness = 'branch' and %s)
      """
          .formatted(
              NamedAccess.sql(ConcernStations.MODULE, "st.id"),
              AccessScope.sql("st.unit_id"),
              AccessScope.orFurther("false", "c.unit_id", "branch"));

  private final AccessScope scope;
  private final NamedAccess named;
  private final JdbcClient jdbc;

  ConcernAccess(AccessScope scope, NamedAccess named, JdbcClient jdbc) {
    this.scope = scope;
    this.named = named;
    this.jdbc = jdbc;
  }

  Map<String, @Nullable Object> parameters(Actor actor) {
    Map<String, @Nullable Object> parameters = new HashMap<>(named.parameters(actor));
    parameters.putAll(scope.parameters(actor, Right.SEE_LETTERS));
    parameters.putAll(scope.further(actor, Right.SEE, "branch"));
    return parameters;
  }

  boolean maySee(Actor actor, long concern) {
    return jdbc.sql("select 1 from concerns c where c.id = :id and " + SEEN)
        .params(parameters(actor))
        .param("id", concern)
        .query((row, number) -> 1)
        .optional()
        .isPresent();
  }

  /** Whether the actor records at the unit, and of a confidential one is named at this station. */
  boolean mayAct(Actor actor, Station station, boolean confidential) {
    return confidential
        ? named.standing(actor, ConcernStations.fileOf(station.id())).reads()
        : scope.reaches(actor, Right.RECORD, station.unit());
  }
}
