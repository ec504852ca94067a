package vn.mach.app.home;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
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

  record Unread(
      long id,
      UnitId to,
      String toName,
      String from,
      String target,
      LocalDate day,
      String text,
      Instant sentAt) {}

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

  List<Unread> unread(Collection<UnitId> units) {
    return jdbc.sql(
            """
            select m.id, t.unit_id, u.name as to_name, f.name as from_name, m.target, m.day, m.text, m.sent_at
            from home_message_units t
            join home_messages m on m.id = t.message_id
            join units_named u on u.unit_id = t.unit_id
            join units_named f on f.unit_id = m.unit_id
            where t.unit_id = any(:units) and t.read_at is null
            order by m.id desc limit 20
            """)
        .param("units", units.stream().map(UnitId::value).toArray(Long[]::new))
        .query((row, number) ->
            new Unread(
                row.getLong("id"),
                new UnitId(row.getLong("unit_id")),
                row.getString("to_name"),
                row.getString("from_name"),
                row.getString("target"),
                row.getObject("day", LocalDate.class),
                row.getString("text"),
                row.getTimestamp("sent_at").toInstant()))
        .list();
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
