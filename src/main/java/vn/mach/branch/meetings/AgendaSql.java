package vn.mach.branch.meetings;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;

/** Statements of agendas, of the standard steps and of topics. */
@Component
class AgendaSql {

  /** A standard step by the rules of a day. */
  record Step(String code, String title, int minutes, List<String> takes) {}

  private final JdbcClient jdbc;

  AgendaSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Step> steps(MeetingKind kind, LocalDate day) {
    return jdbc.sql(
            """
            select code, title, minutes, takes from meeting_steps
            where :day between valid_from and valid_to and (not thematic_only or :thematic) and (not monthly_only or :monthly)
            order by position, code
            """)
        .param("day", day)
        .param("thematic", kind.thematic())
        .param("monthly", kind != MeetingKind.THEMATIC)
        .query((row, number) ->
            new Step(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                Arrays.asList((String[]) row.getArray(4).getArray())))
        .list();
  }

  List<AgendaItem> items(MeetingId meeting) {
    return jdbc.sql(
            """
            select i.*, p.full_name from meeting_items i left join people_named p on p.person_id = i.preparer_id
            where i.meeting_id = ? order by i.position, i.id
            """)
        .param(meeting.value())
        .query((row, number) -> {
          Long preparer = row.getObject("preparer_id", Long.class);
          return new AgendaItem(
              row.getObject("id", UUID.class),
              row.getInt("position"),
              row.getString("step"),
              row.getString("kind"),
              row.getString("title"),
              row.getString("path"),
              row.getString("note"),
              row.getObject("minutes", Integer.class),
              preparer == null ? null : new PersonId(preparer),
              row.getString("full_name"),
              row.getObject("topic_id", Long.class));
        })
        .list();
  }

  void insert(MeetingId meeting, AgendaItem item) {
    jdbc.sql(
            """
            insert into meeting_items (id, meeting_id, position, step, kind, title, path, note, minutes, preparer_id, topic_id)
            values (:id, :meeting, :position, :step, :kind, :title, :path, :note, :minutes, :preparer, :topic)
            """)
        .param("id", item.id())
        .param("meeting", meeting.value())
        .param("position", item.position())
        .param("step", item.step())
        .param("kind", item.kind())
        .param("title", item.title())
        .param("path", item.path())
        .param("note", item.note())
        .param("minutes", item.minutes())
        .param("preparer", id(item.preparer()))
        .param("topic", item.topic())
        .update();
  }

  void change(UUID item, String title, @Nullable Integer minutes, @Nullable PersonId preparer) {
    jdbc.sql("update meeting_items set title = ?, minutes = ?, preparer_id = ? where id = ?")
        .param(title)
        .param(minutes)
        .param(id(preparer))
        .param(item)
        .update();
  }

  void topic(UUID item, @Nullable Long topic) {
    jdbc.sql("update meeting_items set topic_id = ? where id = ?")
        .param(topic)
        .param(item)
        .update();
  }

  void remove(UUID item) {
    jdbc.sql("delete from meeting_items where id = ?").param(item).update();
  }

  /** Puts the items in this order. */
  void order(List<UUID> items) {
    jdbc.sql(
            "update meeting_items i set position = o.place * 10 from unnest(?::uuid[]) with ordinality o (id, place) where o.id = i.id")
        .param(items.toArray(UUID[]::new))
        .update();
  }

  // ---- topics ----

  /** A matter that the branch follows. */
  record Topic(long id, String title, LocalDate openedOn) {}

  List<Topic> openTopics(UnitId unit) {
    return jdbc.sql(
            "select id, title, opened_on from meeting_topics where unit_id = ? and done_on is null order by opened_on, id")
        .param(unit.value())
        .query((row, number) ->
            new Topic(row.getLong(1), row.getString(2), row.getObject(3, LocalDate.class)))
        .list();
  }

  long openTopic(UnitId unit, String title, LocalDate day) {
    return jdbc.sql(
            "insert into meeting_topics (unit_id, title, opened_on) values (?, ?, ?) returning id")
        .params(unit.value(), title, day)
        .query(Long.class)
        .single();
  }

  /**
   * @param day none: it is open again
   */
  void topicDone(long topic, @Nullable LocalDate day) {
    jdbc.sql(
            "update meeting_topics set done_on = case when ?::date is null then null else greatest(?::date, opened_on) end where id = ?")
        .param(day)
        .param(day)
        .param(topic)
        .update();
  }

  // ---- groups ----

  /** A group of a meeting that is held by groups. */
  record Group(long id, String name) {}

  List<Group> groups(MeetingId meeting) {
    return jdbc.sql("select id, name from meeting_groups where meeting_id = ? order by id")
        .param(meeting.value())
        .query((row, number) -> new Group(row.getLong(1), row.getString(2)))
        .list();
  }

  /** Makes these groups where they are not there, and takes the others away. */
  void groups(MeetingId meeting, List<String> names) {
    jdbc.sql("delete from meeting_groups where meeting_id = ? and name <> all (?)")
        .params(meeting.value(), names.toArray(String[]::new))
        .update();
    jdbc.sql(
            """
            insert into meeting_groups (meeting_id, name) select ?, name from unnest(?::text[]) with ordinality n (name, place) order by place
            on conflict on constraint meeting_groups_name do nothing
            """)
        .params(meeting.value(), names.toArray(String[]::new))
        .update();
  }

  /**
   * @param group none: in no group
   */
  void assign(MeetingId meeting, PersonId person, @Nullable Long group) {
    jdbc.sql("delete from meeting_group_people where meeting_id = ? and person_id = ?")
        .params(meeting.value(), person.value())
        .update();
    if (group != null) {
      jdbc.sql(
              "insert into meeting_group_people (meeting_id, person_id, group_id) values (?, ?, ?)")
          .params(meeting.value(), person.value(), group)
          .update();
    }
  }

  /** A group with how many are due and came. */
  record GroupCount(String name, long due, long present) {}

  /** By the list of attendance; who is in no group is in a row without a name. */
  List<GroupCount> groupCounts(MeetingId meeting) {
    return jdbc.sql(
            """
            select coalesce(g.name, '') as name,
              count(*) filter (where is_due_at_meetings(a.standing) or a.standing <> 'guest' and a.status = 'present') as due,
              count(*) filter (where a.standing <> 'guest' and a.status = 'present') as present
            from attendance_marks a
            left join meeting_group_people p on p.meeting_id = a.subject and p.person_id = a.person_id
            left join meeting_groups g on g.id = p.group_id
            where a.kind = 'meeting' and a.subject = ? and a.standing <> 'guest'
            group by g.id, g.name order by g.id nulls last
            """)
        .param(meeting.value())
        .query((row, number) -> new GroupCount(row.getString(1), row.getLong(2), row.getLong(3)))
        .list();
  }

  private static @Nullable Long id(@Nullable PersonId person) {
    return person == null ? null : person.value();
  }

  Optional<UUID> itemOf(MeetingId meeting, UUID item) {
    return jdbc.sql("select id from meeting_items where id = ? and meeting_id = ?")
        .params(item, meeting.value())
        .query((row, number) -> row.getObject(1, UUID.class))
        .optional();
  }
}
