package vn.mach.branch.meetings;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.tasks.AgendaProposal;
import vn.mach.organisation.tasks.AgendaSource;

/**
 * Directives issued since the last meeting by those above the branch and by bodies above the realm.
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
            select d.directive_id, d.symbol, d.title from directives_named d
            where d.issued_on between :from and :day
              and (d.issuer_id is null or exists (
                select 1 from unit_closure_on(:day) c where c.unit_id = :branch and c.ancestor_id = d.issuer_id and c.distance > 0))
            order by d.issued_on desc, d.directive_id desc limit :most
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
