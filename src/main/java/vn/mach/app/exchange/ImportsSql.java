package vn.mach.app.exchange;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.app.exchange.ValidationResult.Count;
import vn.mach.app.exchange.ValidationResult.RefusedRow;
import vn.mach.app.exchange.ValidationResult.Warning;
import vn.mach.base.realms.Locks;

@Component
class ImportsSql {

  private final JdbcClient jdbc;
  private final Locks locks;

  ImportsSql(JdbcClient jdbc, Locks locks) {
    this.jdbc = jdbc;
    this.locks = locks;
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

  void stage(long id, String stage, @Nullable Instant settled, @Nullable String problem) {
    jdbc.sql(
            "update imports set stage = :stage, settled_at = :settled, problem = :problem where id = :id")
        .param("stage", stage)
        .param("settled", settled == null ? null : Timestamp.from(settled))
        .param("problem", problem)
        .param("id", id)
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
    for (Sheet sheet : sheets(id)) {
      counts.add(
          jdbc.sql(
                  Staging.sql(
                      id,
                      """
                      select count(*) filter (where state = 'fresh'), count(*) filter (where state = 'changed'),
                        count(*) filter (where state in ('same', 'twice')), count(*) filter (where state = 'refused')
                      from {%s}
                      """
                          .formatted(sheet.table.sheet())))
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

  private List<Sheet> sheets(long id) {
    return jdbc
        .sql(Staging.sql(id, "select name, unknown_columns from {sheets}"))
        .query((row, number) ->
            new Sheet(
                ExchangeTable.named(row.getString(1)).orElseThrow(),
                List.of((String[]) row.getArray(2).getArray())))
        .list()
        .stream()
        .sorted(java.util.Comparator.comparing(Sheet::table))
        .toList();
  }

  List<RefusedRow> refused(long id, int offset, int limit) {
    String all =
        Stream.of(ExchangeTable.values())
            .filter(ExchangeTable.ofRealm()::contains)
            .map(table ->
                "select %d as place, line, at_column, reason from {%s} where state = 'refused'"
                    .formatted(table.ordinal(), table.sheet()))
            .collect(Collectors.joining(" union all "));
    return jdbc.sql(
            Staging.sql(
                id, "select * from (" + all + ") all_rows order by place, line offset ? limit ?"))
        .params(offset, limit)
        .query((row, number) ->
            new RefusedRow(
                ExchangeTable.values()[row.getInt(1)],
                row.getInt(2),
                row.getString(3),
                row.getString(4)))
        .list();
  }

  /**
   * What the rules of the day ask of units and posts, and the good rows do not show. At most a
   * hundred of each.
   */
  List<Warning> warnings(long id, java.time.LocalDate today) {
    List<Warning> warnings = new ArrayList<>();
    jdbc.sql(Staging.sql(id, COMMITTEES))
        .param("today", today)
        .query(row -> {
          warnings.add(
              new Warning(
                  "exchange.warning.small_committee",
                  List.of(row.getString(1), row.getLong(2), row.getLong(3))));
        });
    jdbc.sql(Staging.sql(id, POSTS))
        .query(row -> {
          warnings.add(
              new Warning(
                  "exchange.warning.post_without_vote",
                  List.of(row.getString(1), row.getString(2), row.getString(3))));
        });
    return warnings;
  }

  private static final String MEMBERS =
      """
      with members as (
        select code, unit, status from {people} where state = 'fresh'
        union all
        select code, unit, status from people_sheet
      )
      """;

  private static final String COMMITTEES =
      MEMBERS
          + """
          select u.code, count(*) filter (where m.status in ('official', 'exempt')) as official, people_rule('committee_members', :today) as asked
          from {units} u join members m on m.unit = u.code
          where u.state = 'fresh' and u.has_committee and u.kind in ('branch', 'grassroots_branch')
            and :today between u.valid_from and coalesce(u.valid_to, 'infinity')
          group by u.code
          having count(*) filter (where m.status in ('official', 'exempt')) < people_rule('committee_members', :today)
          order by u.code limit 100
          """;

  private static final String POSTS =
      MEMBERS
          + """
          select p.person, p.post, p.unit from {posts} p join members m on m.code = p.person
          where p.state = 'fresh' and p.valid_to is null and m.status not in ('official', 'exempt')
          order by p.person, p.post limit 100
          """;
}
