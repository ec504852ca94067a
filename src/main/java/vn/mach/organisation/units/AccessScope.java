package vn.mach.organisation.units;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;

/**
 * Whether an actor's right covers a unit today, for one unit or as a part of a query. A right given
 * at a unit goes down its subtree of today; a unit that has ended is covered through its last
 * parents and its successor.
 */
@Component
public class AccessScope {

  private static final int FEW = 500;

  /**
   * For a query of somebody whose right is narrow: {@code mine} are the units that it covers, found
   * before anything else. Parameters as for {@link #sql}.
   */
  public static final String MINE =
      """
      with mine as materialized (
        select distinct unit_id from units_in_scope_on(:scope_today) where ancestor_id = any(:scope_units)
      )
      """;

  /**
   * A statement for the rows of {@link #MINE}: one look-up in the table for each unit.
   *
   * @param from {@code from activities}: a table with a column {@code unit_id}
   */
  public static String rowsOfMine(String from) {
    return MINE
        + "select held.* from mine join lateral (select * %s where unit_id = mine.unit_id offset 0) held on true"
            .formatted(from);
  }

  private final JdbcClient jdbc;
  private final Today today;

  AccessScope(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  public boolean reaches(Actor actor, Right right, UnitId unit) {
    if (actor.hasEverywhere(right) || actor.unitsOf(right).contains(unit)) {
      return true;
    }
    if (!actor.hasSomewhere(right)) {
      return false;
    }
    Map<String, Object> parameters = new HashMap<>(parameters(actor, right));
    parameters.put("unit", unit.value());
    return jdbc.sql("select " + ofFew(":unit")).params(parameters).query(Boolean.class).single();
  }

  /**
   * Whether the right covers the unit from a level above it: given at a unit above, or over the
   * whole realm. A right given at the unit itself is not enough.
   */
  public boolean reachesFromAbove(Actor actor, Right right, UnitId unit) {
    if (actor.hasEverywhere(right)) {
      return true;
    }
    Long[] others =
        actor.unitsOf(right).stream()
            .filter(given -> !given.equals(unit))
            .map(UnitId::value)
            .toArray(Long[]::new);
    return others.length > 0
        && jdbc.sql("select unit_in_scope(:unit, :today, :given)")
            .param("unit", unit.value())
            .param("today", today.date())
            .param("given", others)
            .query(Boolean.class)
            .single();
  }

  /**
   * Whether the right covers the whole realm: given over the realm itself, or at the units at its
   * head. These were recorded when the realm's first tree was made, so no later change of the tree
   * takes the right away; those at the top when the last of them ended came after them.
   */
  public boolean coversRealm(Actor actor, Right right) {
    return actor.hasEverywhere(right)
        || actor.hasSomewhere(right)
            && jdbc.sql("select realm_in_scope(:today, :given)")
                .param("today", today.date())
                .param(
                    "given", actor.unitsOf(right).stream().map(UnitId::value).toArray(Long[]::new))
                .query(Boolean.class)
                .single();
  }

  /**
   * Whether the right covers only a few units ({@value #FEW} at most): then a query does best to
   * begin with these, and else with what else is asked for.
   */
  public boolean isNarrow(Actor actor, Right right) {
    return !actor.hasEverywhere(right)
        && jdbc.sql(
                    """
                    select count(*) from (
                      select 1 from unit_closure where ancestor_id = any(:scope_units) and :scope_today between valid_from and valid_to limit :most
                    ) covered
                    """)
                .params(parameters(actor, right))
                .param("most", FEW + 1)
                .query(Integer.class)
                .single()
            <= FEW;
  }

  /**
   * Whether the right covers every unit that stands at the top today. One that came to the top
   * beside the heads of the realm is none of them, and still no matter of whoever covers those.
   */
  public boolean coversEveryTop(Actor actor, Right right) {
    return actor.hasEverywhere(right)
        || actor.hasSomewhere(right)
            && jdbc.sql("select tops_in_scope(:today, :given)")
                .param("today", today.date())
                .param(
                    "given", actor.unitsOf(right).stream().map(UnitId::value).toArray(Long[]::new))
                .query(Boolean.class)
                .single();
  }

  /** All rights of the actor that cover the unit, in one query. */
  public Set<Right> rights(Actor actor, UnitId unit) {
    Set<Right> asked = EnumSet.noneOf(Right.class);
    Set<Right> rights = EnumSet.noneOf(Right.class);
    for (Right right : Right.values()) {
      if (actor.hasEverywhere(right) || actor.unitsOf(right).contains(unit)) {
        rights.add(right);
      } else if (actor.hasSomewhere(right)) {
        asked.add(right);
      }
    }
    if (!asked.isEmpty()) {
      Set<UnitId> given =
          asked.stream()
              .flatMap(right -> actor.unitsOf(right).stream())
              .collect(Collectors.toSet());
      List<UnitId> through =
          jdbc.sql(
                  "select given from unnest(:given) given where unit_in_scope(:unit, :today, array[given])")
              .param("given", given.stream().map(UnitId::value).toArray(Long[]::new))
              .param("unit", unit.value())
              .param("today", today.date())
              .query((row, number) -> new UnitId(row.getLong("given")))
              .list();
      asked.stream()
          .filter(right -> actor.unitsOf(right).stream().anyMatch(through::contains))
          .forEach(rights::add);
    }
    return rights;
  }

  /**
   * @throws NotFound where the right does not cover the unit: 404, as if there were no such unit
   */
  public void require(Actor actor, Right right, UnitId unit) {
    if (!reaches(actor, right, unit)) {
      throw new NotFound("unit " + unit.value());
    }
  }

  /**
   * A condition for a {@code where}, true where the right covers the unit in the given column. Its
   * parameters come from {@link #parameters}; every query over data of units contains it.
   */
  public static String sql(String unitColumn) {
    return """
    (:scope_everywhere or exists (select 1 from units_in_scope_on(:scope_today) reached
      where reached.unit_id = %s and reached.ancestor_id = any(:scope_units)))\
    """
        .formatted(unitColumn);
  }

  /** As {@link #reachesFromAbove} for each row. Same parameters. */
  public static String sqlFromAbove(String unitColumn) {
    return """
    (:scope_everywhere or exists (select 1 from units_in_scope_on(:scope_today) reached
      where reached.unit_id = %1$s and reached.ancestor_id = any(:scope_units) and reached.ancestor_id <> %1$s))\
    """
        .formatted(unitColumn);
  }

  /**
   * The same as {@link #sql} for a query about one unit or a few: cheap to plan, but evaluated row
   * by row, while {@link #sql} can be joined. Same parameters.
   */
  public static String ofFew(String unitColumn) {
    return "(:scope_everywhere or unit_in_scope(" + unitColumn + ", :scope_today, :scope_units))";
  }

  /**
   * A further condition beside {@link #sql} or {@link #ofFew}: rows for which {@code open} holds
   * are seen with the first right alone, the others where a further right covers the unit too. Its
   * parameters come from {@link #further}.
   *
   * @param open a condition over a row
   * @param name small letters: begins the names of the parameters
   */
  public static String orFurther(String open, String unitColumn, String name) {
    return """
    (%2$s or :%3$s_everywhere or exists (select 1 from units_in_scope_on(:scope_today) further
      where further.unit_id = %1$s and further.ancestor_id = any(:%3$s_units)))\
    """
        .formatted(unitColumn, open, name);
  }

  /** The named parameters of {@link #orFurther}, beside those of {@link #parameters}. */
  public Map<String, Object> further(Actor actor, Right right, String name) {
    return Map.of(
        name + "_everywhere", actor.hasEverywhere(right),
        name + "_units", actor.unitsOf(right).stream().map(UnitId::value).toArray(Long[]::new));
  }

  /**
   * The named parameters of {@link #sql} and {@link #ofFew}: {@code scope_everywhere}, {@code
   * scope_today}, {@code scope_units}.
   */
  public Map<String, Object> parameters(Actor actor, Right right) {
    return Map.of(
        "scope_everywhere", actor.hasEverywhere(right),
        "scope_today", today.date(),
        "scope_units", actor.unitsOf(right).stream().map(UnitId::value).toArray(Long[]::new));
  }
}
