package vn.mach.organisation.notices;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Statements of {@code notice_mails}: what waits, and what a process that sends notes of it. */
@Component
class OutboxSql {

  /** An e-mail that is to wait. */
  record NewMail(long account, String messageId, Instant due) {}

  /** One that a process has claimed. */
  record Claimed(
      long id, long account, boolean digest, String messageId, int attempts, Instant createdAt) {}

  private final JdbcClient jdbc;

  OutboxSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One e-mail for each notice, in the same order. */
  void insert(List<NewMail> mails, List<Long> notices, Instant now) {
    jdbc.sql(
            """
            with asked as materialized (
              select * from unnest(:accounts::bigint[], :ids::text[], :due::timestamptz[], :notices::bigint[]) a(account, message_id, due, notice)
            ), made as (
              insert into notice_mails (account_id, digest, message_id, created_at, due_at)
              select account, false, message_id, :now, due from asked returning id, message_id
            )
            insert into notice_mail_items (mail_id, notice_id) select made.id, asked.notice from made join asked using (message_id)
            """)
        .param("accounts", mails.stream().map(NewMail::account).toArray(Long[]::new))
        .param("ids", mails.stream().map(NewMail::messageId).toArray(String[]::new))
        .param("due", mails.stream().map(it -> it.due().toString()).toArray(String[]::new))
        .param("notices", notices.toArray(Long[]::new))
        .param("now", Timestamp.from(now))
        .update();
  }

  /**
   * Into the digest that waits for each account, made where none does.
   *
   * @param notices by account
   */
  void insertDigests(List<NewMail> mails, Map<Long, List<Long>> notices, Instant now) {
    List<Long> accounts = new ArrayList<>();
    List<Long> carried = new ArrayList<>();
    notices.forEach((account, ids) ->
        ids.forEach(id -> {
          accounts.add(account);
          carried.add(id);
        }));
    jdbc.sql(
            """
            with waiting as (
              insert into notice_mails (account_id, digest, message_id, created_at, due_at)
              select account, true, message_id, :now, due from unnest(:accounts::bigint[], :ids::text[], :due::timestamptz[]) a(account, message_id, due)
              order by account
              on conflict (account_id) where digest and state = 'waiting' and attempts = 0 do update set account_id = excluded.account_id
              returning id, account_id
            )
            insert into notice_mail_items (mail_id, notice_id)
            select w.id, n.notice from waiting w join unnest(:carriers::bigint[], :notices::bigint[]) n(account, notice) on n.account = w.account_id
            """)
        .param("accounts", mails.stream().map(NewMail::account).toArray(Long[]::new))
        .param("ids", mails.stream().map(NewMail::messageId).toArray(String[]::new))
        .param("due", mails.stream().map(it -> it.due().toString()).toArray(String[]::new))
        .param("carriers", accounts.toArray(Long[]::new))
        .param("notices", carried.toArray(Long[]::new))
        .param("now", Timestamp.from(now))
        .update();
  }

  /**
   * Claims e-mails that are due, also those that a process had claimed and not begun when its claim
   * ran out. What it had begun to give to the server is unknown from then on.
   */
  List<Claimed> claim(UUID claim, Instant now, Instant until, int most) {
    jdbc.sql(
            """
            update notice_mails set state = 'unknown', problem = 'notices.problem.interrupted', claim = null, claimed_until = null
            where state = 'sending' and claimed_until < ?
            """)
        .param(Timestamp.from(now))
        .update();
    return jdbc
        .sql(
            """
            with due as materialized (
              select id from notice_mails
              where due_at <= :now and (state = 'waiting' or state = 'claimed' and claimed_until < :now)
              order by due_at, id limit :most for update skip locked
            )
            update notice_mails m set state = 'claimed', claim = :claim, claimed_until = :until, attempts = attempts + 1
            from due where m.id = due.id
            returning m.id, m.account_id, m.digest, m.message_id, m.attempts, m.created_at
            """)
        .param("now", Timestamp.from(now))
        .param("claim", claim)
        .param("until", Timestamp.from(until))
        .param("most", most)
        .query((row, number) ->
            new Claimed(
                row.getLong("id"),
                row.getLong("account_id"),
                row.getBoolean("digest"),
                row.getString("message_id"),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant()))
        .list()
        .stream()
        .sorted(Comparator.comparingLong(Claimed::id))
        .toList();
  }

  /** From here on it may arrive. False where another process has it by now. */
  boolean begin(long mail, UUID claim, String address, Instant until) {
    return jdbc.sql(
                """
                update notice_mails set state = 'sending', address = :address, claimed_until = :until
                where id = :mail and claim = :claim and state = 'claimed'
                """)
            .param("address", address)
            .param("until", Timestamp.from(until))
            .param("mail", mail)
            .param("claim", claim)
            .update()
        == 1;
  }

  void end(long mail, UUID claim, String state, @Nullable String problem, Instant now) {
    jdbc.sql(
            """
            update notice_mails set state = :state, problem = :problem, claim = null, claimed_until = null,
              ended_at = case when :state in ('sent', 'dropped') then :now::timestamptz end
            where id = :mail and claim = :claim
            """)
        .param("state", state)
        .param("problem", problem)
        .param("now", Timestamp.from(now))
        .param("mail", mail)
        .param("claim", claim)
        .update();
  }

  /** It did not arrive, and is tried again then. */
  void later(long mail, UUID claim, @Nullable String problem, Instant due) {
    jdbc.sql(
            """
            update notice_mails set state = 'waiting', problem = :problem, due_at = :due, claim = null, claimed_until = null
            where id = :mail and claim = :claim
            """)
        .param("problem", problem)
        .param("due", Timestamp.from(due))
        .param("mail", mail)
        .param("claim", claim)
        .update();
  }

  /** Lets go of all that were claimed and not begun; nothing of them was tried. */
  void release(UUID claim) {
    jdbc.sql(
            """
            update notice_mails set state = 'waiting', attempts = greatest(attempts - 1, 1), claim = null, claimed_until = null
            where claim = ? and state = 'claimed'
            """)
        .param(claim)
        .update();
  }

  /** The realm was restored: whether what waits was sent meanwhile nobody knows. */
  void hold() {
    jdbc.sql(
            """
            update notice_mails set state = 'unknown', problem = 'notices.problem.restored', claim = null, claimed_until = null
            where state in ('waiting', 'claimed', 'sending')
            """)
        .update();
  }

  /**
   * A person says what became of e-mails of which it is not known, or that were refused.
   *
   * @param again they are sent again; else they are taken as arrived, or given up
   * @return how many
   */
  int resolve(Collection<Long> mails, boolean again, Instant now) {
    return jdbc.sql(
            """
            update notice_mails set state = case when :again then 'waiting' when state = 'unknown' then 'sent' else 'dropped' end,
              attempts = greatest(attempts, 1), due_at = case when :again then :now::timestamptz else due_at end,
              ended_at = case when :again then null else :now::timestamptz end
            where id = any(:mails) and state in ('unknown', 'failed')
            """)
        .param("again", again)
        .param("now", Timestamp.from(now))
        .param("mails", mails.toArray(Long[]::new))
        .update();
  }

  int purge(Instant before) {
    return jdbc.sql("delete from notice_mails where ended_at < ?")
        .param(Timestamp.from(before))
        .update();
  }
}
