package vn.mach.voice.findings;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;

/**
 * Counts of findings, of a unit and all below it today, by the level that received each first. Its
 * callers have checked that the reader may see the units' findings.
 */
@Component
class FindingNumbers {

  /**
   * What became of the findings that were sent within a period, without those withdrawn: {@code
   * received = answered + information + open}.
   *
   * @param inTime answered, and no level had it longer than it might
   */
  record Counts(int received, int answered, int inTime, int information, int open) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0);
  }

  private final JdbcClient jdbc;
  private final Today today;

  FindingNumbers(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  /** By unit; a unit without any is not there. */
  Map<UnitId, Counts> of(List<UnitId> units, LocalDate from, LocalDate to) {
    Map<UnitId, Counts> counts = new HashMap<>();
    jdbc.sql(
            """
            with sent as (
              select f.id, b.unit_id, t.state, not exists (
                  select 1 from finding_steps s where s.finding_id in (f.id, t.matter_id) and coalesce(s.until_on, :today) > s.due_on) as in_time
              from findings f join finding_states t on t.finding_id = f.id join finding_steps b on b.finding_id = f.id and b.number = 1
              where f.withdrawn_on is null and f.sent_on between :from and :to
            ), placed as (
              select distinct c.ancestor_id, s.id, s.state, s.in_time
              from sent s join units_in_scope_on(:today) c on c.unit_id = s.unit_id where c.ancestor_id = any(:units)
            )
            select ancestor_id, count(*) as received, count(*) filter (where state = 'answered') as answered,
              count(*) filter (where state = 'answered' and in_time) as in_time, count(*) filter (where state = 'information') as information
            from placed group by ancestor_id
            """)
        .param("today", today.date())
        .param("from", from)
        .param("to", to)
        .param("units", units.stream().map(UnitId::value).toArray(Long[]::new))
        .query(row -> {
          int received = row.getInt("received");
          int answered = row.getInt("answered");
          int information = row.getInt("information");
          counts.put(
              new UnitId(row.getLong("ancestor_id")),
              new Counts(
                  received,
                  answered,
                  row.getInt("in_time"),
                  information,
                  received - answered - information));
        });
    return counts;
  }
}
