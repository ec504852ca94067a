package vn.mach.evidence.forecast;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.app.exchange.Countries;

/**
 * The generated country with the evidence of two years, loaded by set into the current realm: its
 * tree and the first year from one seed, the second year from another. Its targets run through the
 * second year.
 */
final class ReplayCountry {

  /** How the units of the country work; what is not held is taken out of what was generated. */
  enum Habits {
    /** As generated: every unit alike, all through the year. */
    EVEN("true"),
    /** Units and communes differ, mostly in the same way in both years, and do most at the end. */
    UNEVEN(
        "unit(a.unit, :seed) * commune(b.parent, :seed) * case when extract(month from a.held_on) >= 10 then 1 else 0.55 end > thrown(a.ref, :seed)"),
    /** The same, and in the second year everybody does a fifth less. */
    WORSE_YEAR(
        "unit(a.unit, :seed) * commune(b.parent, :seed) * case when extract(month from a.held_on) >= 10 then 1 else 0.55 end * case when a.held_on < :second then 1 else 0.8 end > thrown(a.ref, :seed)");

    private final String held;

    Habits(String held) {
      this.held = held;
    }
  }

  private final DataSource source;
  private final JdbcClient jdbc;
  private final int year;

  /**
   * A country of which nothing is loaded yet.
   *
   * @param year the second one
   */
  ReplayCountry(DataSource source, JdbcClient jdbc, int year) {
    this.source = source;
    this.jdbc = jdbc;
    this.year = year;
  }

  void load(int branches, long seed, Habits habits) throws Exception {
    Path folder = Files.createTempDirectory("replay");
    try {
      int each = habits == Habits.EVEN ? 12 : 24;
      Countries.write(folder.resolve("first"), branches, 0, each, seed, year - 1);
      Countries.write(folder.resolve("second"), branches, 0, each, seed + 1_000, year);
      tree(folder.resolve("first"));
      definitions(folder.resolve("first"));
      evidence(folder, seed, habits);
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    jdbc.sql("analyze").update();
  }

  private void copy(String table, String columns, Path file) throws Exception {
    jdbc.sql("drop table if exists " + table).update();
    jdbc.sql("create table " + table + " (" + columns + ")").update();
    append(table, file);
  }

  private void append(String table, Path file) throws Exception {
    try (Connection connection = source.getConnection();
        InputStream in = Files.newInputStream(file)) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy " + table + " from stdin (format csv, header)", in);
    }
  }

  private void tree(Path files) throws Exception {
    copy(
        "replay_units",
        "code text, name text, kind text, parent text, has_committee text, valid_from date, valid_to date, successor text",
        files.resolve("units.csv"));
    for (String statement :
        List.of(
            "insert into unit_kinds (code, name_vi, name_en) values ('centre', 'Trung ương', 'Centre')",
            "insert into units (code) select distinct code from replay_units order by 1",
            """
            insert into unit_versions (unit_id, valid_from, valid_to, parent_id, name, kind, has_committee)
            select u.id, r.valid_from, coalesce(r.valid_to, 'infinity'), p.id, r.name, r.kind, case r.has_committee when 'yes' then true when 'no' then false end
            from replay_units r join units u on u.code = r.code left join units p on p.code = r.parent
            """,
            "call rebuild_unit_closure()")) {
      jdbc.sql(statement).update();
    }
  }

  private void definitions(Path files) throws Exception {
    copy(
        "replay_figures",
        "code text, name_vi text, name_en text, function text, activity_kind text, amount text, tag text, form text",
        files.resolve("figures.csv"));
    copy(
        "replay_targets",
        "code text, directive text, title text, figure text, unit_kind text, has_committee text, minimum numeric, period_from date, period_to date",
        files.resolve("targets.csv"));
    jdbc.sql("insert into figures select * from replay_figures").update();
    jdbc.sql(
            "insert into directives (symbol, kind, title, issued_on) values ('02-KH/TW', 'plan', 'Kế hoạch', '2020-01-01')")
        .update();
    jdbc.sql(
            """
            insert into targets (code, directive_id, title, figure, period_from, period_to)
            select distinct code, (select id from directives), title, figure, cast(:first as date), cast(:last as date) from replay_targets order by 1
            """)
        .param("first", LocalDate.of(year, 1, 1))
        .param("last", LocalDate.of(year, 12, 31))
        .update();
    jdbc.sql(
            """
            insert into target_minimums (target_id, unit_kind, has_committee, minimum)
            select t.id, r.unit_kind, case r.has_committee when 'yes' then true when 'no' then false end, r.minimum
            from replay_targets r join targets t on t.code = r.code
            """)
        .update();
  }

  /** Refs of the second year begin with another letter. A unit holds only what lies in its days. */
  private void evidence(Path folder, long seed, Habits habits) throws Exception {
    String columns =
        "ref text, unit text, kind text, form text, title text, held_on date, status text, directive text, expected bigint, present bigint, tags text";
    copy("replay_first", columns, folder.resolve("first/activities.csv"));
    copy("replay_second", columns, folder.resolve("second/activities.csv"));
    copy(
        "replay_amounts_first",
        "activity text, amount text, value bigint",
        folder.resolve("first/amounts.csv"));
    copy(
        "replay_amounts_second",
        "activity text, amount text, value bigint",
        folder.resolve("second/amounts.csv"));
    jdbc.sql("update replay_second set ref = 'Z' || ref").update();
    jdbc.sql("update replay_amounts_second set activity = 'Z' || activity").update();
    String part = "(abs(cast(hashtext(%s || '/' || %d) as numeric)) %% 10007 / 10007)";
    String held =
        habits
            .held
            .replace(
                "unit(a.unit, :seed)",
                "(0.15 + 0.85 * " + part.formatted("a.unit || '/' || " + own(), seed) + ")")
            .replace(
                "commune(b.parent, :seed)",
                "(0.6 + 0.4 * " + part.formatted("b.parent", seed) + ")")
            .replace("thrown(a.ref, :seed)", part.formatted("a.ref", seed))
            .replace(":second", "date '" + year + "-01-01'");
    for (String which : List.of("replay_first", "replay_second")) {
      jdbc.sql(
              """
              insert into activities (ref, unit_id, kind, form, title, held_on, status, expected, present, tags, recorded_by, recorded_at, confirmed_by, confirmed_at,
                withdrawn_by, withdrawn_at, withdrawn_reason)
              select a.ref, u.id, a.kind, a.form, 'Activity', a.held_on, a.status, a.expected, a.present, coalesce(string_to_array(a.tags, '|'), '{}'), 0,
                a.held_on, 0, a.held_on, 0, a.held_on, 'x'
              from %s a join units u on u.code = a.unit join replay_units b on b.code = a.unit and a.held_on between b.valid_from and coalesce(b.valid_to, 'infinity')
              where %s
              """
                  .formatted(which, held))
          .update();
    }
    for (String which : List.of("replay_amounts_first", "replay_amounts_second")) {
      jdbc.sql("alter table activity_amounts disable trigger user").update();
      jdbc.sql(
              "insert into activity_amounts (activity_id, amount, value) select a.id, m.amount, m.value from "
                  + which
                  + " m join activities a on a.ref = m.activity")
          .update();
      jdbc.sql("alter table activity_amounts enable trigger user").update();
    }
    for (String table :
        List.of(
            "replay_first",
            "replay_second",
            "replay_amounts_first",
            "replay_amounts_second",
            "replay_units",
            "replay_figures",
            "replay_targets")) {
      jdbc.sql("drop table " + table).update();
    }
  }

  /** One unit in four works otherwise in the second year than in the first. */
  private String own() {
    return "case when abs(hashtext(a.unit || 'other') / 2) % 4 = 0 then extract(year from a.held_on)::text else '' end";
  }
}
