package vn.mach.base.changes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the change feed of the current realm. A consumer reads in the transaction that does
 * something with the changes: both are stored, or neither, so each change is read exactly once. Two
 * that read as one consumer at once wait for each other (or, repeatable read, the second fails and
 * tries again). A consumer that is removed from the program takes its rows of {@code
 * change_offsets} with it, by a migration.
 */
@Component
public class Changes {

  /** All is read that the running transaction can see, what it has itself written among it. */
  private static final String PASSED =
      """
      update change_offsets o set anew = false, seen = changes_snapshot(), until = null, after_id = 0, own = pg_current_xact_id_if_assigned(),
        own_id = coalesce((select max(c.id) from changes c where c.topic = :topic and c.transaction = pg_current_xact_id_if_assigned()), 0)
      where consumer = :consumer and topic = :topic\
      """;

  private final JdbcClient jdbc;

  Changes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Changes in the order of writing.
   *
   * @param anew the consumer has never read the topic here, or the database was brought to another
   *     server: what was told before cannot be known, so the consumer builds what it keeps from the
   *     source, in the same transaction
   */
  public record Batch(List<Change> changes, boolean anew) {}

  /**
   * Reads what comes next.
   *
   * @param most at most so many changes; none of the running transaction itself, which are read by
   *     a later one
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Batch take(String consumer, String topic, int most) {
    boolean anew = lock(consumer, topic);
    List<Change> changes =
        jdbc.sql(
                """
                with batch as materialized (
                  select w.id, w.subject_id, w.other_id, w.day, w.sign
                  from changes_waiting(:consumer, :topic) w,
                    (select coalesce(until, changes_snapshot()) as until from change_offsets where consumer = :consumer and topic = :topic) o
                  where pg_visible_in_snapshot(w.transaction, o.until) and w.transaction is distinct from pg_current_xact_id_if_assigned()
                  order by w.id limit :most
                ), size as (
                  select count(*) = :most as full, max(id) as last_id from batch
                ), moved as (
                  update change_offsets o set anew = false,
                    seen = case when s.full then o.seen else coalesce(o.until, changes_snapshot()) end,
                    until = case when s.full then coalesce(o.until, changes_snapshot()) end,
                    after_id = case when s.full then s.last_id else 0 end,
                    own = case when s.full or o.own = pg_current_xact_id_if_assigned() then o.own end
                  from size s
                  where consumer = :consumer and topic = :topic and (s.last_id is not null or o.until is not null or o.anew)
                )
                select * from batch order by id\
                """)
            .param("consumer", consumer)
            .param("topic", topic)
            .param("most", most)
            .query(Changes::change)
            .list();
    return new Batch(changes, anew);
  }

  /** Reads all that the running transaction can see, with what it has itself written so far. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Batch takeAll(String consumer, String topic) {
    boolean anew = lock(consumer, topic);
    List<Change> changes =
        jdbc.sql(
                "with moved as ("
                    + PASSED
                    + ") select id, subject_id, other_id, day, sign from changes_waiting(:consumer, :topic) order by id")
            .param("consumer", consumer)
            .param("topic", topic)
            .query(Changes::change)
            .list();
    return new Batch(changes, anew);
  }

  /**
   * Passes over all that the running transaction can see: for a consumer that builds what it keeps
   * from the source.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void skip(String consumer, String topic) {
    lock(consumer, topic);
    jdbc.sql(PASSED).param("consumer", consumer).param("topic", topic).update();
  }

  /**
   * Drops what every consumer of its topic has read. Each is taken once, however many nodes do it
   * at a time.
   */
  @Transactional
  public void drop() {
    jdbc.sql(
            """
            delete from changes c using (
              select distinct on (topic) topic, pg_snapshot_xmax(seen) as before from change_offsets order by topic, pg_snapshot_xmax(seen)
            ) o
            where c.topic = o.topic and c.transaction < o.before
              and not exists (select 1 from change_offsets s where s.topic = c.topic and not pg_visible_in_snapshot(c.transaction, s.seen))\
            """)
        .update();
  }

  /**
   * What a consumer has not yet read.
   *
   * @param count up to the number that was asked for
   */
  public record Unread(String consumer, String topic, long count) {}

  /** Of each consumer that has something to read, the one with the most first. */
  public List<Unread> unread(int most) {
    return jdbc.sql(
            """
            select o.consumer, o.topic, n.count
            from change_offsets o, lateral (select count(*) as count from (select 1 from changes_waiting(o.consumer, o.topic) limit :most) w) n
            where n.count > 0 order by n.count desc, o.consumer, o.topic\
            """)
        .param("most", most)
        .query((row, number) -> new Unread(row.getString(1), row.getString(2), row.getLong(3)))
        .list();
  }

  /** Whether the consumer reads anew; nobody else reads as it until this transaction ends. */
  private boolean lock(String consumer, String topic) {
    Optional<Boolean> anew = locked(consumer, topic);
    if (anew.isEmpty()) {
      jdbc.sql("insert into change_offsets (consumer, topic) values (?, ?) on conflict do nothing")
          .params(consumer, topic)
          .update();
      anew = locked(consumer, topic);
    }
    if (anew.orElseThrow()) {
      return true;
    }
    // asked once nobody else moves it
    boolean ahead =
        jdbc.sql("select changes_anew(?, ?)").params(consumer, topic).query(Boolean.class).single();
    if (ahead) {
      beginAnew(topic);
    }
    return ahead;
  }

  private Optional<Boolean> locked(String consumer, String topic) {
    return jdbc.sql("select anew from change_offsets where consumer = ? and topic = ? for update")
        .params(consumer, topic)
        .query(Boolean.class)
        .optional();
  }

  /**
   * The numbers of transactions are ahead of the server's: the database was written by another one
   * (a backup was restored). What waits is told again to everybody, under the first number that any
   * server gives.
   */
  private void beginAnew(String topic) {
    jdbc.sql("update changes set transaction = '3' where topic = ?").param(topic).update();
    jdbc.sql(
            "update change_offsets set anew = true, seen = default, until = null, after_id = 0, own = null, own_id = 0 where topic = ?")
        .param(topic)
        .update();
  }

  /**
   * For a realm that was restored, perhaps on the server where it was saved, so that the numbers do
   * not show it: every consumer of every topic reads anew.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void restored() {
    jdbc.sql("select distinct topic from change_offsets")
        .query(String.class)
        .list()
        .forEach(this::beginAnew);
  }

  private static Change change(ResultSet row, int number) throws SQLException {
    return new Change(
        row.getLong("id"),
        row.getObject("subject_id", Long.class),
        row.getObject("other_id", Long.class),
        row.getObject("day", LocalDate.class),
        row.getInt("sign"));
  }
}
