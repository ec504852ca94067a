package vn.mach.app.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Locks;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Paging;

/** What the pages of imports read and keep beside {@link Imports}. */
@Component
class ImportPagesSql {

  /** In characters; a longer name is no header, and an index takes 2,700 bytes. */
  private static final int LONGEST_REMEMBERED = 300;

  /** In the place of a table: what is remembered is the unit that a cell means. */
  private static final String UNITS = ":unit";

  private static final String SHOWN =
      """
      select i.id, i.account_id, i.file_name, coalesce(a.name, 'mach') as sender_name, i.started_at, i.settled_at, i.stage, i.done_rows, i.all_rows, i.found, i.problem
      from imports i left join account_logins a on a.account_id = i.account_id
      """;

  private final JdbcClient jdbc;
  private final Locks locks;
  private final JdbcTemplate batches;
  private final JsonMapper json;
  private final Today today;
  private final ExchangeTables tables;

  ImportPagesSql(
      JdbcClient jdbc,
      Locks locks,
      JdbcTemplate batches,
      JsonMapper json,
      Today today,
      ExchangeTables tables) {
    this.jdbc = jdbc;
    this.locks = locks;
    this.batches = batches;
    this.json = json;
    this.today = today;
    this.tables = tables;
  }

  /**
   * The latest first.
   *
   * @param sender whose; 0: everybody's
   */
  List<ImportShown> list(long sender, Paging paging) {
    return jdbc.sql(
            SHOWN
                + " where :sender = 0 or i.account_id = :sender order by i.id desc limit :limit offset :offset")
        .param("sender", sender)
        .param("limit", paging.limit())
        .param("offset", paging.offset())
        .query(this::shown)
        .list();
  }

  Optional<ImportShown> find(long id) {
    return jdbc.sql(SHOWN + " where i.id = :id").param("id", id).query(this::shown).optional();
  }

  /**
   * An import of the same content by the same account that is not settled yet. Two at once wait for
   * each other here, until the transaction ends.
   */
  Optional<Long> underWay(Actor actor, byte[] digest) {
    locks.waitIn("imports sent", 0);
    return jdbc.sql(
            "select id from imports where digest = ? and account_id = ? and stage in ('reading', 'validated', 'accepting') order by id limit 1")
        .params(digest, actor.account())
        .query(Long.class)
        .optional();
  }

  /** How many imports of the account nobody accepted or discarded yet. */
  long waiting(Actor actor) {
    return jdbc.sql(
            "select count(*) from imports where account_id = ? and stage in ('reading', 'validated')")
        .param(actor.account())
        .query((row, number) -> row.getLong(1))
        .single();
  }

  void keepDigest(long id, byte[] digest) {
    jdbc.sql("update imports set digest = ? where id = ?").params(digest, id).update();
  }

  void keepFound(long id, ImportSummary found) {
    jdbc.sql("update imports set found = ?::jsonb where id = ?")
        .params(json.writeValueAsString(found), id)
        .update();
  }

  void keepProblem(long id, @Nullable Said problem) {
    jdbc.sql("update imports set problem = :problem where id = :id")
        .param("problem", problem == null ? null : json.writeValueAsString(problem))
        .param("id", id)
        .update();
  }

  /** Whatever it was about, it broke off before anything was taken in. */
  void failed(long id, Said problem) {
    jdbc.sql(
            """
            update imports set stage = 'failed', problem = ?, settled_at = coalesce(settled_at, ?)
            where id = ? and stage not in ('accepted', 'discarded')
            """)
        .params(json.writeValueAsString(problem), Timestamp.from(today.now()), id)
        .update();
    jdbc.sql(
            "delete from import_files where import_id in (select id from imports where id = ? and settled_at is not null)")
        .param(id)
        .update();
  }

  void keepRefused(long id, List<ValidationResult.RefusedRow> rows) {
    batches.batchUpdate(
        "insert into import_refusals (import_id, position, sheet, line, at_column, reason, cell, hint) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
        rows,
        1000,
        (statement, row) -> {
          statement.setLong(1, id);
          statement.setInt(2, tables.position(row.table()));
          statement.setString(3, row.table().name());
          statement.setInt(4, row.line());
          statement.setString(5, row.column());
          statement.setString(6, row.reason());
          statement.setString(7, row.cell() == null ? null : Text.shortened(row.cell(), 200));
          statement.setString(8, row.hint());
        });
  }

  /** Forgets what an earlier reading of its files refused. */
  void forgetRefused(long id) {
    jdbc.sql("delete from import_refusals where import_id = ?").param(id).update();
  }

  /** What its sender answered, over what they answered for earlier imports. */
  SheetAnswers answers(long id) {
    return remembered(id).with(own(id));
  }

  private SheetAnswers own(long id) {
    return jdbc.sql("select answers from imports where id = ? and answers is not null")
        .param(id)
        .query(String.class)
        .optional()
        .map(text -> json.readValue(text, SheetAnswers.class))
        .orElse(SheetAnswers.NONE);
  }

  private SheetAnswers remembered(long id) {
    Map<String, String> sheets = new HashMap<>();
    Map<String, String> units = new HashMap<>();
    Map<String, Map<String, String>> columns = new HashMap<>();
    jdbc.sql(
            """
            select m.sheet, m.name, m.means from import_matches m join imports i on i.account_id = m.account_id where i.id = ?
            """)
        .param(id)
        .query(row -> {
          String sheet = row.getString(1);
          Map<String, String> into =
              switch (sheet) {
                case "" -> sheets;
                case UNITS -> units;
                default -> columns.computeIfAbsent(sheet, key -> new HashMap<>());
              };
          into.put(row.getString(2), row.getString(3));
        });
    return new SheetAnswers(sheets, columns, Map.of(), Map.of(), units, Map.of());
  }

  /**
   * Keeps answers with the import, over earlier ones, and what they say about sheets, headers and
   * names for later imports of its sender; an empty one takes it back there too.
   */
  void keepAnswers(long sender, long id, SheetAnswers answers) {
    jdbc.sql("update imports set answers = ?::jsonb where id = ?")
        .params(json.writeValueAsString(own(id).with(answers)), id)
        .update();
    answers.sheets().forEach((name, means) -> remember(sender, "", name, means));
    answers
        .columns()
        .forEach((table, columns) ->
            columns.forEach((name, means) -> remember(sender, table, name, means)));
    answers.units().forEach((name, means) -> remember(sender, UNITS, name, means));
  }

  private void remember(long sender, String sheet, String name, String means) {
    if (name.length() > LONGEST_REMEMBERED) {
      return;
    }
    if (means.isEmpty()) {
      jdbc.sql("delete from import_matches where account_id = ? and sheet = ? and name = ?")
          .params(sender, sheet, name)
          .update();
      return;
    }
    jdbc.sql(
            """
            insert into import_matches (account_id, sheet, name, means) values (?, ?, ?, ?)
            on conflict on constraint import_matches_key do update set means = excluded.means
            """)
        .params(sender, sheet, name, means)
        .update();
  }

  List<ValidationResult.RefusedRow> refused(long id, int offset, int limit) {
    return refused(id, List.of(), offset, limit);
  }

  /**
   * @param besides those refused for one of these columns are left out: {@code table.column}
   */
  List<ValidationResult.RefusedRow> refused(long id, List<String> besides, int offset, int limit) {
    return jdbc.sql(
            """
            select sheet, line, at_column, reason, cell, hint from import_refusals
            where import_id = ? and coalesce(sheet || '.' || at_column, '') <> all (?::text[])
            order by position, line limit ? offset ?
            """)
        .params(id, besides.toArray(String[]::new), limit, offset)
        .query((row, number) ->
            new ValidationResult.RefusedRow(
                tables.table(row.getString(1)),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6)))
        .list();
  }

  private ImportShown shown(ResultSet row, int number) throws SQLException {
    Timestamp settled = row.getTimestamp("settled_at");
    String found = row.getString("found");
    return new ImportShown(
        row.getLong("id"),
        row.getLong("account_id"),
        row.getString("file_name"),
        row.getString("sender_name"),
        row.getTimestamp("started_at").toInstant(),
        settled == null ? null : settled.toInstant(),
        ImportStage.of(row.getString("stage")),
        false,
        row.getLong("done_rows"),
        row.getLong("all_rows"),
        found == null ? ImportSummary.NOTHING : json.readValue(found, ImportSummary.class),
        problem(row.getString("problem")));
  }

  private @Nullable Said problem(@Nullable String problem) {
    if (problem == null) {
      return null;
    }
    return problem.startsWith("{") ? json.readValue(problem, Said.class) : Said.of(problem);
  }
}
