package vn.mach.evidence.rollups;

import java.time.LocalDate;
import java.util.Collection;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.evidence.figures.EvidenceFilter;
import vn.mach.evidence.figures.FigureFunction;

/** Recomputes the targets that run today from all the evidence. */
@Component
class RollupRecomputeSql {

  private final JdbcClient jdbc;

  RollupRecomputeSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A statement that follows {@code cells_of_target.sql}: every unit that the target asks something
   * of today, evaluated from the evidence.
   *
   * @param under only units at or under this one today; none: all
   */
  JdbcClient.StatementSpec evaluation(
      long target, @Nullable UnitId under, LocalDate today, String file, String statement) {
    record Asked(EvidenceFilter counting, LocalDate first, LocalDate last, LocalDate end) {}
    Asked asked =
        jdbc.sql(
                "select "
                    + EvidenceFilter.COLUMNS
                    + ", t.period_from, least(cast(? as date), t.period_to) as last_day, t.period_to from targets t join figures f on f.code = t.figure where t.id = ?")
            .params(today, target)
            .query((row, number) ->
                new Asked(
                    EvidenceFilter.of(row),
                    row.getObject("period_from", LocalDate.class),
                    row.getObject("last_day", LocalDate.class),
                    row.getObject("period_to", LocalDate.class)))
            .single();
    FigureFunction function = asked.counting.function();
    String text =
        file.isEmpty()
            ? RollupStatements.of(function, "cells_of_target")
            : RollupStatements.of(function, "cells_of_target", file);
    return asked
        .counting
        .into(jdbc.sql(text + statement))
        .param("function", function.code())
        .param("first_day", asked.first)
        .param("last_day", asked.last)
        .param("period_to", asked.end)
        .param("target", target)
        .param("under", under == null ? null : under.value())
        .param("today", today);
  }

  /** Counts one target from all the evidence. */
  void recompute(long target, LocalDate today) {
    jdbc.sql("delete from target_unit_results where target_id = ?").param(target).update();
    jdbc.sql("delete from target_rollups where target_id = ?").param(target).update();
    count(target, today, "target_rollups");
  }

  /**
   * Counts all the targets from all the evidence. Rows of one scoreboard are written next to each
   * other: twenty targets of a unit on a page or two, where target after target would lay them on
   * twenty.
   */
  void recomputeAll(Collection<Long> targets, LocalDate today, IntConsumer counted) {
    jdbc.sql("create temporary table counted_nodes (like target_rollups) on commit drop").update();
    jdbc.sql("delete from target_unit_results").update();
    jdbc.sql("delete from target_rollups").update();
    int number = 0;
    for (long target : targets) {
      counted.accept(number++);
      count(target, today, "counted_nodes");
    }
    jdbc.sql("insert into target_rollups select * from counted_nodes order by unit_id, target_id")
        .update();
    jdbc.sql("drop table counted_nodes").update();
  }

  private void count(long target, LocalDate today, String nodes) {
    evaluation(
            target,
            null,
            today,
            "",
            """
            insert into target_unit_results (target_id, unit_id, minimum, activities, numerator, base, reached, behind_from)
            select target_id, unit_id, minimum, activities, numerator, base, reached, behind_from from evaluated order by unit_id\
            """)
        .update();
    jdbc.sql(
            """
            with due as (
              select unit_id, case when reached then 1 else 0 end as done, case when behind_from > :today then 1 else 0 end as on_pace,
                case when activities = 0 then 1 else 0 end as silent
              from target_unit_results where target_id = :target
            ),
            below as (
              select a.ancestor_id as unit_id, count(*) as due, sum(d.done) as done, sum(d.on_pace) as on_pace, sum(d.silent) as silent
              from due d join unit_closure_on(:today) a on a.unit_id = d.unit_id and a.distance > 0 group by a.ancestor_id
            )
            insert into %s (target_id, unit_id, due, done, on_pace, not_reported)
            select :target, unit_id, coalesce(b.due, 0) + case when d.done is null then 0 else 1 end,
              coalesce(b.done, 0) + coalesce(d.done, 0), coalesce(b.on_pace, 0) + coalesce(d.on_pace, 0),
              coalesce(b.silent, 0) + coalesce(d.silent, 0)
            from due d full join below b using (unit_id) order by unit_id\
            """
                .formatted(nodes))
        .param("target", target)
        .param("today", today)
        .update();
    jdbc.sql(
            "insert into rollup_targets (target_id, asked) select r.id, r.asked from ("
                + TargetRollupsSql.RUNNING
                + ") r where r.id = :target on conflict (target_id) do update set asked = excluded.asked")
        .param("target", target)
        .param("today", today)
        .update();
  }
}
