package vn.mach.app.exchange;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.Today;
import vn.mach.organisation.access.AccountId;
import vn.mach.organisation.access.OneTimeCodes;

/**
 * The accounts of an import, until their one-time codes are shown: once, to the person who sent the
 * import. The codes are generated then and not before, so that none is stored: any node can show
 * them, also after a restart.
 */
@Component
class ImportedAccounts {

  /**
   * So long after the import its codes are offered; later they are made one by one, under accounts.
   */
  static final Duration OFFERED = Duration.ofDays(30);

  private static final String OFFERED_TO =
      "import_id = (select id from imports where id = :id and account_id = :account and settled_at > :since)";

  private final JdbcClient jdbc;
  private final OneTimeCodes accounts;
  private final AuditLog auditLog;
  private final Today today;

  ImportedAccounts(JdbcClient jdbc, OneTimeCodes accounts, AuditLog auditLog, Today today) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.auditLog = auditLog;
    this.today = today;
  }

  /**
   * Records them, in the caller's transaction, and deletes those of imports that are no longer
   * offered.
   */
  void keep(long id, List<AccountId> made) {
    jdbc.sql(
            "delete from import_accounts where import_id in (select id from imports where settled_at <= ?)")
        .param(since())
        .update();
    jdbc.sql("insert into import_accounts (import_id, account_id) select ?, unnest(?::bigint[])")
        .params(id, made.stream().map(AccountId::value).toArray(Long[]::new))
        .update();
  }

  /** Whether this actor may have the codes of this import made and see them. */
  boolean offeredTo(Actor actor, long id) {
    return jdbc.sql("select exists (select 1 from import_accounts where " + OFFERED_TO + ")")
        .param("id", id)
        .param("account", actor.account())
        .param("since", since())
        .query(Boolean.class)
        .single();
  }

  /**
   * Makes the codes, by login, for accounts that still have no password and that the actor may look
   * after. Nothing where they were shown already (of two who ask at once one gets them), to the
   * person who did not send the import, and after {@link #OFFERED}.
   */
  @Transactional
  Map<String, String> makeCodes(Actor actor, long id) {
    List<AccountId> waiting =
        jdbc.sql("delete from import_accounts where " + OFFERED_TO + " returning account_id")
            .param("id", id)
            .param("account", actor.account())
            .param("since", since())
            .query((row, number) -> new AccountId(row.getLong(1)))
            .list();
    if (waiting.isEmpty()) {
      return Map.of();
    }
    Map<String, String> codes = accounts.makeCodes(waiting, actor, today.now());
    if (codes.isEmpty()) {
      return Map.of();
    }
    auditLog.record(
        actor,
        "exchange.codes_made",
        "exchange/imports:" + id,
        null,
        null,
        Map.of("accounts", codes.size()));
    return codes;
  }

  private Timestamp since() {
    return Timestamp.from(today.now().minus(OFFERED));
  }
}
