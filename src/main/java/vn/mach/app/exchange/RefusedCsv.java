package vn.mach.app.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

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

  void write(long id, OutputStream stream) throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    out.write('\uFEFF');
    out.write(
        CsvTarget.line(
            List.of("file", "line", "reason", "column", word("exchange.refused.words"))));
    for (int at = 0; ; at += AT_ONCE) {
      List<ValidationResult.RefusedRow> rows = sql.refused(id, at, AT_ONCE);
      for (ValidationResult.RefusedRow row : rows) {
        String column = row.column() == null ? "" : row.column();
        out.write(
            CsvTarget.line(
                List.of(
                    row.table().name(),
                    row.line(),
                    row.reason(),
                    column,
                    word("exchange.reason." + row.reason()))));
      }
      if (rows.size() < AT_ONCE) {
        break;
      }
    }
    out.flush();
  }

  private String word(String key) {
    return messages.getMessage(key, null, locale);
  }
}
