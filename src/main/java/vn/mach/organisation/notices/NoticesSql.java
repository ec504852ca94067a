package vn.mach.organisation.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Statements of {@code notices}. */
@Component
class NoticesSql {

  private static final String COLUMNS = "id, account_id, kind, task_id, days, at, read_at";

  private final JdbcClient jdbc;

  NoticesSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stores those that were not told before; answers them. In one order, so that two that tell the
   * same at once wait for each other only one way.
   */
  List<Notice> insert(List<NewNotice> told, Instant now) {
    return jdbc.sql(
            """
            insert into notices (account_id, kind, task_id, occasion, days, at)
            select account, kind, task, occasion, days, :now
            from unnest(:accounts::bigint[], :kinds::text[], :tasks::bigint[], :occasions::text[], :days::int[])
              told(account, kind, task, occasion, days)
            order by account, kind, task, occasion
            on conflict on constraint notices_once do nothing
            returning %s
            """
                .formatted(COLUMNS))
        .param("now", Timestamp.from(now))
        .param("accounts", told.stream().map(NewNotice::account).toArray(Long[]::new))
        .param("kinds", told.stream().map(it -> it.kind().code()).toArray(String[]::new))
        .param("tasks", told.stream().map(NewNotice::task).toArray(Long[]::new))
        .param("occasions", told.stream().map(NewNotice::occasion).toArray(String[]::new))
        .param("days", told.stream().map(NewNotice::days).toArray(Integer[]::new))
        .query(NoticesSql::notice)
        .list();
  }

  /** The newest of an account. */
  List<Notice> newest(long account, boolean unreadOnly, int most) {
    String unread = unreadOnly ? " and read_at is null" : "";
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from notices where account_id = ?"
                + unread
                + " order by id desc limit ?")
        .params(account, most)
        .query(NoticesSql::notice)
        .list();
  }

  /** Those that an e-mail carries, in the order in which they were told. */
  List<Notice> carriedBy(long mail) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from notices where id in (select notice_id from notice_mail_items where mail_id"
                + " = ?) order by id")
        .param(mail)
        .query(NoticesSql::notice)
        .list();
  }

  Optional<Notice> find(long account, long id) {
    return jdbc.sql("select " + COLUMNS + " from notices where id = ? and account_id = ?")
        .params(id, account)
        .query(NoticesSql::notice)
        .optional();
  }

  void read(long account, Collection<Long> ids, Instant now) {
    jdbc.sql(
            "update notices set read_at = ? where account_id = ? and id = any(?) and read_at is"
                + " null")
        .params(Timestamp.from(now), account, ids.toArray(Long[]::new))
        .update();
  }

  /** All up to this one. */
  void readUpTo(long account, long last, Instant now) {
    jdbc.sql("update notices set read_at = ? where account_id = ? and id <= ? and read_at is null")
        .params(Timestamp.from(now), account, last)
        .update();
  }

  /** The account has seen the task itself. */
  void readAbout(long account, long task, Instant now) {
    jdbc.sql(
            "update notices set read_at = ? where account_id = ? and task_id = ? and read_at is"
                + " null")
        .params(Timestamp.from(now), account, task)
        .update();
  }

  /** Nobody is asked to do these tasks any more. */
  void over(Collection<Long> tasks, Collection<String> kinds, Instant now) {
    jdbc.sql(
            "update notices set read_at = ? where task_id = any(?) and kind = any(?) and read_at is"
                + " null")
        .params(Timestamp.from(now), tasks.toArray(Long[]::new), kinds.toArray(String[]::new))
        .update();
  }

  /** Deletes read ones that no e-mail carries. */
  int purge(Instant before) {
    return jdbc.sql(
            """
            delete from notices n where read_at < ? and at < ?
              and not exists (select 1 from notice_mail_items i where i.notice_id = n.id)
            """)
        .params(Timestamp.from(before), Timestamp.from(before))
        .update();
  }

  private static Notice notice(ResultSet row, int number) throws SQLException {
    Timestamp read = row.getTimestamp("read_at");
    return new Notice(
        row.getLong("id"),
        row.getLong("account_id"),
        NoticeKind.of(row.getString("kind")),
        row.getLong("task_id"),
        row.getInt("days"),
        row.getTimestamp("at").toInstant(),
        read == null ? null : read.toInstant());
  }
}
