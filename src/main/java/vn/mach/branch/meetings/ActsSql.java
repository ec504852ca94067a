package vn.mach.branch.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Statements of {@code meeting_acts}. */
@Component
class ActsSql {

  /** An act as it is stored. */
  record Stored(MeetingAct act, MeetingId meeting, long madeBy, ActStatus status) {}

  private static final TypeReference<Map<String, String>> CONTENT = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ActsSql(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** All acts of a meeting. */
  List<Stored> of(MeetingId meeting) {
    return jdbc.sql("select * from meeting_acts where meeting_id = ? order by made_at, id")
        .param(meeting.value())
        .query(this::stored)
        .list();
  }

  /** How many there are already: of a mark those of the same person, else all that are no marks. */
  int count(MeetingId meeting, MeetingAct act) {
    return jdbc.sql(
            "select count(*) from meeting_acts where meeting_id = :meeting and case when :what = 'mark' then thing = :thing else what <> 'mark' end")
        .param("meeting", meeting.value())
        .param("what", act.what())
        .param("thing", act.thing())
        .query((row, number) -> row.getInt(1))
        .single();
  }

  Optional<Stored> find(UUID id) {
    return jdbc.sql("select * from meeting_acts where id = ?")
        .param(id)
        .query(this::stored)
        .optional();
  }

  /** Whether it is new; one of this id may have come in at another place at the same moment. */
  boolean insert(MeetingId meeting, MeetingAct act, long account, Instant now) {
    return jdbc.sql(
                """
                insert into meeting_acts (id, follows, meeting_id, what, thing, content, made_at, made_by, arrived_at, status)
                values (:id, :follows, :meeting, :what, :thing, :content::jsonb, :made, :by, :now, 'waiting')
                on conflict on constraint meeting_acts_key do nothing
                """)
            .param("id", act.id())
            .param("follows", act.follows())
            .param("meeting", meeting.value())
            .param("what", act.what())
            .param("thing", act.thing())
            .param("content", json.writeValueAsString(act.content()))
            .param("made", Timestamp.from(act.madeAt()))
            .param("by", account)
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  void statuses(Map<UUID, ActStatus> changed) {
    if (changed.isEmpty()) {
      return;
    }
    List<Map.Entry<UUID, ActStatus>> rows = List.copyOf(changed.entrySet());
    jdbc.sql(
            "update meeting_acts a set status = c.status from unnest(?::uuid[], ?::text[]) c (id, status) where c.id = a.id")
        .params(
            rows.stream().map(Map.Entry::getKey).toArray(UUID[]::new),
            rows.stream().map(it -> it.getValue().code()).toArray(String[]::new))
        .update();
  }

  private Stored stored(ResultSet row, int number) throws SQLException {
    String thing = row.getString("thing");
    int colon = thing.indexOf(':');
    return new Stored(
        new MeetingAct(
            row.getObject("id", UUID.class),
            row.getObject("follows", UUID.class),
            row.getString("what"),
            colon < 0 ? "" : thing.substring(colon + 1),
            json.readValue(row.getString("content"), CONTENT),
            row.getTimestamp("made_at").toInstant()),
        new MeetingId(row.getLong("meeting_id")),
        row.getLong("made_by"),
        ActStatus.of(row.getString("status")));
  }

  /** The log of what is stored. */
  static ActLog log(List<Stored> acts) {
    return ActLog.of(acts.stream().map(Stored::act).collect(Collectors.toList()));
  }
}
