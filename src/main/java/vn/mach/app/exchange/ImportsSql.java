package vn.mach.app.exchange;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.app.exchange.ValidationResult.Count;
import vn.mach.app.exchange.ValidationResult.RefusedRow;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.RowWarning;
import vn.mach.base.datasets.StagedImport;
import vn.mach.base.datasets.StagedRows;
import vn.mach.base.realms.Locks;
import vn.mach.base.realms.Today;

@Component
class ImportsSql {

  private final JdbcClient jdbc;
  private final Locks locks;
  private final Staging staging;
  private final ExchangeTables tables;
  private final Today today;

  ImportsSql(JdbcClient jdbc, Locks locks, Staging staging, ExchangeTables tables, Today today) {
    this.jdbc = jdbc;
    this.locks = locks;
    this.staging = staging;
    this.tables = tables;
    this.today = today;
  }

  /** An import as its row tells. */
  record Import(
      long id,
      long account,
      String fileName,
      String stage,
      long doneRows,
      long allRows,
      @Nullable String problem) {}

  long insert(long account, String fileName, Instant now) {
    return jdbc.sql(
            "insert into imports (account_id, file_name, started_at, stage) values (?, ?, ?, 'reading') returning id")
        .params(account, fileName, Timestamp.from(now))
        .query(Long.class)
        .single();
  }

  Optional<Import> find(long id) {
    return jdbc.sql(
            "select id, account_id, file_name, stage, done_rows, all_rows, problem from imports where id = ?")
        .param(id)
        .query((row, number) ->
            new Import(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                row.getString(7)))
        .optional();
  }

  /** The first imports that wait to be accepted and were begun before this. */
  List<Long> waitingSince(Instant before) {
    return jdbc.sql(
            "select id from imports where stage = 'validated' and started_at < ? order by id limit 5")
        .param(Timestamp.from(before))
        .query((row, number) -> row.getLong(1))
        .list();
  }

  /** Of one that is settled the files go too. */
  void stage(long id, String stage, @Nullable Instant settled, @Nullable String problem) {
    if (settled != null) {
      jdbc.sql("delete from import_files where import_id = ?").param(id).update();
    }
    jdbc.sql(
            "update imports set stage = :stage, settled_at = :settled, problem = :problem where id = :id")
        .param("stage", stage)
        .param("settled", settled == null ? null : Timestamp.from(settled))
        .param("problem", problem)
        .param("id", id)
        .update();
  }

  /** As before anything was read. */
  void beginAgain(long id) {
    jdbc.sql(
            "update imports set stage = 'reading', problem = null, done_rows = 0, all_rows = 0 where id = ?")
        .param(id)
        .update();
  }

  void reached(long id, long done, long all) {
    jdbc.sql("update imports set done_rows = ?, all_rows = greatest(?, all_rows) where id = ?")
        .params(done, all, id)
        .update();
  }

  /** Holds the import for the running transaction; false where another holds it. */
  boolean hold(long id) {
    return locks.tryIn("import", id);
  }

  /**
   * Holds all accepting in this realm for the running transaction: one import at a time is taken
   * in.
   */
  void waitForOthers() {
    locks.waitIn("imports accepted", 0);
  }

  /** How many rows are staged: fewer than were read where the database lost them in a crash. */
  long stagedRows(long id) {
    return counts(id).stream().mapToLong(Count::all).sum();
  }

  List<Count> counts(long id) {
    List<Count> counts = new ArrayList<>();
    StagedImport staged = staging.of(id);
    for (Sheet sheet : sheets(staged)) {
      counts.add(
          new StagedRows(staged, sheet.table)
              .statement(
                  """
                  select count(*) filter (where state = 'fresh'), count(*) filter (where state = 'changed'),
                    count(*) filter (where state in ('same', 'twice')), count(*) filter (where state = 'refused')
                  from {rows}
                  """)
              .query((row, number) ->
                  new Count(
                      sheet.table,
                      row.getLong(1),
                      row.getLong(2),
                      row.getLong(3),
                      row.getLong(4),
                      sheet.unknownColumns))
              .single());
    }
    return counts;
  }

  private record Sheet(ExchangeTable table, List<String> unknownColumns) {}

  private List<Sheet> sheets(StagedImport staged) {
    return staged
        .statement("select name, unknown_columns from {sheets}")
        .query((row, number) ->
            new Sheet(
                tables.table(row.getString(1)), List.of((String[]) row.getArray(2).getArray())))
        .list()
        .stream()
        .sorted(Comparator.comparing(Sheet::table, tables.order()))
        .toList();
  }

  List<RefusedRow> refused(long id, int offset, int limit) {
    String all =
        tables.ofRealm().stream()
            .map(table ->
                "select %d as place, line, at_column, reason, coalesce(cell, %s) as cell, hint from {%s} where state = 'refused'"
                    .formatted(tables.position(table), cell(table), table.name()))
            .collect(Collectors.joining(" union all "));
    return staging
        .of(id)
        .statement("select * from (" + all + ") all_rows order by place, line offset ? limit ?")
        .params(offset, limit)
        .query((row, number) ->
            new RefusedRow(
                tables.ofRealm().get(row.getInt(1)),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6)))
        .list();
  }

  /** What stands in the column beside which a row is refused. */
  private static String cell(ExchangeTable table) {
    return table.columns().stream()
        .map(column ->
            "when '%1$s' then %2$s"
                .formatted(
                    column.name(),
                    column.cell() instanceof CellType.Tags
                        ? "array_to_string(%s, '|')".formatted(column.name())
                        : column.name() + "::text"))
        .collect(Collectors.joining(" ", "case at_column ", " end"));
  }

  /**
   * Units that would stand at the top of the tree beside those that stand there: new ones without a
   * parent, where there is a tree already or the files bring several.
   */
  List<String> newTops(long id) {
    List<String> tops =
        staging
            .of(id)
            .statement(
                """
                select distinct r.name || ' (' || r.code || ')' from {units} r
                where r.state = 'fresh' and r.parent is null
                  and not exists (select 1 from units_sheet s where s.code = r.code and s.parent is null)
                order by 1
                """)
            .query((row, number) -> row.getString(1))
            .list();
    boolean first =
        jdbc.sql("select not exists (select 1 from unit_codes)").query(Boolean.class).single();
    return first && tops.size() < 2 ? List.of() : tops;
  }

  /** What the rules of the day ask and the good rows do not show: at most a hundred of each. */
  List<RowWarning> warnings(long id) {
    StagedImport staged = staging.of(id);
    List<RowWarning> warnings = new ArrayList<>();
    for (ExchangeTable table : tables.ofRealm()) {
      warnings.addAll(table.warnings(new StagedRows(staged, table), today.date()));
    }
    return warnings;
  }
}
