package vn.mach.evidence.activities;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.DayFormats;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Sheet;

/** The filtered list as a workbook for people: headings, kinds and statuses in words. */
@Controller
class ActivityDownloads {

  private static final List<String> HEADINGS =
      List.of(
          "activities.held_on",
          "activities.title.column",
          "activities.kind",
          "activities.unit",
          "activities.file.unit_code",
          "activities.form",
          "activities.expected",
          "activities.present",
          "activities.status",
          "activities.directive",
          "activities.tags",
          "activities.ref");

  private final ActivitiesSql sql;
  private final MessageSource messages;
  private final Today today;
  private final TransactionTemplate reading;

  ActivityDownloads(
      ActivitiesSql sql,
      MessageSource messages,
      Today today,
      PlatformTransactionManager transactions) {
    this.sql = sql;
    this.messages = messages;
    this.today = today;
    this.reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);
  }

  @Expensive
  @GetMapping("/activities/xlsx")
  void xlsx(
      Actor actor,
      @ModelAttribute ActivityFilter filter,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    String title = word("activities.title.list", locale);
    Sheet.xlsx(
        response,
        "activities-" + today.date(),
        title,
        sheet -> {
          sheet.width(1, 60);
          sheet.width(2, 28);
          sheet.width(3, 40);
          sheet.above(title, DayFormats.DAY.format(today.date()));
          sheet.head(HEADINGS.stream().map(it -> word(it, locale)).toList(), 2);
          reading.executeWithoutResult(
              status -> sql.each(actor, filter, row -> write(row, sheet, locale)));
        });
  }

  private void write(ActivityRow row, Sheet sheet, Locale locale) {
    ActivityRow.@Nullable Directive directive = row.directive();
    try {
      sheet.row(
          row.heldOn(),
          row.title(),
          locale.getLanguage().equals("vi") ? row.kindVi() : row.kindEn(),
          row.unitName(),
          row.unitCode(),
          row.form() == null ? null : word("activities.form." + row.form(), locale),
          row.expected(),
          row.present(),
          word("activities.status." + row.status().code(), locale),
          directive == null ? null : directive.symbol(),
          String.join(", ", row.tags()),
          row.ref());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String word(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
