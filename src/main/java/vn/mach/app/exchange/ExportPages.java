package vn.mach.app.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Download;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Sheet;

/**
 * Downloads: the realm's tables, an empty template, the refused rows of an import, and the page
 * that explains the format.
 */
@Controller
class ExportPages {

  static final String ZIP = "application/zip";
  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final ExchangeAccess access;
  private final Export export;
  private final ExchangeTables tables;
  private final ExchangeTemplates templates;
  private final ImportPagesSql imports;
  private final AuditLog auditLog;
  private final Today today;
  private final TransactionTemplate transaction;
  private final MessageSource messages;

  ExportPages(
      ExchangeAccess access,
      Export export,
      ExchangeTables tables,
      ExchangeTemplates templates,
      ImportPagesSql imports,
      AuditLog auditLog,
      Today today,
      TransactionTemplate transaction,
      MessageSource messages) {
    this.access = access;
    this.export = export;
    this.tables = tables;
    this.templates = templates;
    this.imports = imports;
    this.auditLog = auditLog;
    this.today = today;
    this.transaction = transaction;
    this.messages = messages;
  }

  /** All members' records leave the system here: the audit log records who exported them. */
  @Expensive
  @PostMapping("/exchange/realm.zip")
  void zip(Actor actor, HttpServletResponse response) throws IOException {
    record(actor, "zip");
    Download.send(response, ZIP, name("zip"), export::zip);
  }

  @Expensive
  @PostMapping("/exchange/realm.xlsx")
  void workbook(Actor actor, HttpServletResponse response) throws IOException {
    record(actor, "xlsx");
    Download.send(response, XLSX, name("xlsx"), export::workbook);
  }

  private void record(Actor actor, String ending) {
    access.requireAll(actor);
    transaction.executeWithoutResult(
        _ -> auditLog.record(actor, "exchange.exported", null, null, null, Map.of("as", ending)));
  }

  private String name(String ending) {
    return CurrentRealm.get().name() + "-" + today.date() + "." + ending;
  }

  @Expensive
  @GetMapping("/exchange/template.zip")
  void templateZip(Actor actor, HttpServletResponse response) throws IOException {
    access.requireBringing(actor);
    Download.send(response, ZIP, "mach-template.zip", templates::zip);
  }

  @Expensive
  @GetMapping("/exchange/template.xlsx")
  void templateWorkbook(Actor actor, Locale locale, HttpServletResponse response)
      throws IOException {
    access.requireBringing(actor);
    Download.send(
        response,
        XLSX,
        "mach-template.xlsx",
        out -> templates.workbook(out, locale, access.brought(actor)));
  }

  @GetMapping("/exchange/format")
  String format(Actor actor, Model model) {
    access.requireBringing(actor);
    model.addAttribute("tables", tables.ofRealm());
    return "app/exchange/format";
  }

  @Expensive
  @GetMapping("/exchange/imports/{id}/refused.csv")
  void refused(Actor actor, @PathVariable long id, Locale locale, HttpServletResponse response)
      throws IOException {
    access.requireBringing(actor);
    ImportShown shown =
        imports
            .find(id)
            .filter(it -> access.maySettle(actor, it.sender()))
            .orElseThrow(() -> new NotFound("import " + id));
    RefusedCsv refused = new RefusedCsv(imports, messages, locale);
    Sheet.csv(response, "refused-" + shown.id(), sheet -> refused.write(id, sheet));
  }
}
