package vn.mach.app.exchange;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import vn.mach.base.web.Sheet;

/**
 * The refused rows of an import as a file to work from: where each stands, why in one code and in
 * the reader's words. Its first three columns are those of the table {@code refused} of the format.
 */
final class RefusedCsv {

  private static final int AT_ONCE = 5_000;

  private final ImportPagesSql sql;
  private final MessageSource messages;
  private final Locale locale;

  RefusedCsv(ImportPagesSql sql, MessageSource messages, Locale locale) {
    this.sql = sql;
    this.messages = messages;
    this.locale = locale;
  }

  void write(long id, Sheet out) throws IOException {
    out.head(
        "file",
        "line",
        "reason",
        "column",
        word("exchange.refused.words"),
        word("exchange.refused.cell_head"));
    for (int at = 0; ; at += AT_ONCE) {
      List<ValidationResult.RefusedRow> rows = sql.refused(id, at, AT_ONCE);
      for (ValidationResult.RefusedRow row : rows) {
        out.row(
            row.table().name(),
            row.line(),
            row.reason(),
            row.column(),
            word("exchange.reason." + row.reason()),
            row.cell());
      }
      if (rows.size() < AT_ONCE) {
        break;
      }
    }
  }

  private String word(String key) {
    return messages.getMessage(key, null, locale);
  }
}
