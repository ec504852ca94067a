package vn.mach.organisation.access;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.AuditEntry;

/** What was done to a thing, and who did it: people by their names, not by their accounts. */
@Component
public class SubjectLog {

  private final JdbcClient jdbc;

  SubjectLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The earliest first. The caller has checked that the actor may see the subject.
   *
   * @param subject as {@link vn.mach.base.audit.AuditLog} has it
   */
  public List<AuditEntry> about(String subject) {
    return jdbc.sql(
            """
            select l.at, coalesce(a.name, l.login), l.action, l.reason
            from audit_log l left join account_logins a on a.account_id = l.account_id
            where l.subject = ? order by l.id
            """)
        .param(subject)
        .query((row, number) ->
            new AuditEntry(
                row.getTimestamp(1).toInstant(),
                row.getString(2),
                row.getString(3),
                row.getString(4)))
        .list();
  }
}
