package vn.mach.papers;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.journal.Commands;
import vn.mach.journal.Journal;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Viewer;

/** Sets the realm's measures; the caller has asked whether the viewer may. */
@Component
class MeasuresSetting {

  private final MeasuresSql sql;
  private final Commands commands;
  private final Journal journal;

  MeasuresSetting(MeasuresSql sql, Commands commands, Journal journal) {
    this.sql = sql;
    this.commands = commands;
    this.journal = journal;
  }

  /** What is set as the rules say is still a row: it stays when the rules change. Papers that are signed never change. */
  @Transactional
  public Outcome<String> set(Viewer viewer, String key, Layout layout, Measures measures) {
    String code = MeasuresSql.code(layout);
    return commands.once(
        viewer,
        key,
        "papers.set_measures " + code + " " + measures,
        () -> {
          sql.set(layout, measures);
          journal.wrote(viewer, "papers.measures_set", "papers_layout:" + code, null, null, details(measures));
          return Outcome.done(code);
        },
        Function.identity(),
        Function.identity());
  }

  private static Map<String, String> details(Measures measures) {
    return Arrays.stream(Measure.values()).collect(Collectors.toMap(Measure::code, it -> it.in(measures).toPlainString()));
  }
}
