package vn.mach.organisation.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;

/** What moves or ends when a unit ends. The day is the first after its last one. */
@Component
class PeopleTreeChangeSql {

  private final JdbcClient jdbc;

  PeopleTreeChangeSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Members belong to the successor from the day, with the same status; members who joined on the
   * day or later joined the successor.
   */
  long moveMembers(UnitId ended, UnitId successor, LocalDate day) {
    Map<String, Object> parameters =
        Map.of("ended", ended.value(), "successor", successor.value(), "day", day);
    long moved =
        jdbc.sql(
                "update memberships set unit_id = :successor where unit_id = :ended and valid_from >= :day")
            .params(parameters)
            .update();
    List<Crossing> crossing =
        jdbc.sql(
                """
                select person_id, valid_from, valid_to, status from memberships
                where unit_id = :ended and valid_from < :day and valid_to >= :day
                """)
            .params(parameters)
            .query((row, number) ->
                new Crossing(
                    row.getLong(1),
                    row.getObject(2, LocalDate.class),
                    row.getObject(3, LocalDate.class),
                    row.getString(4)))
            .list();
    jdbc.sql(
            "update memberships set valid_to = :day::date - 1 where unit_id = :ended and valid_from < :day and valid_to >= :day")
        .params(parameters)
        .update();
    for (Crossing it : crossing) {
      jdbc.sql(
              "insert into memberships (person_id, valid_from, valid_to, unit_id, status) values (?, ?, ?, ?, ?)")
          .params(it.personId, day, it.validTo, successor.value(), it.status)
          .update();
    }
    return moved + crossing.size();
  }

  record Crossing(long personId, LocalDate validFrom, LocalDate validTo, String status) {}

  /** Posts end with their unit; one that began on the day or later is in the successor. */
  long endPosts(UnitId ended, LocalDate day) {
    return jdbc.sql(
            "update posts set valid_to = :day::date - 1 where unit_id = :ended and valid_from < :day and valid_to >= :day")
        .params(Map.of("ended", ended.value(), "day", day))
        .update();
  }

  long movePosts(UnitId ended, UnitId successor, LocalDate day) {
    return jdbc.sql(
            """
            update posts o set unit_id = :successor where unit_id = :ended and valid_from >= :day
              and not exists (select 1 from posts x where x.person_id = o.person_id and x.unit_id = :successor and x.post = o.post
                and x.valid_from = o.valid_from)
            """)
        .params(Map.of("ended", ended.value(), "successor", successor.value(), "day", day))
        .update();
  }

  /** Open transfers lead to or from the successor; one from and to the same unit is closed. */
  void moveTransfers(UnitId ended, UnitId successor, LocalDate day) {
    Map<String, Object> parameters =
        Map.of("ended", ended.value(), "successor", successor.value(), "day", day);
    jdbc.sql(
            """
            update transfers set status = 'returned', settled_on = :day where status = 'announced'
              and ((from_unit_id = :ended and to_unit_id = :successor) or (from_unit_id = :successor and to_unit_id = :ended))
            """)
        .params(parameters)
        .update();
    jdbc.sql(
            "update transfers set to_unit_id = :successor where status = 'announced' and to_unit_id = :ended")
        .params(parameters)
        .update();
    jdbc.sql(
            "update transfers set from_unit_id = :successor where status = 'announced' and from_unit_id = :ended")
        .params(parameters)
        .update();
  }

  /** Memberships and posts of each unit on the day or later. */
  Map<UnitId, Long> remaining(Collection<UnitId> units, LocalDate day) {
    Map<UnitId, Long> remaining = new HashMap<>();
    jdbc.sql(
            """
            select unit_id, count(*) from (
              select unit_id from memberships where unit_id = any(:units) and valid_to >= :day
              union all
              select unit_id from posts where unit_id = any(:units) and valid_to >= :day
            ) it group by unit_id
            """)
        .param("units", units.stream().map(UnitId::value).toArray(Long[]::new))
        .param("day", day)
        .query((java.sql.ResultSet row) -> {
          remaining.put(new UnitId(row.getLong(1)), row.getLong(2));
        });
    return remaining;
  }
}
