package vn.mach.app.exchange;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.StagedImport;
import vn.mach.base.datasets.StagedRows;

/**
 * Validates the staged rows of an import against each other and against existing data: table after
 * table, each only after those that it refers to. A row that is refused no longer counts for those
 * validated after it. The rules of a table are in its module.
 */
@Component
class ImportValidation {

  private static final String FORGET =
      "update {rows} set state = 'fresh', reason = null, at_column = null where not faulty and state <> 'fresh'";

  private final ExchangeTables tables;

  ImportValidation(ExchangeTables tables) {
    this.tables = tables;
  }

  /**
   * Validates anew, forgetting earlier validations of everything but single cells. Joins the
   * running transaction.
   */
  void validate(StagedImport staged) throws IOException {
    for (ExchangeTable table : tables.ofRealm()) {
      StagedRows rows = staged.rows(table);
      rows.run(FORGET);
      rows.run(duplicates(table));
    }
    for (ExchangeTable table : tables.ofRealm()) {
      table.validate(staged.rows(table));
    }
  }

  /**
   * Of rows with one key the first stays: later ones with the same content are ignored, others are
   * refused. Rows that were refused already do not count.
   */
  private static String duplicates(ExchangeTable table) {
    List<ExchangeColumn> keys = table.columns().stream().filter(ExchangeColumn::key).toList();
    return """
    with keyed as (
      select line, %s as key, %s as content from {rows} where state = 'fresh'
    ), several as (
      select key from keyed group by key having count(*) > 1
    ), ranked as (
      select line, content, first_value(line) over same_key as first_line, first_value(content) over same_key as first_content
      from keyed where key in (select key from several) window same_key as (partition by key order by line)
    )
    update {rows} r set
      state = case when d.content = d.first_content then 'twice' else 'refused' end,
      reason = case when d.content <> d.first_content then 'duplicate' end,
      at_column = case when d.content <> d.first_content then '%s' end
    from ranked d where d.line = r.line and d.line <> d.first_line
    """
        .formatted(joined(keys), joined(table.columns()), keys.getFirst().name());
  }

  private static String joined(List<ExchangeColumn> columns) {
    return columns.stream()
        .map(column -> "coalesce(%s::text, '')".formatted(column.name()))
        .collect(Collectors.joining(" || chr(31) || "));
  }
}
