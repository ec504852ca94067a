package vn.mach.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.mach.journal.Journal;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Viewer;
import vn.mach.realms.CurrentRealm;
import vn.mach.realms.Today;
import org.springframework.context.MessageSource;

/** What is taken out: the realm's tables, an empty template, the refused rows of an import, and the page that explains the format. */
@Controller
class ExportPages {

  static final String ZIP = "application/zip";
  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final WholeRealm wholeRealm;
  private final Export export;
  private final Templates templates;
  private final ImportPagesSql imports;
  private final Journal journal;
  private final Today today;
  private final TransactionTemplate transaction;
  private final MessageSource messages;

  ExportPages(
      WholeRealm wholeRealm,
      Export export,
      Templates templates,
      ImportPagesSql imports,
      Journal journal,
      Today today,
      TransactionTemplate transaction,
      MessageSource messages) {
    this.wholeRealm = wholeRealm;
    this.export = export;
    this.templates = templates;
    this.imports = imports;
    this.journal = journal;
    this.today = today;
    this.transaction = transaction;
    this.messages = messages;
  }

  /** All members' records leave the house here: the journal keeps who took them. */
  @PostMapping("/exchange/realm.zip")
  void zip(Viewer viewer, HttpServletResponse response) throws IOException {
    begin(viewer, response, ZIP, "zip");
    export.zip(response.getOutputStream());
  }

  @PostMapping("/exchange/realm.xlsx")
  void workbook(Viewer viewer, HttpServletResponse response) throws IOException {
    begin(viewer, response, XLSX, "xlsx");
    export.workbook(response.getOutputStream());
  }

  private void begin(Viewer viewer, HttpServletResponse response, String type, String ending) {
    wholeRealm.require(viewer);
    transaction.executeWithoutResult(_ -> journal.wrote(viewer, "exchange.exported", null, null, null, Map.of("as", ending)));
    download(response, type, CurrentRealm.get().name() + "-" + today.date() + "." + ending);
  }

  @GetMapping("/exchange/template.zip")
  void templateZip(Viewer viewer, HttpServletResponse response) throws IOException {
    wholeRealm.require(viewer);
    download(response, ZIP, "mach-template.zip");
    templates.zip(response.getOutputStream());
  }

  @GetMapping("/exchange/template.xlsx")
  void templateWorkbook(Viewer viewer, Locale locale, HttpServletResponse response) throws IOException {
    wholeRealm.require(viewer);
    download(response, XLSX, "mach-template.xlsx");
    templates.workbook(response.getOutputStream(), locale);
  }

  @GetMapping("/exchange/format")
  String format(Viewer viewer, Model model) {
    wholeRealm.require(viewer);
    model.addAttribute("tables", Table.ofRealm());
    return "exchange/format";
  }

  @GetMapping("/exchange/imports/{id}/refused.csv")
  void refused(Viewer viewer, @PathVariable long id, Locale locale, HttpServletResponse response) throws IOException {
    wholeRealm.require(viewer);
    ImportShown shown = imports.find(id).orElseThrow(() -> new NotFound("import " + id));
    download(response, "text/csv;charset=UTF-8", "refused-" + shown.id() + ".csv");
    new RefusedCsv(imports, messages, locale).write(id, response.getOutputStream());
  }

  private static void download(HttpServletResponse response, String type, String name) {
    response.setContentType(type);
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
