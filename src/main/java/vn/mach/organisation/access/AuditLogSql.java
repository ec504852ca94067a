package vn.mach.organisation.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.AccessScope;

/**
 * Reads the audit log within the access scope. Entries without a unit belong to the whole realm.
 */
@Component
class AuditLogSql {

  private final JdbcClient jdbc;
  private final AccessScope scope;
  private final JsonMapper json;

  AuditLogSql(JdbcClient jdbc, AccessScope scope, JsonMapper json) {
    this.jdbc = jdbc;
    this.scope = scope;
    this.json = json;
  }

  /**
   * @param unit entries of it and of all below it
   * @param who a login, whole
   * @param action an action, whole
   */
  record Filter(
      @Nullable Long unit,
      String who,
      @Nullable Long person,
      String action,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {}

  record Entry(
      long id,
      Instant at,
      String login,
      String via,
      String action,
      @Nullable String subject,
      @Nullable Long unit,
      @Nullable String unitName,
      @Nullable String reason,
      Map<String, String> details,
      String name) {

    /**
     * The page of the subject: the module's name is the first part of its address. Empty where it
     * has none.
     */
    String path() {
      return subject == null || !subject.matches("[a-z/]+:\\d+") || subject.startsWith("home:")
          ? "" // a message has no page of its own
          : "/" + subject.replace(':', '/');
    }
  }

  List<Entry> list(Actor actor, Filter filter, Paging paging) {
    return jdbc.sql(
            """
            select e.id, e.at, e.login, e.via, e.action, e.subject, e.unit_id, u.name, e.reason, e.details, account_name(e.login)
            from audit_log e left join units_named u on u.unit_id = e.unit_id
            where %s
              and (:unit::bigint is null or exists (select 1 from units_in_scope_on(:scope_today) under
                where under.unit_id = e.unit_id and under.ancestor_id = :unit))
              and (:who = '' or e.login = :who)
              and (:action = '' or e.action = :action)
              and (:subject::text is null or e.subject = :subject)
              and (:from::timestamptz is null or e.at >= :from)
              and (:before::timestamptz is null or e.at < :before)
            order by e.id desc limit :limit offset :offset
            """
                .formatted(AccessScope.sql("e.unit_id")))
        .params(scope.parameters(actor, Right.SEE_AUDIT_LOG))
        .param("unit", filter.unit)
        .param("who", filter.who)
        .param("action", filter.action)
        .param("subject", filter.person == null ? null : "people:" + filter.person)
        .param("from", startOf(filter.from))
        .param("before", filter.to == null ? null : startOf(filter.to.plusDays(1)))
        .param("limit", paging.limit())
        .param("offset", paging.offset())
        .query((row, number) ->
            new Entry(
                row.getLong(1),
                row.getTimestamp(2).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7, Long.class),
                row.getString(8),
                row.getString(9),
                details(row.getString(10)),
                row.getString(11)))
        .list();
  }

  /** Whether the actor may read any entry about the person. */
  boolean hasEntries(Actor actor, PersonId person) {
    return jdbc.sql(
            "select exists (select 1 from audit_log e where e.subject = :subject and "
                + AccessScope.sql("e.unit_id")
                + ")")
        .params(scope.parameters(actor, Right.SEE_AUDIT_LOG))
        .param("subject", "people:" + person.value())
        .query(Boolean.class)
        .single();
  }

  /** The actions that occur: one index lookup for each, however long the audit log is. */
  List<String> actions() {
    return jdbc.sql(
            """
            with recursive actions as (
              (select action from audit_log order by action limit 1)
              union all
              select (select e.action from audit_log e where e.action > d.action order by e.action limit 1) from actions d
              where d.action is not null
            ) select action from actions where action is not null
            """)
        .query((row, number) -> row.getString(1))
        .list();
  }

  private static @Nullable Timestamp startOf(@Nullable LocalDate day) {
    return day == null
        ? null
        : Timestamp.from(day.atStartOfDay(CurrentRealm.get().zone()).toInstant());
  }

  private Map<String, String> details(String text) {
    Map<String, String> details = new LinkedHashMap<>();
    json.readTree(text)
        .properties()
        .forEach(
            one -> details.put(one.getKey(), one.getValue().asString(one.getValue().toString())));
    return details;
  }
}
