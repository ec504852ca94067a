package vn.mach.app.home;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;

@Component
class UnitMessagesSql {

  private final JdbcClient jdbc;

  UnitMessagesSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A reminder as one of its units received it.
   *
   * @param target its code; empty where there are several
   * @param title of the target, its code where there is none of that code any more; of several with
   *     semicolons
   * @param readAt none: nobody of the unit has read it
   */
  record Received(
      long id,
      UnitId to,
      String toName,
      String from,
      String target,
      String title,
      LocalDate day,
      String text,
      Instant sentAt,
      @Nullable Instant readAt) {}

  /**
   * A reminder as its sender sees it.
   *
   * @param title of the target; empty where there are several
   */
  record Sent(long id, String title, LocalDate day, String text, Instant sentAt, List<Reader> to) {

    long read() {
      return to.stream().filter(it -> it.readAt() != null).count();
    }
  }

  /** A unit that a reminder went to, and who has read it there. */
  record Reader(UnitId unit, String name, @Nullable Instant readAt, @Nullable String by) {}

  long insert(Actor actor, UnitId unit, String target, LocalDate day, String text, Instant now) {
    return jdbc.sql(
            """
            insert into home_messages (unit_id, target, day, text, sent_by, sent_at)
            values (?, ?, ?, ?, ?, ?) returning id
            """)
        .params(unit.value(), target, day, text, actor.account(), Timestamp.from(now))
        .query(Long.class)
        .single();
  }

  void address(long message, Collection<UnitId> units) {
    jdbc.sql("insert into home_message_units (message_id, unit_id) select ?, unnest(?)")
        .params(message, units.stream().map(UnitId::value).toArray(Long[]::new))
        .update();
  }

  /**
   * @param targets the codes of those with which the unit is behind
   */
  void address(long message, UnitId unit, String[] targets) {
    jdbc.sql("insert into home_message_units (message_id, unit_id, targets) values (?, ?, ?)")
        .params(message, unit.value(), targets)
        .update();
  }

  List<Received> received(Collection<UnitId> units) {
    return jdbc.sql(
            """
            select m.id, t.unit_id, u.name as to_name, f.name as from_name,
              case when m.target = '*' then '' else m.target end as target,
              case when m.target = '*' then (
                select string_agg(coalesce(o.title, c.code), '; ' order by c.code collate by_number) from unnest(t.targets) c (code) left join targets o on o.code = c.code
              ) else coalesce(g.title, m.target) end as title, m.day, m.text, m.sent_at,
              t.read_at
            from home_message_units t
            join home_messages m on m.id = t.message_id
            join units_named u on u.unit_id = t.unit_id
            join units_named f on f.unit_id = m.unit_id
            left join targets g on g.code = m.target
            where t.unit_id = any(:units)
            order by m.id desc limit 100
            """)
        .param("units", units.stream().map(UnitId::value).toArray(Long[]::new))
        .query((row, number) ->
            new Received(
                row.getLong("id"),
                new UnitId(row.getLong("unit_id")),
                row.getString("to_name"),
                row.getString("from_name"),
                row.getString("target"),
                row.getString("title"),
                row.getObject("day", LocalDate.class),
                row.getString("text"),
                row.getTimestamp("sent_at").toInstant(),
                instant(row, "read_at")))
        .list();
  }

  /** The latest fifty. */
  List<Sent> sent(UnitId unit) {
    Map<Long, Sent> sent = new LinkedHashMap<>();
    jdbc.sql(
            """
            select m.id, case when m.target = '*' then '' else coalesce(g.title, m.target) end as title, m.day, m.text, m.sent_at, t.unit_id, u.name, t.read_at, a.name as reader
            from (select * from home_messages where unit_id = :unit order by id desc limit 50) m
            join home_message_units t on t.message_id = m.id
            join units_named u on u.unit_id = t.unit_id
            left join targets g on g.code = m.target
            left join account_logins a on a.account_id = t.read_by
            order by m.id desc, t.read_at nulls first, u.name
            """)
        .param("unit", unit.value())
        .query(row -> {
          long id = row.getLong("id");
          Sent of = sent.get(id);
          if (of == null) {
            of =
                new Sent(
                    id,
                    row.getString("title"),
                    row.getObject("day", LocalDate.class),
                    row.getString("text"),
                    row.getTimestamp("sent_at").toInstant(),
                    new ArrayList<>());
            sent.put(id, of);
          }
          of.to()
              .add(
                  new Reader(
                      new UnitId(row.getLong("unit_id")),
                      row.getString("name"),
                      instant(row, "read_at"),
                      row.getString("reader")));
        });
    return List.copyOf(sent.values());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  boolean isTo(long message, UnitId unit) {
    return jdbc.sql(
            "select exists (select 1 from home_message_units where message_id = ? and unit_id = ?)")
        .params(message, unit.value())
        .query(Boolean.class)
        .single();
  }

  /** Whether it had not been read before. */
  boolean read(long message, UnitId unit, Actor actor, Instant now) {
    return jdbc.sql(
                "update home_message_units set read_at = ?, read_by = ? where message_id = ? and unit_id = ? and read_at is null")
            .params(Timestamp.from(now), actor.account(), message, unit.value())
            .update()
        == 1;
  }
}
