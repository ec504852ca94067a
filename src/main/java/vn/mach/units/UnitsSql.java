package vn.mach.units;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.kernel.Right;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;

/** What is read of the tree. */
@Component
class UnitsSql {

  /** The stretch that names a unit on {@code :day}: of that day, else the last before it, else the first. Stands beside {@code units u}. */
  private static final String NAMED_ON_DAY =
      """
      join lateral (
        select *, :day between valid_from and valid_to as standing from unit_stretches
        where unit_id = u.id
        order by valid_from <= :day desc, case when valid_from <= :day then valid_from end desc, valid_from
        limit 1
      ) s on true
      """;

  private static final String COLUMNS = "u.id, u.code, s.name, s.kind, s.has_committee, s.parent_id, s.standing";

  private final JdbcClient jdbc;

  UnitsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<UnitId> find(String code) {
    return jdbc.sql("select id from units where code = ?").param(code).query((row, number) -> new UnitId(row.getLong(1))).optional();
  }

  Optional<UnitNamed> named(UnitId unit, LocalDate day) {
    return jdbc.sql("select " + COLUMNS + " from units u " + NAMED_ON_DAY + " where u.id = :unit")
        .param("unit", unit.value())
        .param("day", day)
        .query(UnitsSql::named)
        .optional();
  }

  List<UnitNamed> children(UnitId unit, LocalDate day) {
    return jdbc.sql(
            """
            select s.unit_id as id, u.code, s.name, s.kind, s.has_committee, s.parent_id, true as standing
            from unit_stretches s join units u on u.id = s.unit_id join unit_kinds k on k.code = s.kind
            where s.parent_id = :unit and :day between s.valid_from and s.valid_to
            order by k.position, u.code
            """)
        .param("unit", unit.value())
        .param("day", day)
        .query(UnitsSql::named)
        .list();
  }

  List<UnitNamed> path(UnitId unit, LocalDate day) {
    return jdbc.sql(
            """
            select u.id, u.code, s.name, s.kind, s.has_committee, s.parent_id, true as standing
            from unit_ancestry a
            join unit_stretches s on s.unit_id = a.ancestor_id and :day between s.valid_from and s.valid_to
            join units u on u.id = a.ancestor_id
            where a.unit_id = :unit and :day between a.valid_from and a.valid_to
            order by a.distance desc
            """)
        .param("unit", unit.value())
        .param("day", day)
        .query(UnitsSql::named)
        .list();
  }

  List<UnitNamed> tops(Viewer viewer, Right right, LocalDate day) {
    if (viewer.hasEverywhere(right)) {
      return jdbc.sql(
              """
              select s.unit_id as id, u.code, s.name, s.kind, s.has_committee, s.parent_id, true as standing
              from unit_stretches s join units u on u.id = s.unit_id join unit_kinds k on k.code = s.kind
              where s.parent_id is null and :day between s.valid_from and s.valid_to
              order by k.position, u.code
              """)
          .param("day", day)
          .query(UnitsSql::named)
          .list();
    }
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from units u "
                + NAMED_ON_DAY
                + " join unit_kinds k on k.code = s.kind where u.id = any(:units) order by s.standing desc, k.position, u.code")
        .param("units", viewer.unitsOf(right).stream().map(UnitId::value).toArray(Long[]::new))
        .param("day", day)
        .query(UnitsSql::named)
        .list();
  }

  List<UnitNamed> search(Map<String, Object> reach, String typed, LocalDate day, int limit) {
    String text = typed.strip().replaceAll("([\\\\%_])", "\\\\$1");
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from units u "
                + NAMED_ON_DAY
                + """
                where (u.code like :typed || '%'
                    or u.id in (select f.unit_id from unit_stretches f where f.search like '%' || searchable(:typed) || '%'))
                  and\s"""
                + Reach.sql("u.id")
                + " order by s.standing desc, lower(u.code) = lower(:typed) desc, s.name, u.code limit :limit")
        .params(reach)
        .param("typed", text)
        .param("day", day)
        .param("limit", limit)
        .query(UnitsSql::named)
        .list();
  }

  List<UnitKind> kinds() {
    return jdbc.sql("select code, name_vi, name_en, position from unit_kinds order by position, code")
        .query((row, number) -> new UnitKind(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)))
        .list();
  }

  static UnitNamed named(ResultSet row, int number) throws SQLException {
    Long parent = row.getObject("parent_id", Long.class);
    return new UnitNamed(
        new UnitId(row.getLong("id")),
        row.getString("code"),
        row.getString("name"),
        row.getString("kind"),
        row.getObject("has_committee", Boolean.class),
        parent == null ? null : new UnitId(parent),
        row.getBoolean("standing"));
  }
}
