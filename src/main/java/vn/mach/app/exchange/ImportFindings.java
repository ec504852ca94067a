package vn.mach.app.exchange;

import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;

/** Keeps what a validation found, for the page of the import. */
@Component
class ImportFindings {

  private static final int REFUSED_AT_ONCE = 5_000;

  private final Imports imports;
  private final ImportPagesSql sql;

  ImportFindings(Imports imports, ImportPagesSql sql) {
    this.imports = imports;
    this.sql = sql;
  }

  /**
   * @param found what reading found, and what an earlier validation did
   */
  void keep(Actor actor, ValidationResult validated, ImportSummary found) {
    long id = validated.id();
    sql.forgetRefused(id);
    for (int at = 0; at < validated.refusedRows(); at += REFUSED_AT_ONCE) {
      sql.keepRefused(id, imports.refused(actor, id, at, REFUSED_AT_ONCE));
    }
    sql.keepFound(id, found.with(validated));
  }
}
