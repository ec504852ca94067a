package vn.mach.app.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
import vn.mach.base.web.Sheet;

/**
 * Downloads: the realm's tables, an empty template, the refused rows of an import, and the page
 * that explains the format.
 */
@Controller
class ExportPages {

  static final String ZIP = "application/zip";
  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final WholeRealm wholeRealm;
  private final Export export;
  private final ExchangeTables tables;
  private final ExchangeTemplates templates;
  private final ImportPagesSql imports;
  private final AuditLog auditLog;
  private final Today today;
  private final TransactionTemplate transaction;
  private final MessageSource messages;

  ExportPages(
      WholeRealm wholeRealm,
      Export export,
      ExchangeTables tables,
      ExchangeTemplates templates,
      ImportPagesSql imports,
      AuditLog auditLog,
      Today today,
      TransactionTemplate transaction,
      MessageSource messages) {
    this.wholeRealm = wholeRealm;
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
  @PostMapping("/exchange/realm.zip")
  void zip(Actor actor, HttpServletResponse response) throws IOException {
    begin(actor, response, ZIP, "zip");
    export.zip(response.getOutputStream());
  }

  @PostMapping("/exchange/realm.xlsx")
  void workbook(Actor actor, HttpServletResponse response) throws IOException {
    begin(actor, response, XLSX, "xlsx");
    export.workbook(response.getOutputStream());
  }

  private void begin(Actor actor, HttpServletResponse response, String type, String ending)
      throws IOException {
    wholeRealm.require(actor);
    transaction.executeWithoutResult(
        _ -> auditLog.record(actor, "exchange.exported", null, null, null, Map.of("as", ending)));
    download(response, type, CurrentRealm.get().name() + "-" + today.date() + "." + ending);
    response
        .flushBuffer(); // the session is saved with this: inside the transaction that streams it
    // would need a second connection
  }

  @GetMapping("/exchange/template.zip")
  void templateZip(Actor actor, HttpServletResponse response) throws IOException {
    wholeRealm.require(actor);
    download(response, ZIP, "mach-template.zip");
    templates.zip(response.getOutputStream());
  }

  @GetMapping("/exchange/template.xlsx")
  void templateWorkbook(Actor actor, Locale locale, HttpServletResponse response)
      throws IOException {
    wholeRealm.require(actor);
    download(response, XLSX, "mach-template.xlsx");
    templates.workbook(response.getOutputStream(), locale);
  }

  @GetMapping("/exchange/format")
  String format(Actor actor, Model model) {
    wholeRealm.require(actor);
    model.addAttribute("tables", tables.ofRealm());
    return "app/exchange/format";
  }

  @GetMapping("/exchange/imports/{id}/refused.csv")
  void refused(Actor actor, @PathVariable long id, Locale locale, HttpServletResponse response)
      throws IOException {
    wholeRealm.require(actor);
    ImportShown shown = imports.find(id).orElseThrow(() -> new NotFound("import " + id));
    try (Sheet sheet = Sheet.csv(response, "refused-" + shown.id())) {
      new RefusedCsv(imports, messages, locale).write(id, sheet);
    }
  }

  private static void download(HttpServletResponse response, String type, String name) {
    response.setContentType(type);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
