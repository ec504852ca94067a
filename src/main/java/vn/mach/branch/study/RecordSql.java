package vn.mach.branch.study;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A person's learning record: of all campaigns, in whatever unit they were. */
@Component
class RecordSql {

  /**
   * A campaign.
   *
   * @param points of the tests, of {@code outOf}; none: no attempt ended
   * @param essayMark only once it was released
   * @param testBrought what a file brought in of tests; none where one was taken here
   * @param essayBrought the same of the essay
   */
  record Line(
      long campaign,
      String title,
      String unitName,
      LocalDate startsOn,
      LocalDate endsOn,
      boolean excused,
      boolean present,
      @Nullable Integer points,
      @Nullable Integer outOf,
      boolean handedIn,
      @Nullable Integer essayMark,
      boolean complete,
      @Nullable Brought testBrought,
      @Nullable Brought essayBrought) {}

  /** A mark from paper or another system. */
  record Brought(BigDecimal points, int maximum) {}

  private final JdbcClient jdbc;

  RecordSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Line> lines(long person) {
    return jdbc.sql(
            """
            select c.id, c.title, u.name, c.starts_on, c.ends_on, g.excused, g.present, b.points, b.out_of, g.handed_in, e.mark, g.complete,
              case when b.points is null then trim_scale(t.points) end, t.maximum, case when e.mark is null then trim_scale(s.points) end, s.maximum
            from study_progress g
            join study_campaigns c on c.id = g.campaign_id and c.status <> 'draft'
            join units_named u on u.unit_id = g.unit_id
            left join lateral (
              select sum(points)::int as points, sum(out_of)::int as out_of from study_best where campaign_id = c.id and person_id = g.person_id) b on true
            left join study_essays e on e.campaign_id = c.id and e.person_id = g.person_id and e.status = 'released'
            left join study_marks t on t.campaign_id = c.id and t.person_id = g.person_id and t.kind = 'quiz'
            left join study_marks s on s.campaign_id = c.id and s.person_id = g.person_id and s.kind = 'essay'
            where g.person_id = ? order by c.starts_on desc, c.id desc limit 200
            """)
        .param(person)
        .query((row, number) ->
            new Line(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                row.getObject(5, LocalDate.class),
                row.getBoolean(6),
                row.getBoolean(7),
                row.getObject(8, Integer.class),
                row.getObject(9, Integer.class),
                row.getBoolean(10),
                row.getObject(11, Integer.class),
                row.getBoolean(12),
                brought(row.getBigDecimal(13), row.getInt(14)),
                brought(row.getBigDecimal(15), row.getInt(16))))
        .list();
  }

  private static @Nullable Brought brought(@Nullable BigDecimal points, int maximum) {
    return points == null ? null : new Brought(points, maximum);
  }
}
