package vn.mach.organisation.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.kernel.Where;
import vn.mach.organisation.units.AccessScope;

/**
 * Badges for years of membership: the years and the rounds at which they are awarded are rows with
 * the day from which they hold (charter rules: 30, 40, 45, 50, … years; 3 February, 19 May, 2
 * September, 7 November). Years are counted to the day of the round.
 */
@Component
class BadgesSql {

  /**
   * Somebody who completes the years at a round, or since the one before.
   *
   * @param completes the day on which the years are full
   */
  record Due(
      PersonId person,
      String name,
      UnitId unit,
      String unitName,
      MemberStatus status,
      LocalDate admitted,
      int years,
      LocalDate completes) {}

  private final JdbcClient jdbc;

  BadgesSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The days of the rounds in these years, in order. */
  List<LocalDate> rounds(int firstYear, int lastYear) {
    TreeSet<LocalDate> days = new TreeSet<>();
    jdbc.sql("select month, day, valid_from from badge_rounds")
        .query(row -> {
          for (int year = firstYear; year <= lastYear; year++) {
            LocalDate round = LocalDate.of(year, row.getInt(1), row.getInt(2));
            if (!round.isBefore(row.getObject(3, LocalDate.class))) {
              days.add(round);
            }
          }
        });
    return new ArrayList<>(days);
  }

  /**
   * Members, within the parameters of {@link AccessScope}, whose years are full after the one day
   * and up to the round's; by years, the most first, then by name.
   */
  List<Due> due(
      Map<String, Object> reach,
      @Nullable UnitId under,
      LocalDate after,
      LocalDate round,
      LocalDate today,
      int limit) {
    Where where = new Where().and(AccessScope.sql("m.unit_id"));
    if (under != null) {
      where.and(
          "exists (select 1 from unit_closure_on(:day) below where below.unit_id = m.unit_id and below.ancestor_id = :under)",
          "under",
          under.value());
    }
    return jdbc.sql(
            """
            select p.id, p.full_name, m.unit_id, u.name as unit_name, m.status, p.admitted_on, y.years,
              (p.admitted_on + make_interval(years => y.years))::date as completes
            from people p
            join members_on(:day) m on m.person_id = p.id
            join units_named u on u.unit_id = m.unit_id
            join badge_years y on :round between y.valid_from and y.valid_to
              and (p.admitted_on + make_interval(years => y.years))::date > :after
              and (p.admitted_on + make_interval(years => y.years))::date <= :round
            where %s
            order by y.years desc, p.sort_given, p.sort_family, p.full_name collate "vi-x-icu", p.id limit :limit
            """
                .formatted(where.sql()))
        .params(reach)
        .params(where.parameters())
        .param("day", today)
        .param("after", after)
        .param("round", round)
        .param("limit", limit)
        .query((row, number) ->
            new Due(
                new PersonId(row.getLong("id")),
                row.getString("full_name"),
                new UnitId(row.getLong("unit_id")),
                row.getString("unit_name"),
                MemberStatus.of(row.getString("status")),
                row.getObject("admitted_on", LocalDate.class),
                row.getInt("years"),
                row.getObject("completes", LocalDate.class)))
        .list();
  }
}
