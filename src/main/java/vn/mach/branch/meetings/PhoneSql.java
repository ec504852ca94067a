package vn.mach.branch.meetings;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.branch.meetings.MeetingsSql.Summoned;

/** Statements for what a phone keeps. */
@Component
class PhoneSql {

  private final JdbcClient jdbc;

  PhoneSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Who will be due at a meeting that nobody was invited to yet, by name. */
  List<Summoned> members(UnitId unit, LocalDate day) {
    return jdbc.sql(
            """
            select m.person_id, n.full_name, m.status from members_on(?) m join people_named n on n.person_id = m.person_id
            where m.unit_id = ? and m.status <> 'suspended'
            order by regexp_replace(n.full_name, '^.*\\s', '') collate "vi-x-icu", n.full_name collate "vi-x-icu", m.person_id
            """)
        .params(day, unit.value())
        .query((row, number) ->
            new Summoned(new PersonId(row.getLong(1)), row.getString(2), row.getString(3), null))
        .list();
  }

  /** The standings, and whether those of one are due by the rule. */
  Map<String, Boolean> counted() {
    return jdbc
        .sql(
            """
            select s, is_due_at_meetings(s) from unnest(array['official', 'probationary', 'temporary_in', 'temporary_out', 'exempt', 'guest']) s
            """)
        .query((row, number) -> Map.entry(row.getString(1), row.getBoolean(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
