package vn.mach.branch.meetings;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What rules set for meetings, by the day of the matter. They warn; they never refuse. */
@Component
class MeetingRules {

  /** A number that a rule sets, the regulation that says so, and since when it holds. */
  record Rule(int value, String source, LocalDate from) {}

  private final JdbcClient jdbc;

  MeetingRules(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty on days before the first row of the rule. */
  Optional<Rule> on(String rule, LocalDate day) {
    return jdbc.sql("select value, source, valid_from from meeting_rule(?, ?)")
        .params(rule, day)
        .query((row, number) ->
            new Rule(row.getInt(1), row.getString(2), row.getObject(3, LocalDate.class)))
        .optional();
  }
}
