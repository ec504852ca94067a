package vn.mach.branch.study;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.units.AccessScope;

/**
 * Turnout as it is now, of a unit and those directly under it. Who attended at several sites counts
 * once. People who are no members are counted apart, by number.
 */
@Component
class StudyTurnoutSql {

  /**
   * A line.
   *
   * @param due people due, the excused left out
   * @param scored how many have points of tests, of the best attempts or from a file
   * @param percents sum of what each of them has, in percent of what they could have
   */
  record Line(
      long unit,
      String code,
      String name,
      boolean itself,
      boolean deeper,
      long due,
      long excused,
      long present,
      long keyDue,
      long keyPresent,
      long passed,
      long handedIn,
      long complete,
      long othersDue,
      long othersPresent,
      long scored,
      BigDecimal percents) {

    @Nullable BigDecimal rate() {
      return percent(present, due);
    }

    /** Each person counts the same, however many points their tests have. */
    @Nullable BigDecimal averageScore() {
      return scored == 0
          ? null
          : percents.divide(BigDecimal.valueOf(scored), 2, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal percent(long part, long of) {
      return of == 0
          ? null
          : BigDecimal.valueOf(100 * part).divide(BigDecimal.valueOf(of), 2, RoundingMode.HALF_UP);
    }
  }

  private final JdbcClient jdbc;

  StudyTurnoutSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The unit first, then those directly under it that have anybody due. */
  List<Line> lines(Map<String, Object> seeing, CampaignId campaign, UnitId unit, LocalDate day) {
    return jdbc.sql(
            """
            with shown as (
              select u.unit_id, u.code, u.name, u.unit_id = :unit as itself from units_on(:day) u
              where (u.unit_id = :unit or u.parent_id = :unit) and %s
            ), own as (
              select person_id, sum(points) as points, sum(out_of) as out_of from study_best where campaign_id = :campaign group by person_id
            ), scored as (
              select person_id, 100.0 * points / out_of as percent from own
              union all
              select m.person_id, 100.0 * m.points / m.maximum from study_marks m left join own o on o.person_id = m.person_id
              where m.campaign_id = :campaign and m.kind = 'quiz' and o.person_id is null
            ), counted as (
              select s.unit_id, count(*) filter (where not g.excused) as due, count(*) filter (where g.excused) as excused,
                count(*) filter (where g.present and not g.excused) as present,
                count(*) filter (where g.key_cadre and not g.excused) as key_due,
                count(*) filter (where g.key_cadre and g.present and not g.excused) as key_present,
                count(*) filter (where g.passed and not g.excused) as passed, count(*) filter (where g.handed_in and not g.excused) as handed_in,
                count(*) filter (where g.complete) as complete, count(b.percent) as scored, coalesce(sum(b.percent), 0) as percents
              from shown s
              join unit_closure_on(:day) k on k.ancestor_id = s.unit_id
              join study_progress g on g.unit_id = k.unit_id and g.campaign_id = :campaign
              left join scored b on b.person_id = g.person_id
              group by s.unit_id
            ), others as (
              select s.unit_id, sum(x.others_due) as due, sum(coalesce(x.others_present, 0)) as present
              from shown s join unit_closure_on(:day) k on k.ancestor_id = s.unit_id
              join study_sessions x on x.unit_id = k.unit_id and x.campaign_id = :campaign and x.status <> 'cancelled'
              group by s.unit_id
            )
            select s.unit_id, s.code, s.name, s.itself,
              not s.itself and exists (select 1 from units_on(:day) below where below.parent_id = s.unit_id) as deeper,
              coalesce(p.due, 0), coalesce(p.excused, 0), coalesce(p.present, 0), coalesce(p.key_due, 0), coalesce(p.key_present, 0),
              coalesce(p.passed, 0), coalesce(p.handed_in, 0), coalesce(p.complete, 0), coalesce(o.due, 0), coalesce(o.present, 0),
              coalesce(p.scored, 0), coalesce(p.percents, 0)
            from shown s left join counted p on p.unit_id = s.unit_id left join others o on o.unit_id = s.unit_id
            where s.itself or p.unit_id is not null or o.unit_id is not null
            order by not s.itself, s.name, s.unit_id
            """
                .formatted(AccessScope.ofFew("u.unit_id")))
        .params(seeing)
        .param("campaign", campaign.value())
        .param("unit", unit.value())
        .param("day", day)
        .query((row, number) ->
            new Line(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getBoolean(4),
                row.getBoolean(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13),
                row.getLong(14),
                row.getLong(15),
                row.getLong(16),
                row.getBigDecimal(17)))
        .list();
  }
}
