package vn.mach.voice.concerns;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Codes;

/** The targets of answers to concerns, as rows with their first day. */
@Component
class ConcernTargetsSql {

  private final JdbcClient jdbc;

  ConcernTargetsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<ConcernTarget> all() {
    return jdbc.sql("select * from concern_targets order by measure, level nulls first, valid_from")
        .query((row, number) ->
            new ConcernTarget(
                row.getLong("id"),
                Codes.of(ConcernTarget.Measure.class, row.getString("measure")),
                row.getString("level"),
                row.getObject("bound", Integer.class),
                row.getObject("valid_from", LocalDate.class),
                row.getString("source")))
        .list();
  }

  /** False where there is such a row of that day. */
  boolean insert(ConcernTarget target) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("measure", target.measure().code());
    values.put("level", target.level());
    values.put("bound", target.bound());
    values.put("from", target.validFrom());
    values.put("source", target.source());
    return jdbc.sql(
                """
                insert into concern_targets (measure, level, bound, valid_from, source) values (:measure, :level, :bound::int, :from, :source)
                on conflict on constraint concern_targets_once do nothing
                """)
            .params(values)
            .update()
        == 1;
  }
}
