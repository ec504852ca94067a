package vn.mach.branch.meetings;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.tasks.AgendaProposal;
import vn.mach.organisation.tasks.AgendaSource;

/**
 * Directives that came to the branch since the last meeting. One that was sent down concerns the
 * units that it asks something of, whoever issued it. Of one that was never sent down nobody said
 * whom it concerns: then those of the levels above the branch, and of bodies above the realm, count
 * by the day of issue.
 */
@Component
class DirectiveAgenda implements AgendaSource {

  private static final int MOST = 20;

  private final JdbcClient jdbc;

  DirectiveAgenda(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<AgendaProposal> proposals(UnitId branch, LocalDate from, LocalDate meetingDay) {
    return jdbc.sql(
            """
            select d.directive_id, d.symbol, d.title from (
              select s.directive_id, s.sent_on as came_on from directives_sent s
              where s.sent_on between :from and :day and (s.ended_on is null or s.ended_on > :day)
                and exists (select 1 from directive_addressees a where a.directive_id = s.directive_id and a.unit_id = :branch)
              union all
              select i.directive_id, i.issued_on from directives_named i
              where i.issued_on between :from and :day
                and not exists (select 1 from directives_sent s where s.directive_id = i.directive_id)
                and (i.issuer_id is null or exists (
                  select 1 from unit_closure_on(:day) c where c.unit_id = :branch and c.ancestor_id = i.issuer_id and c.distance > 0))
            ) came join directives_named d on d.directive_id = came.directive_id
            order by came.came_on desc, d.directive_id desc limit :most
            """)
        .param("from", from)
        .param("day", meetingDay)
        .param("branch", branch.value())
        .param("most", MOST)
        .query((row, number) ->
            new AgendaProposal(
                "directive",
                row.getString(2) + ": " + row.getString(3),
                "/directives/" + row.getLong(1),
                null))
        .list();
  }
}
