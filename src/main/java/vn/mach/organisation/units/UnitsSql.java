package vn.mach.organisation.units;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Like;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;

/** Queries of the tree. */
@Component
class UnitsSql {

  /**
   * The version that names a unit on {@code :day}: of that day, else the last before it, else the
   * first. To be joined with {@code units u}.
   */
  private static final String NAMED_ON_DAY =
      """
      join lateral (
        select *, :day between valid_from and valid_to as standing from unit_versions
        where unit_id = u.id
        order by valid_from <= :day desc, case when valid_from <= :day then valid_from end desc, valid_from
        limit 1
      ) s on true
      """;

  private static final String COLUMNS =
      "u.id, u.code, s.name, s.kind, s.has_committee, s.parent_id, s.standing";

  private final JdbcClient jdbc;

  UnitsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<UnitId> find(String code) {
    return jdbc.sql("select id from units where code = ?")
        .param(code)
        .query((row, number) -> new UnitId(row.getLong(1)))
        .optional();
  }

  Optional<NamedUnit> named(UnitId unit, LocalDate day) {
    return jdbc.sql("select " + COLUMNS + " from units u " + NAMED_ON_DAY + " where u.id = :unit")
        .param("unit", unit.value())
        .param("day", day)
        .query(UnitsSql::named)
        .optional();
  }

  List<NamedUnit> children(UnitId unit, LocalDate day) {
    return jdbc.sql(
            """
            select s.unit_id as id, u.code, s.name, s.kind, s.has_committee, s.parent_id, true as standing
            from unit_versions s join units u on u.id = s.unit_id join unit_kinds k on k.code = s.kind
            where s.parent_id = :unit and :day between s.valid_from and s.valid_to
            order by k.position, u.code
            """)
        .param("unit", unit.value())
        .param("day", day)
        .query(UnitsSql::named)
        .list();
  }

  boolean reorganised(UnitId unit, Period period) {
    return jdbc.sql(
            """
            select exists (select 1 from unit_closure where ancestor_id = :unit and distance = 1
              and valid_from <= :to and valid_to >= :from and (valid_from > :from or valid_to < :to))
            """)
        .param("unit", unit.value())
        .param("from", period.from())
        .param("to", period.to())
        .query(Boolean.class)
        .single();
  }

  Map<UnitId, List<FormerName>> formerNames(Collection<UnitId> units, Period period) {
    Map<UnitId, List<FormerName>> names = new HashMap<>();
    jdbc.sql(
            """
            select s.unit_id, s.name, max(s.valid_to) + 1
            from unit_versions s
            join unit_versions last on last.unit_id = s.unit_id and :to between last.valid_from and last.valid_to
            where s.unit_id = any(:units) and s.valid_to >= :from and s.valid_to < :to and s.name <> last.name
            group by s.unit_id, s.name order by 3
            """)
        .param("units", units.stream().map(UnitId::value).toArray(Long[]::new))
        .param("from", period.from())
        .param("to", period.to())
        .query(row -> {
          names
              .computeIfAbsent(new UnitId(row.getLong(1)), id -> new ArrayList<>())
              .add(new FormerName(row.getString(2), row.getObject(3, LocalDate.class)));
        });
    return names;
  }

  List<NamedUnit> path(UnitId unit, LocalDate day) {
    return jdbc.sql(
            """
            select u.id, u.code, s.name, s.kind, s.has_committee, s.parent_id, true as standing
            from unit_closure a
            join unit_versions s on s.unit_id = a.ancestor_id and :day between s.valid_from and s.valid_to
            join units u on u.id = a.ancestor_id
            where a.unit_id = :unit and :day between a.valid_from and a.valid_to
            order by a.distance desc
            """)
        .param("unit", unit.value())
        .param("day", day)
        .query(UnitsSql::named)
        .list();
  }

  List<NamedUnit> tops(Actor actor, Right right, LocalDate day) {
    if (actor.hasEverywhere(right)) {
      return jdbc.sql(
              """
              select s.unit_id as id, u.code, s.name, s.kind, s.has_committee, s.parent_id, true as standing
              from unit_versions s join units u on u.id = s.unit_id join unit_kinds k on k.code = s.kind
              where s.parent_id is null and :day between s.valid_from and s.valid_to
              order by k.position, u.code
              """)
          .param("day", day)
          .query(UnitsSql::named)
          .list();
    }
    return jdbc.sql( // the list by way of a subselect: a plan that does not depend on its length is
            // made once and not for each page
            "select "
                + COLUMNS
                + " from units u "
                + NAMED_ON_DAY
                + " join unit_kinds k on k.code = s.kind where u.id = any(array(select unnest(:units))) order by s.standing desc, k.position, u.code")
        .param("units", actor.unitsOf(right).stream().map(UnitId::value).toArray(Long[]::new))
        .param("day", day)
        .query(UnitsSql::named)
        .list();
  }

  List<NamedUnit> search(Map<String, Object> reach, String typed, LocalDate day, int limit) {
    return search(
        "select id from units where code like :pattern || '%' union", reach, typed, day, limit);
  }

  /** By words of its present or former names, never by its code. */
  List<NamedUnit> named(Map<String, Object> reach, String typed, LocalDate day, int limit) {
    return search("", reach, typed, day, limit);
  }

  private List<NamedUnit> search(
      String byCode, Map<String, Object> reach, String typed, LocalDate day, int limit) {
    String text = Text.line(typed);
    return jdbc.sql(
            """
            with found as materialized (
              {by code} select distinct unit_id as id from unit_versions where searchable(:pattern) <> '' and search like '%' || searchable(:pattern) || '%'
            )
            select
            """
                    .replace("{by code}", byCode)
                + COLUMNS
                + " from found join units u on u.id = found.id "
                + NAMED_ON_DAY
                + " where "
                + AccessScope.sql("u.id")
                + " order by s.standing desc, lower(u.code) = lower(:typed) desc, s.name, u.code limit :limit")
        .params(reach)
        .param("typed", text)
        .param("pattern", Like.escaped(text))
        .param("day", day)
        .param("limit", limit)
        .query(UnitsSql::named)
        .list();
  }

  /** The names of the units above these on the day; those at the top are left out. */
  Map<UnitId, String> parents(Collection<UnitId> units, LocalDate day) {
    Map<UnitId, String> parents = new HashMap<>();
    jdbc.sql(
            """
            select s.unit_id, p.name from unit_versions s
            join unit_versions p on p.unit_id = s.parent_id and :day between p.valid_from and p.valid_to
            where s.unit_id = any(:units) and :day between s.valid_from and s.valid_to
            """)
        .param("day", day)
        .param("units", units.stream().map(UnitId::value).toArray(Long[]::new))
        .query(row -> {
          parents.put(new UnitId(row.getLong(1)), row.getString(2));
        });
    return parents;
  }

  /** Those that stand on the day, by code; parent: a code, empty for all. */
  List<NamedUnit> list(
      Map<String, Object> reach, String parent, LocalDate day, int limit, int offset) {
    return jdbc.sql(
            """
            select s.unit_id as id, u.code, s.name, s.kind, s.has_committee, s.parent_id, true as standing
            from unit_versions s join units u on u.id = s.unit_id
            where :day between s.valid_from and s.valid_to
              and (:parent = '' or s.parent_id = (select id from units where code = :parent)) and
            """
                + AccessScope.sql("s.unit_id")
                + " order by u.code limit :limit offset :offset")
        .params(reach)
        .param("parent", parent)
        .param("day", day)
        .param("limit", limit)
        .param("offset", offset)
        .query(UnitsSql::named)
        .list();
  }

  /** All kinds, as they were called on the day. */
  List<UnitKind> kinds(LocalDate day) {
    return jdbc.sql(
            """
            select k.code, coalesce(n.name_vi, k.name_vi), coalesce(n.name_en, k.name_en), k.position, k.valid_from, k.valid_to, k.source
            from unit_kinds k
            left join lateral (
              select name_vi, name_en from unit_kind_former_names n where n.kind = k.code and n.valid_to >= ? order by n.valid_to limit 1
            ) n on true
            order by k.position, k.code
            """)
        .param(day)
        .query((row, number) ->
            new UnitKind(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getObject(5, LocalDate.class),
                row.getObject(6, LocalDate.class),
                row.getString(7)))
        .list();
  }

  /** How many are directly under each of these on the day; those with none are left out. */
  Map<UnitId, Integer> below(Collection<UnitId> units, LocalDate day) {
    Map<UnitId, Integer> below = new HashMap<>();
    jdbc.sql(
            """
            select parent_id, count(*) from unit_versions
            where parent_id = any(:units) and :day between valid_from and valid_to
            group by parent_id
            """)
        .param("units", units.stream().map(UnitId::value).toArray(Long[]::new))
        .param("day", day)
        .query(row -> {
          below.put(new UnitId(row.getLong(1)), row.getInt(2));
        });
    return below;
  }

  /** Those of these units that the right covers. */
  Set<UnitId> reached(Map<String, Object> reach, Collection<UnitId> units) {
    return jdbc.sql(
            "select u.id from units u where u.id = any(:units) and " + AccessScope.sql("u.id"))
        .params(reach)
        .param("units", units.stream().map(UnitId::value).toArray(Long[]::new))
        .query((row, number) -> new UnitId(row.getLong(1)))
        .set();
  }

  Optional<NamedUnit> successor(UnitId unit, LocalDate day) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from units e join units u on u.id = e.successor_id "
                + NAMED_ON_DAY
                + " where e.id = :unit")
        .param("unit", unit.value())
        .param("day", day)
        .query(UnitsSql::named)
        .optional();
  }

  List<NamedUnit> predecessors(UnitId unit, LocalDate day) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from units u "
                + NAMED_ON_DAY
                + " where u.successor_id = :unit order by u.code limit 200")
        .param("unit", unit.value())
        .param("day", day)
        .query(UnitsSql::named)
        .list();
  }

  /**
   * One version of a unit's history, with the decision that began it, where one is stored.
   *
   * @param gap whether the unit did not exist on the day before, though it had existed earlier
   */
  record Past(
      LocalDate from,
      LocalDate to,
      String name,
      String kind,
      @Nullable Boolean hasCommittee,
      @Nullable UnitId parent,
      @Nullable String parentName,
      boolean gap,
      @Nullable Long decision,
      @Nullable String symbol) {}

  /** The unit's versions, the latest first. */
  List<Past> history(UnitId unit) {
    return jdbc.sql(
            """
            select s.valid_from, s.valid_to, s.name, s.kind, s.has_committee, s.parent_id, p.name as parent_name,
              coalesce(lag(s.valid_to) over (order by s.valid_from) < s.valid_from - 1, false) as gap, d.id as decision, d.symbol
            from unit_versions s
            left join lateral (
              select name from unit_versions p where p.unit_id = s.parent_id and p.valid_from <= s.valid_to and p.valid_to >= s.valid_from
              order by p.valid_from desc limit 1
            ) p on true
            left join lateral (
              select d.id, d.symbol from unit_decisions d join unit_decision_units t on t.decision_id = d.id
              where t.unit_id = s.unit_id and d.day = s.valid_from order by d.id desc limit 1
            ) d on true
            where s.unit_id = :unit order by s.valid_from desc
            """)
        .param("unit", unit.value())
        .query((row, number) -> {
          Long parent = row.getObject("parent_id", Long.class);
          return new Past(
              row.getObject("valid_from", LocalDate.class),
              row.getObject("valid_to", LocalDate.class),
              row.getString("name"),
              row.getString("kind"),
              row.getObject("has_committee", Boolean.class),
              parent == null ? null : new UnitId(parent),
              row.getString("parent_name"),
              row.getBoolean("gap"),
              row.getObject("decision", Long.class),
              row.getString("symbol"));
        })
        .list();
  }

  boolean addKind(String code, String nameVi, String nameEn) {
    return jdbc.sql(
                "insert into unit_kinds (code, name_vi, name_en) values (?, ?, ?) on conflict on constraint unit_kinds_key do nothing")
            .params(code, nameVi, nameEn)
            .update()
        == 1;
  }

  boolean renameKind(String code, String nameVi, String nameEn) {
    return jdbc.sql("update unit_kinds set name_vi = ?, name_en = ? where code = ?")
            .params(nameVi, nameEn, code)
            .update()
        == 1;
  }

  static NamedUnit named(ResultSet row, int number) throws SQLException {
    Long parent = row.getObject("parent_id", Long.class);
    return new NamedUnit(
        new UnitId(row.getLong("id")),
        row.getString("code"),
        row.getString("name"),
        row.getString("kind"),
        row.getObject("has_committee", Boolean.class),
        parent == null ? null : new UnitId(parent),
        row.getBoolean("standing"));
  }
}
