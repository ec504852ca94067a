package vn.mach.app.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.StagedImport;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.web.Choice;

/** Reads staged rows for the page of an import. */
@Component
class ImportPreviewSql {

  private static final int MOST_KINDS = 200;

  private final JdbcClient jdbc;
  private final Staging staging;
  private final ExchangeTables tables;

  ImportPreviewSql(JdbcClient jdbc, Staging staging, ExchangeTables tables) {
    this.jdbc = jdbc;
    this.staging = staging;
    this.tables = tables;
  }

  /** The first good rows of a table: cells as text, in the format's order. */
  record First(ExchangeTable table, List<FirstRow> rows) {}

  record FirstRow(int line, List<String> cells) {}

  /** Of each table that has rows to be stored. */
  List<First> first(long id, int rows) {
    List<First> all = new ArrayList<>();
    if (!staging.stands(id)) {
      return all;
    }
    StagedImport staged = staging.of(id);
    for (ExchangeTable table : tables.ofRealm()) {
      List<FirstRow> first = first(staged, table, rows);
      if (!first.isEmpty()) {
        all.add(new First(table, first));
      }
    }
    return all;
  }

  private static List<FirstRow> first(StagedImport staged, ExchangeTable table, int rows) {
    String columns =
        table.columns().stream().map(ImportPreviewSql::text).collect(Collectors.joining(", "));
    return new StagedRows(staged, table)
        .statement(
            "select line, %s from {rows} where state in ('fresh', 'changed') order by line limit %d"
                .formatted(columns, rows))
        .query((row, number) -> {
          List<String> cells = new ArrayList<>();
          for (int i = 0; i < table.columns().size(); i++) {
            cells.add(row.getString(i + 2));
          }
          return new FirstRow(row.getInt(1), cells);
        })
        .list();
  }

  private static String text(ExchangeColumn column) {
    return column.cell() instanceof CellType.Tags
        ? "coalesce(array_to_string(%s, ' | '), '')".formatted(column.name())
        : "coalesce(%s::text, '')".formatted(column.name());
  }

  /** The names of the units of these codes, standing or sent. */
  Map<String, String> unitNames(long id, Collection<String> codes) {
    Map<String, String> names = new HashMap<>();
    staging
        .of(id)
        .statement(
            """
            select code, name from units_named where code = any(:codes::text[])
            union all
            select code, name from {units} where state <> 'refused' and code = any(:codes::text[])
            """)
        .param("codes", codes.toArray(String[]::new))
        .query(row -> {
          names.put(row.getString(1), row.getString(2));
        });
    return names;
  }

  /** The names of kinds by their codes, standing or sent. */
  Map<String, String> kindNames(long id, ExchangeTable table, boolean vietnamese) {
    Map<String, String> names = new HashMap<>();
    staging
        .of(id)
        .statement(
            "select code, %1$s from %2$s union all select code, %1$s from {%3$s} where state <> 'refused' limit %4$d"
                .formatted(
                    vietnamese ? "name_vi" : "name_en", table.standing(), table.name(), MOST_KINDS))
        .query(row -> {
          names.put(row.getString(1), row.getString(2));
        });
    return names;
  }

  /** The rows of a table of kinds, in the order in which pages offer them. */
  List<Choice> kinds(ExchangeTable table, boolean vietnamese) {
    return jdbc.sql(
            "select code, %s from %s order by position, code limit %d"
                .formatted(vietnamese ? "name_vi" : "name_en", table.standing(), MOST_KINDS))
        .query((row, number) -> new Choice(row.getString(1), row.getString(2)))
        .list();
  }
}
