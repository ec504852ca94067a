package vn.mach.base.audit;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;

/**
 * Stores who did what when. Every command writes its entry in its own transaction: no entry without
 * the action, no action without entry.
 */
@Component
public class AuditLog {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final MessageSource messages;
  private final AccountNames names;
  private final Today today;

  AuditLog(
      JdbcClient jdbc, JsonMapper json, MessageSource messages, AccountNames names, Today today) {
    this.messages = messages;
    this.jdbc = jdbc;
    this.json = json;
    this.names = names;
    this.today = today;
  }

  /**
   * @param action {@code <module>.<past tense>}; its message key is {@code audit.action.<action>}
   * @param subject what it was done to, {@code <module>:<number>}
   * @param unit the unit whose right allowed it, and which decides who may read the entry; none for
   *     the whole realm
   * @param details small values that say what changed; never secrets. Each name has its words in
   *     the messages, {@code audit.detail.<name>}: where assertions are enabled, as in tests, a
   *     name without them fails
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(
      Actor actor,
      String action,
      @Nullable String subject,
      @Nullable UnitId unit,
      @Nullable String reason,
      Map<String, ?> details) {
    assert details.keySet().stream().allMatch(this::hasWords)
        : "no words audit.detail for " + details;
    jdbc.sql(
            """
            insert into audit_log (at, account_id, login, via, action, subject, unit_id, reason, details)
            values (:at, :account, :login, :via, :action, :subject, :unit, :reason, :details::jsonb)
            """)
        .param("at", Timestamp.from(today.now()))
        .param("account", actor.account())
        .param("login", actor.login())
        .param("via", actor.via())
        .param("action", action)
        .param("subject", subject)
        .param("unit", unit == null ? null : unit.value())
        .param("reason", reason)
        .param("details", json.writeValueAsString(details))
        .update();
  }

  private boolean hasWords(String name) {
    return Stream.of("vi", "en")
        .allMatch(language ->
            messages.getMessage("audit.detail." + name, null, null, Locale.of(language)) != null);
  }

  /**
   * Records that a person's record was viewed, also by an account that is bound to the person: it
   * may be in somebody else's hands. An account that views its own person's record is recorded once
   * a day.
   */
  @Transactional
  public void looked(Actor actor, PersonId person) {
    Timestamp now = Timestamp.from(today.now());
    boolean own = person.equals(actor.person());
    jdbc.sql(
            """
            insert into access_log (at, account_id, login, via, person_id)
            select :at, :account, :login, :via, :person
            where not (:own and exists (select 1 from access_log
              where person_id = :person and account_id = :account and via = :via and at > :since))
            """)
        .param("at", now)
        .param("account", actor.account())
        .param("login", actor.login())
        .param("via", actor.via())
        .param("person", person.value())
        .param("own", own)
        .param("since", Timestamp.from(now.toInstant().minus(Duration.ofDays(1))))
        .update();
  }

  /**
   * Who viewed the person's record by another account than this one, the latest first. For the
   * person themself.
   *
   * @param account the one that asks: its own views are no news to it
   */
  public List<AccessLogEntry> looks(PersonId person, long account, int limit) {
    List<AccessLogEntry> looks =
        jdbc.sql(
                "select at, login, via from access_log where person_id = ? and account_id <> ? order by id desc limit ?")
            .params(person.value(), account, limit)
            .query((row, number) ->
                new AccessLogEntry(
                    row.getTimestamp(1).toInstant(),
                    row.getString(2),
                    row.getString(2),
                    row.getString(3)))
            .list();
    Map<String, String> called = names.of(looks.stream().map(AccessLogEntry::login).toList());
    return looks.stream()
        .map(it ->
            new AccessLogEntry(
                it.at(), it.login(), called.getOrDefault(it.login(), it.login()), it.via()))
        .toList();
  }
}
