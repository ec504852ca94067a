package vn.mach.voice.concerns;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.tasks.AgendaProposal;
import vn.mach.organisation.tasks.AgendaSource;

/**
 * Concerns that members put before their branch and that it has not answered. Those for the body
 * only and confidential ones are never on an agenda.
 */
@Component
class ConcernAgenda implements AgendaSource {

  private static final int MOST = 15;
  private static final int LONGEST = 200;

  private final JdbcClient jdbc;

  ConcernAgenda(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<AgendaProposal> proposals(UnitId branch, LocalDate from, LocalDate meetingDay) {
    return jdbc.sql(
            """
            select c.id, c.text from concern_stations s join concerns c on c.id = s.concern_id
            where s.unit_id = :unit and s.state in ('open', 'asked', 'checking') and c.openness = 'branch' and c.sent_on <= :day
            order by c.sent_on, c.id limit :most
            """)
        .param("unit", branch.value())
        .param("day", meetingDay)
        .param("most", MOST)
        .query((row, number) ->
            new AgendaProposal(
                "concern",
                Text.shortened(Text.line(row.getString("text")), LONGEST),
                "/concerns/" + row.getLong("id"),
                null))
        .list();
  }
}
