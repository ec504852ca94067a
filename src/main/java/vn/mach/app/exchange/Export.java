package vn.mach.app.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.datasets.ExchangeTable;

/**
 * Writes the whole realm in the exchange format: all tables as they were at one moment, each in the
 * order of what names its rows, so that the same content always gives the same files.
 */
@Component
class Export {

  private final ExportSql sql;
  private final ExchangeTables tables;
  private final TransactionTemplate oneMoment;

  Export(ExportSql sql, ExchangeTables tables, PlatformTransactionManager transactions) {
    this.sql = sql;
    this.tables = tables;
    this.oneMoment = new TransactionTemplate(transactions);
    this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.oneMoment.setReadOnly(true);
  }

  /** Where tables are written to, one after another. */
  interface Target {
    void begin(ExchangeTable table) throws IOException;

    void row(ExchangeTable table, List<@Nullable Object> values) throws IOException;

    void end(ExchangeTable table) throws IOException;
  }

  /**
   * One CSV file for each table. The folder is made where it is not there; files of other names
   * stay.
   */
  void folder(Path folder) throws IOException {
    Files.createDirectories(folder);
    write(CsvTarget.folder(folder));
  }

  /** As {@link #folder}, in one zip. Does not close the stream. */
  void zip(OutputStream out) throws IOException {
    CsvTarget target = CsvTarget.zip(out);
    write(target);
    target.finish();
  }

  /** One sheet for each table. Does not close the stream. */
  void workbook(OutputStream out) throws IOException {
    WorkbookTarget target = new WorkbookTarget(out);
    write(target);
    target.finish();
  }

  private void write(Target target) throws IOException {
    try {
      oneMoment.executeWithoutResult(_ -> {
        for (ExchangeTable table : tables.ofRealm()) {
          write(table, target);
        }
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void write(ExchangeTable table, Target target) {
    try {
      target.begin(table);
      sql.read(
          table,
          values -> {
            try {
              target.row(table, values);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      target.end(table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
