package vn.mach.evidence.rehearsal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.UnitId;
import vn.mach.evidence.figures.FigureStatements;

/** Whom a plan would ask, and what is asked of them already. The actor's right covers the unit. */
@Component
class RehearsalSql {

  private static final String DUE = FigureStatements.read(RehearsalSql.class, "due") + "\n";

  private final JdbcClient jdbc;

  RehearsalSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A kind of activity. */
  record Kind(String code, String nameVi, String nameEn, boolean attended) {}

  /** The kinds of activity that are offered for new records. */
  List<Kind> kinds() {
    return jdbc.sql(
            "select code, name_vi, name_en, attendance <> 'none' as attended from activity_kinds_ruled where standing order by position, code")
        .query((row, number) ->
            new Kind(
                row.getString("code"),
                row.getString("name_vi"),
                row.getString("name_en"),
                row.getBoolean("attended")))
        .list();
  }

  /** How many units of a class, by its place in the plan, with how many members. */
  record Due(int number, long units, long people) {}

  /** A unit that cannot do it. */
  record Hindered(UnitId unit, String name, Obstacle obstacle, long people, LocalDate begun) {}

  /**
   * Whom the plan would ask.
   *
   * @param units all of them
   * @param people members at or below any of them, each once
   * @param unstated units of the kinds asked of which it is not stated whether they have a
   *     committee, and of which nothing is asked for that reason
   */
  record Found(
      List<Due> classes,
      Long[] units,
      long people,
      long unstated,
      Map<Obstacle, Long> obstacles,
      List<Hindered> hindered) {}

  Found find(RehearsalPlan plan, LocalDate today) {
    List<Due> classes = new ArrayList<>();
    Map<Obstacle, Long> obstacles = new EnumMap<>(Obstacle.class);
    asked(
            plan,
            today,
            """
            select number, null as obstacle, count(*) as units, sum(people) as people from due group by number
            union all
            select null, obstacle, count(*), 0 from due where obstacle is not null group by obstacle
            order by 1
            """)
        .query(row -> {
          String obstacle = row.getString("obstacle");
          if (obstacle == null) {
            classes.add(
                new Due(row.getInt("number") - 1, row.getLong("units"), row.getLong("people")));
          } else {
            obstacles.put(Codes.of(Obstacle.class, obstacle), row.getLong("units"));
          }
        });
    Long[] units =
        asked(plan, today, "select unit_id from due order by unit_id")
            .query(Long.class)
            .list()
            .toArray(Long[]::new);
    record Sums(long people, long unstated) {}
    Sums sums =
        asked(
                plan,
                today,
                """
                select (select coalesce(sum(m.people), 0) from members m where exists (
                    select 1 from unit_closure_on(cast(:today as date)) a join chosen d on d.unit_id = a.ancestor_id where a.unit_id = m.unit_id)) as people,
                  (select count(*) from within w where w.has_committee is null and w.kind in (select kind from asked)
                    and w.unit_id not in (select unit_id from chosen)) as unstated
                """)
            .query((row, number) -> new Sums(row.getLong("people"), row.getLong("unstated")))
            .single();
    return new Found(
        classes, units, sums.people(), sums.unstated(), obstacles, hindered(plan, today));
  }

  private List<Hindered> hindered(RehearsalPlan plan, LocalDate today) {
    return asked(
            plan,
            today,
            "select unit_id, name, obstacle, people, begun from due where obstacle is not null order by obstacle, name, code limit 50")
        .query((row, number) ->
            new Hindered(
                new UnitId(row.getLong("unit_id")),
                row.getString("name"),
                Codes.of(Obstacle.class, row.getString("obstacle")),
                row.getLong("people"),
                row.getObject("begun", LocalDate.class)))
        .list();
  }

  private JdbcClient.StatementSpec asked(RehearsalPlan plan, LocalDate today, String statement) {
    return jdbc.sql(DUE + statement)
        .param("unit", plan.unit().value())
        .param("today", today)
        .param("kinds", plan.asked().stream().map(RehearsalPlan.Asked::kind).toArray(String[]::new))
        .param(
            "committees",
            plan.asked().stream().map(RehearsalPlan.Asked::committee).toArray(String[]::new))
        .param(
            "minimums",
            plan.asked().stream().map(RehearsalPlan.Asked::minimum).toArray(Long[]::new))
        .param("from", plan.from())
        .param("to", plan.to())
        .param("activity", plan.activity())
        .param("needs_committee", plan.needsCommittee())
        .param("members", plan.members());
  }

  /** A target of the same kind of activity. */
  record Similar(
      String code, String title, String directive, String issuer, LocalDate from, LocalDate to) {}

  /**
   * Targets that count the same kind of activity on days of the period, and ask something of the
   * same kinds of unit; none that a neighbour set.
   */
  List<Similar> similar(RehearsalPlan plan) {
    return jdbc.sql(
            """
            select t.code, t.title, d.symbol, coalesce(i.name, '') as issuer, t.period_from, t.runs_to
            from targets t
            join figures f on f.code = t.figure and f.activity_kind = :activity
            join directives_named d on d.directive_id = t.directive_id
            left join units_named i on i.unit_id = d.issuer_id
            where t.period_from <= :to and t.runs_to >= :from and t.runs_to >= t.period_from
              and exists (select 1 from target_minimums m where m.target_id = t.id and m.unit_kind = any (:kinds))
              and (d.issuer_id is null
                or exists (select 1 from unit_closure a where a.unit_id = :unit and a.ancestor_id = d.issuer_id)
                or exists (select 1 from unit_closure a where a.unit_id = d.issuer_id and a.ancestor_id = :unit))
            order by t.runs_to, t.code collate by_number limit 20
            """)
        .param("activity", plan.activity())
        .param("from", plan.from())
        .param("to", plan.to())
        .param("unit", plan.unit().value())
        .param("kinds", plan.asked().stream().map(RehearsalPlan.Asked::kind).toArray(String[]::new))
        .query((row, number) ->
            new Similar(
                row.getString("code"),
                row.getString("title"),
                row.getString("symbol"),
                row.getString("issuer"),
                row.getObject("period_from", LocalDate.class),
                row.getObject("runs_to", LocalDate.class)))
        .list();
  }
}
