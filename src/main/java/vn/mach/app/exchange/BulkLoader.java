package vn.mach.app.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.datasets.LoadContext;
import vn.mach.base.datasets.StagedImport;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.Today;
import vn.mach.organisation.access.AccountId;

/**
 * Lets the modules load the accepted rows, each table after those it refers to, and writes the
 * action into the audit log.
 */
@Component
class BulkLoader {

  private final AuditLog auditLog;
  private final Today today;

  BulkLoader(AuditLog auditLog, Today today) {
    this.auditLog = auditLog;
    this.today = today;
  }

  /** Joins the running transaction. Returns the imported accounts. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<AccountId> take(
      StagedImport staged,
      String fileName,
      Actor actor,
      ValidationResult validated,
      ImportProgress progress) {
    LoadContext context = new LoadContext(actor, today.now());
    for (ValidationResult.Count count : validated.tables()) {
      if (count.fresh() + count.changed() > 0) {
        count.table().load(new StagedRows(staged, count.table()), context);
      }
      progress.reached(count.table(), count.all());
    }
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("file", fileName);
    validated
        .tables()
        .forEach(count -> details.put(count.table().name(), count.fresh() + count.changed()));
    details.put("refused", validated.refusedRows());
    auditLog.record(
        actor, "exchange.imported", "exchange/imports:" + validated.id(), null, null, details);
    return context.made("accounts").stream().map(AccountId::new).toList();
  }
}
