package vn.mach.branch.inspections;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.tasks.AgendaProposal;
import vn.mach.organisation.tasks.AgendaSource;

/**
 * That an inspection is to be announced at a meeting. An agenda is read by the whole branch: it
 * learns neither whom it is about nor of which kind it is, nor how many there are.
 */
@Component
class InspectionAgenda implements AgendaSource {

  private static final Locale MINUTES = Locale.of("vi");

  private final PlansSql sql;
  private final MessageSource messages;

  InspectionAgenda(PlansSql sql, MessageSource messages) {
    this.sql = sql;
    this.messages = messages;
  }

  @Override
  public List<AgendaProposal> proposals(UnitId branch, LocalDate from, LocalDate meetingDay) {
    return sql.somethingToAnnounce(branch, meetingDay)
        ? List.of(
            new AgendaProposal(
                "inspection",
                messages.getMessage("inspections.agenda", null, MINUTES),
                "/inspections/units/" + branch.value(),
                null))
        : List.of();
  }
}
