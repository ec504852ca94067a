package vn.mach.voice.concerns;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;

/** What is written about concerns themselves and the talk. Its callers have checked rights. */
@Component
class ConcernsSql {

  /** What deciding about a concern needs. */
  record Known(
      long id,
      ConcernKind kind,
      Openness openness,
      boolean urgent,
      UnitId unit,
      String subject,
      LocalDate sentOn,
      @Nullable LocalDate deliveredOn,
      @Nullable LocalDate withdrawnOn,
      @Nullable Long mergedInto,
      @Nullable LocalDate returnedOn,
      int wholeDays,
      String state) {

    boolean confidential() {
      return openness == Openness.CONFIDENTIAL;
    }

    /**
     * Whose heads read about it in the audit log: of a confidential one nobody by their rank, but
     * whoever administers the realm.
     */
    @Nullable UnitId audited(UnitId at) {
      return confidential() ? null : at;
    }
  }

  /** Nine digits: short enough to be said on the phone. */
  private static final long FIRST_ID = 100_000_000;

  /** A condition on {@code concerns c}; parameters from {@link #own}. */
  static final String OWN =
      "(c.sender_account_id = :own_account or c.sender_person_id = :own_person::bigint)";

  private static final long LAST_ID = 1_000_000_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;

  ConcernsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  byte[] secret() {
    return jdbc.sql("select secret from concern_settings")
        .query((row, number) -> row.getBytes(1))
        .single();
  }

  /** Empty where this form was sent before. Of a confidential one nothing says by whom. */
  Optional<Long> insert(
      NewConcern concern,
      byte[] digest,
      @Nullable Actor sender,
      LocalDate today,
      int wholeDays,
      LocalDate wholeDue) {
    Actor named = concern.confidential() || concern.onBehalf() ? null : sender;
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("id", freshId("concerns"));
    values.put("digest", digest);
    values.put("kind", concern.kind().code());
    values.put("subject", concern.subject());
    values.put("openness", concern.openness().code());
    values.put("urgent", concern.urgent());
    values.put("text", concern.text());
    values.put("unit", concern.unit().value());
    values.put("today", today);
    values.put("behalf", concern.onBehalf());
    values.put("guest", concern.guest());
    values.put("person", named == null || named.person() == null ? null : named.person().value());
    values.put("account", named == null ? null : named.account());
    values.put("days", wholeDays);
    values.put("due", wholeDue);
    return jdbc.sql(
            """
            insert into concerns (id, code_digest, kind, subject, openness, urgent, text, unit_id, sent_on, on_behalf, guest, sender_person_id,
              sender_account_id, whole_days, whole_due_on)
            overriding system value
            values (:id, :digest, :kind, :subject, :openness, :urgent, :text, :unit, :today, :behalf, :guest, :person::bigint, :account::bigint,
              :days, :due)
            on conflict on constraint concerns_code do nothing returning id
            """)
        .params(values)
        .query((row, number) -> row.getLong(1))
        .optional();
  }

  void file(long concern, ConcernFile file, int number) {
    jdbc.sql(
            """
            insert into concern_files (id, concern_id, name, media_type, content) overriding system value values (?, ?, ?, ?, ?)
            """)
        .params(
            freshId("concern_files"),
            concern,
            number + "." + file.ending(),
            file.mediaType(),
            file.content())
        .update();
  }

  /**
   * A number by chance: numbers in a row would say between which others, whose time is known, a
   * confidential one was sent.
   */
  private long freshId(String table) {
    while (true) {
      long id = RANDOM.nextLong(FIRST_ID, LAST_ID);
      boolean taken =
          jdbc.sql("select exists (select 1 from " + table + " where id = ?)")
              .param(id)
              .query((row, number) -> row.getBoolean(1))
              .single();
      if (!taken) {
        return id;
      }
    }
  }

  void delivered(long concern, LocalDate day) {
    jdbc.sql("update concerns set delivered_on = ? where id = ?").params(day, concern).update();
  }

  /** Those that wait for the night, in an order that says nothing. */
  List<Long> toDeliver() {
    return jdbc.sql(
            "select id from concerns where delivered_on is null and withdrawn_on is null order by random()")
        .query((row, number) -> row.getLong(1))
        .list();
  }

  /** Locked: two who act on one concern do so one after the other. */
  Optional<Known> lock(long concern) {
    return known(concern, " for update of c");
  }

  /** Without a lock, for a page. */
  Optional<Known> known(long concern) {
    return known(concern, "");
  }

  private Optional<Known> known(long concern, String lock) {
    return jdbc.sql(
            "select c.*, s.state from concerns c join concern_states s on s.concern_id = c.id where c.id = ?"
                + lock)
        .param(concern)
        .query((row, number) ->
            new Known(
                row.getLong("id"),
                ConcernKind.find(row.getString("kind")).orElseThrow(),
                Openness.find(row.getString("openness")).orElseThrow(),
                row.getBoolean("urgent"),
                new UnitId(row.getLong("unit_id")),
                row.getString("subject"),
                row.getObject("sent_on", LocalDate.class),
                row.getObject("delivered_on", LocalDate.class),
                row.getObject("withdrawn_on", LocalDate.class),
                row.getObject("merged_into", Long.class),
                row.getObject("returned_on", LocalDate.class),
                row.getInt("whole_days"),
                row.getString("state")))
        .optional();
  }

  Optional<Long> byCode(byte[] digest) {
    return jdbc.sql("select id from concerns where code_digest = ?")
        .param(digest)
        .query((row, number) -> row.getLong(1))
        .optional();
  }

  /** One of the actor's own, also of an account of before; none of the confidential. */
  Optional<Long> ownOf(Actor actor, long concern) {
    return jdbc.sql("select id from concerns c where c.id = :id and " + OWN)
        .params(own(actor))
        .param("id", concern)
        .query((row, number) -> row.getLong(1))
        .optional();
  }

  static Map<String, @Nullable Object> own(Actor actor) {
    Map<String, @Nullable Object> own = new HashMap<>();
    own.put("own_account", actor.account());
    own.put("own_person", actor.person() == null ? null : actor.person().value());
    return own;
  }

  /** A sender who is known. */
  record Sender(PersonId person, UnitId unit) {}

  /** Empty: of a confidential one, or of whoever is not on the register. */
  Optional<Sender> sender(long concern) {
    return jdbc.sql(
            "select sender_person_id, unit_id from concerns where id = ? and sender_person_id is not null")
        .param(concern)
        .query(
            (row, number) -> new Sender(new PersonId(row.getLong(1)), new UnitId(row.getLong(2))))
        .optional();
  }

  /** False where the message of this form is there already. */
  boolean senderSays(long concern, String text, LocalDate day, byte[] once) {
    return jdbc.sql(
                """
                insert into concern_messages (concern_id, side, text, on_day, once) values (?, 'sender', ?, ?, ?)
                on conflict on constraint concern_messages_once do nothing
                """)
            .params(concern, text, day, once)
            .update()
        == 1;
  }

  int countOfSender(long concern) {
    return jdbc.sql(
            "select count(*) from concern_messages where concern_id = ? and side = 'sender'")
        .param(concern)
        .query((row, number) -> row.getInt(1))
        .single();
  }

  void unitSays(long concern, UnitId unit, String text, LocalDate day) {
    jdbc.sql(
            "insert into concern_messages (concern_id, side, unit_id, text, on_day) values (?, 'unit', ?, ?, ?)")
        .params(concern, unit.value(), text, day)
        .update();
  }

  /** Takes back what the sender said: text, messages and files are gone. */
  void withdraw(long concern, LocalDate day) {
    jdbc.sql("update concerns set withdrawn_on = ?, text = '', helped_text = '' where id = ?")
        .params(day, concern)
        .update();
    jdbc.sql("update concern_messages set text = '' where concern_id = ? and side = 'sender'")
        .param(concern)
        .update();
    jdbc.sql("delete from concern_files where concern_id = ?").param(concern).update();
    jdbc.sql(
            "update concern_identity_requests set answer = '' where concern_id = ? and answer is not null")
        .param(concern)
        .update();
  }

  void helped(long concern, boolean helped, String text) {
    jdbc.sql("update concerns set helped = ?, helped_text = ? where id = ?")
        .params(helped, text, concern)
        .update();
  }

  /** The sender comes back: it is no longer one of many, and no longer said to have helped. */
  void returned(long concern, LocalDate day) {
    jdbc.sql("update concerns set returned_on = ?, merged_into = null, helped = false where id = ?")
        .params(day, concern)
        .update();
  }

  void merged(long concern, long into) {
    jdbc.sql("update concerns set merged_into = ? where id = ? or merged_into = ?")
        .params(into, concern, concern)
        .update();
  }

  /** Those that were joined to it, the earliest first. */
  List<Long> joined(long concern) {
    return jdbc.sql("select id from concerns where merged_into = ? order by sent_on, id for update")
        .param(concern)
        .query((row, number) -> row.getLong(1))
        .list();
  }

  /** One of those that were joined is joined to none, and the others to it. */
  void standsForAll(long concern, List<Long> joined) {
    jdbc.sql("update concerns set merged_into = nullif(:concern, id) where id = any(:joined)")
        .param("concern", concern)
        .param("joined", joined.toArray(Long[]::new))
        .update();
  }

  void wholeDue(long concern, @Nullable LocalDate day) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("day", day);
    values.put("id", concern);
    jdbc.sql("update concerns set whole_due_on = :day::date where id = :id")
        .params(values)
        .update();
  }

  /** What senders did that the audit log does not have yet. */
  record Act(long message, long concern) {}

  List<Act> actsToAudit() {
    return jdbc.sql(
            "select id, concern_id from concern_messages where side = 'sender' and not audited order by random()")
        .query((row, number) -> new Act(row.getLong(1), row.getLong(2)))
        .list();
  }

  void audited(long message) {
    jdbc.sql("update concern_messages set audited = true where id = ?").param(message).update();
  }
}
