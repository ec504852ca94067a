package vn.mach.voice.concerns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;

/** Concerns as pages show them. What an actor may see is part of each question. */
@Component
class ConcernViewSql {

  /**
   * A concern.
   *
   * @param senderName of one that is not confidential and whose sender is known
   * @param wholeDue none while the sender is waited for
   */
  record View(
      long id,
      ConcernKind kind,
      String subjectVi,
      String subjectEn,
      Openness openness,
      boolean urgent,
      String text,
      UnitId unit,
      String unitName,
      LocalDate sentOn,
      boolean onBehalf,
      boolean guest,
      String senderName,
      int wholeDays,
      @Nullable LocalDate wholeDue,
      @Nullable Long mergedInto,
      @Nullable Boolean helped,
      String helpedText,
      @Nullable LocalDate returnedOn,
      String state) {

    /** Whether the last answer is still missing after its day. */
    boolean isLate(LocalDate today) {
      return state.equals("open") && wholeDue != null && wholeDue.isBefore(today);
    }
  }

  /** What one side said. */
  record Message(String side, String unitName, String text, LocalDate day) {}

  /** A file, by its number and name. */
  record File(long id, String name, String mediaType, long size) {

    boolean sound() {
      return mediaType.startsWith("audio/");
    }
  }

  /** The bytes of a file. */
  record Content(long concern, boolean confidential, String name, String mediaType, byte[] bytes) {}

  private static final String VIEWS =
      """
      select c.*, t.state, s.name_vi, s.name_en, u.name as unit_name, coalesce(p.full_name, '') as sender_name
      from concerns c join concern_states t on t.concern_id = c.id join concern_subjects s on s.code = c.subject
      join units_named u on u.unit_id = c.unit_id left join people_named p on p.person_id = c.sender_person_id
      """;

  private final JdbcClient jdbc;

  ConcernViewSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What the actor may see; open ones first, the earliest due first.
   *
   * @param state {@code open}, {@code answered} or any
   */
  List<View> list(Map<String, @Nullable Object> seeing, String state, Paging paging) {
    return jdbc.sql(
            VIEWS
                + "where "
                + ConcernAccess.SEEN
                + """
                 and (:state = '' or t.state = :state)
                order by t.state <> 'open', not c.urgent, c.whole_due_on nulls last, c.id desc limit :limit offset :offset
                """)
        .params(seeing)
        .param("state", state)
        .param("limit", paging.limit())
        .param("offset", paging.offset())
        .query(ConcernViewSql::row)
        .list();
  }

  Optional<View> find(Map<String, @Nullable Object> seeing, long id) {
    return jdbc.sql(VIEWS + "where c.id = :id and " + ConcernAccess.SEEN)
        .params(seeing)
        .param("id", id)
        .query(ConcernViewSql::row)
        .optional();
  }

  /** For its sender, who has shown the code or owns it. */
  Optional<View> ofSender(long id) {
    return jdbc.sql(VIEWS + "where c.id = ?").param(id).query(ConcernViewSql::row).optional();
  }

  /** The actor's own, without the confidential, which nothing connects with them. */
  List<View> own(Actor actor) {
    return jdbc.sql(
            VIEWS + "where " + ConcernsSql.OWN + " order by c.sent_on desc, c.id desc limit 100")
        .params(ConcernsSql.own(actor))
        .query(ConcernViewSql::row)
        .list();
  }

  /** Open at the unit beside this one, of those the actor may see: what may be joined with it. */
  List<View> alike(Map<String, @Nullable Object> seeing, long concern, UnitId unit) {
    return jdbc.sql(
            VIEWS
                + "where "
                + ConcernAccess.SEEN
                + """
                 and c.id <> :concern and (c.subject, c.openness = 'confidential')
                    = (select subject, openness = 'confidential' from concerns where id = :concern)
                  and (select count(*) from concern_stations o where o.concern_id = c.id and o.state in ('open', 'asked', 'checking')) = 1
                  and exists (select 1 from concern_stations o where o.concern_id = c.id and o.state = 'open' and o.unit_id = :unit)
                order by c.id limit 50
                """)
        .params(seeing)
        .param("concern", concern)
        .param("unit", unit.value())
        .query(ConcernViewSql::row)
        .list();
  }

  /** How many were joined with it. */
  int joined(long concern) {
    return jdbc.sql("select count(*) from concerns where merged_into = ?")
        .param(concern)
        .query((row, number) -> row.getInt(1))
        .single();
  }

  /**
   * How often its senders wrote so far, and which others it stands for: who answers has read that.
   * Numbers of messages are not in it: they would tell when somebody wrote.
   */
  String heard(long concern) {
    return jdbc.sql(
            """
            select string_agg(c.id || ' ' || (select count(*) from concern_messages m where m.concern_id = c.id and m.side = 'sender'), ',' order by c.id)
            from concerns c where c.id = :concern or c.merged_into = :concern
            """)
        .param("concern", concern)
        .query(String.class)
        .single();
  }

  List<Message> messages(long concern) {
    return jdbc.sql(
            """
            select m.side, coalesce(u.name, '') as unit_name, m.text, m.on_day
            from concern_messages m left join units_named u on u.unit_id = m.unit_id where m.concern_id = ? and m.text <> '' order by m.id
            """)
        .param(concern)
        .query((row, number) ->
            new Message(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, LocalDate.class)))
        .list();
  }

  List<File> files(long concern) {
    return jdbc.sql(
            "select id, name, media_type, length(content) from concern_files where concern_id = ? order by id")
        .param(concern)
        .query((row, number) ->
            new File(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4)))
        .list();
  }

  Optional<Content> content(Map<String, @Nullable Object> seeing, long file) {
    return jdbc.sql(
            """
            select c.id, c.openness = 'confidential', f.name, f.media_type, f.content from concern_files f join concerns c on c.id = f.concern_id where f.id = :file and \
            """
                + ConcernAccess.SEEN)
        .params(seeing)
        .param("file", file)
        .query((row, number) ->
            new Content(
                row.getLong(1),
                row.getBoolean(2),
                row.getString(3),
                row.getString(4),
                row.getBytes(5)))
        .optional();
  }

  private static View row(ResultSet row, int number) throws SQLException {
    return new View(
        row.getLong("id"),
        ConcernKind.find(row.getString("kind")).orElseThrow(),
        row.getString("name_vi"),
        row.getString("name_en"),
        Openness.find(row.getString("openness")).orElseThrow(),
        row.getBoolean("urgent"),
        row.getString("text"),
        new UnitId(row.getLong("unit_id")),
        row.getString("unit_name"),
        row.getObject("sent_on", LocalDate.class),
        row.getBoolean("on_behalf"),
        row.getBoolean("guest"),
        row.getString("sender_name"),
        row.getInt("whole_days"),
        row.getObject("whole_due_on", LocalDate.class),
        row.getObject("merged_into", Long.class),
        row.getObject("helped", Boolean.class),
        row.getString("helped_text"),
        row.getObject("returned_on", LocalDate.class),
        row.getString("state"));
  }
}
