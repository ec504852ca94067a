package vn.mach.units;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.journal.Commands;
import vn.mach.journal.Journal;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;

/** The tree examines itself: what should never stand in it, and what is derived against what it is derived from. */
@Component
public class Examination {

  private final JdbcClient jdbc;
  private final Commands commands;
  private final Journal journal;
  private final TreeSql tree;
  private final String faults;

  Examination(JdbcClient jdbc, TreeSql tree, Commands commands, Journal journal) {
    this.jdbc = jdbc;
    this.tree = tree;
    this.commands = commands;
    this.journal = journal;
    try {
      faults = new ClassPathResource("sql/units/examine.sql").getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One thing that was found.
   *
   * @param kind {@code cycle}, {@code overlap}, {@code orphan}, {@code gap} (no fault by itself, but worth a look), {@code ancestry},
   *     {@code heirs}; its words stand under {@code units.fault.<kind>}
   * @param other the parent or unit it concerns, if any
   * @param from first and last day of it, where it has such
   */
  public record Fault(
      String kind, UnitId unit, String code, String name, @Nullable String other, @Nullable LocalDate from, @Nullable LocalDate to) {}

  /** All that is found, at most the first 500 of each kind. */
  @Transactional(readOnly = true)
  public List<Fault> faults() {
    return jdbc.sql(faults)
        .query(
            (row, number) ->
                new Fault(
                    row.getString("fault"),
                    new UnitId(row.getLong("unit_id")),
                    row.getString("code"),
                    row.getString("name"),
                    row.getString("other"),
                    row.getObject("from_day", LocalDate.class),
                    row.getObject("to_day", LocalDate.class)))
        .list();
  }

  /** Derives ancestry and heirs of all units anew: mends {@code ancestry} and {@code heirs}. */
  @Transactional
  public Outcome<Boolean> derive(Viewer viewer, String key) {
    return commands.once(
        viewer,
        key,
        "units.derive",
        () -> {
          jdbc.sql("lock table unit_stretches in share row exclusive mode").update();
          tree.deriveAll();
          journal.wrote(viewer, "units.derived", null, null, null, java.util.Map.of());
          return Outcome.done(true);
        },
        String::valueOf,
        Boolean::valueOf);
  }
}
