package vn.mach.branch.inspections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;

/** What regulations set, by the day of the matter, and what they ask about a branch. */
@Component
class InspectionRules {

  /** A number that a regulation sets from a day on. */
  record Rule(String rule, LocalDate validFrom, int value, String source) {}

  private final JdbcClient jdbc;

  InspectionRules(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The kinds as they were on the day, in their order; the first version, where it lies before. */
  List<InspectionKind> kinds(LocalDate day) {
    return jdbc.sql(
            """
            select * from (
              select distinct on (code) * from inspection_kinds
              order by code, valid_from <= :day desc, case when valid_from <= :day then valid_from end desc, valid_from
            ) k order by position, code
            """)
        .param("day", day)
        .query(InspectionRules::kind)
        .list();
  }

  Optional<InspectionKind> kind(String code, LocalDate day) {
    return kinds(day).stream().filter(it -> it.code().equals(code)).findFirst();
  }

  /** What records of a kind of activity are called; empty where there is no such kind. */
  Optional<String> activityKindName(String code) {
    return jdbc.sql("select name_vi from activity_kinds_named where code = ?")
        .param(code)
        .query(String.class)
        .optional();
  }

  /** All versions of all kinds, the latest first. */
  List<InspectionKind> versions() {
    return jdbc.sql("select * from inspection_kinds order by valid_from desc, position, code")
        .query(InspectionRules::kind)
        .list();
  }

  List<Rule> rules() {
    return jdbc.sql("select * from inspection_rules order by valid_from desc, rule")
        .query(InspectionRules::rule)
        .list();
  }

  /** The rule as it was on the day; the first there is, where it lies before all. */
  Rule rule(String rule, LocalDate day) {
    return jdbc.sql(
            """
            select * from inspection_rules where rule = :rule
            order by valid_from <= :day desc, case when valid_from <= :day then valid_from end desc, valid_from limit 1
            """)
        .param("rule", rule)
        .param("day", day)
        .query(InspectionRules::rule)
        .single();
  }

  /** What matters of a unit on a day. */
  InspectionKind.Branch branch(UnitId unit, LocalDate day) {
    return jdbc.sql(
            """
            select coalesce((select has_committee from units_on(:day) where unit_id = :unit), false)
                or exists (select 1 from posts_on(:day) where unit_id = :unit and post in ('committee_member', 'standing_member')) as committee,
              (select count(*) from members_on(:day) where unit_id = :unit) as members,
              (select count(*) from units_on(:day) where parent_id = :unit) as groups
            """)
        .param("day", day)
        .param("unit", unit.value())
        .query((row, number) ->
            new InspectionKind.Branch(
                row.getBoolean("committee"), row.getInt("members"), row.getInt("groups")))
        .single();
  }

  /** How many inspections a regulation expects of a unit in the year that begins on the day. */
  Rule ofYear(UnitId unit, LocalDate day) {
    return rule(
        branch(unit, day).committee() ? "year_with_committee" : "year_without_committee", day);
  }

  /**
   * Official members of a unit on a day: those due at a vote, without exempt ones and those away.
   */
  int voters(UnitId unit, LocalDate day) {
    return jdbc.sql(
            "select count(*) from members_on(:day) where unit_id = :unit and status = 'official'")
        .param("day", day)
        .param("unit", unit.value())
        .query((row, number) -> row.getInt(1))
        .single();
  }

  private static Rule rule(ResultSet row, int number) throws SQLException {
    return new Rule(
        row.getString("rule"),
        row.getObject("valid_from", LocalDate.class),
        row.getInt("value"),
        row.getString("source"));
  }

  private static InspectionKind kind(ResultSet row, int number) throws SQLException {
    return new InspectionKind(
        row.getString("code"),
        row.getObject("valid_from", LocalDate.class),
        row.getString("name_vi"),
        row.getString("name_en"),
        Arrays.asList((String[]) row.getArray("steps").getArray()),
        row.getString("activity_kind"),
        row.getString("counts_at"),
        row.getBoolean("planned"),
        row.getBoolean("limited"),
        row.getString("source"));
  }
}
