package vn.mach.branch.meetings;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.evidence.figures.Board;
import vn.mach.evidence.figures.Figures;
import vn.mach.evidence.figures.HierarchyMode;
import vn.mach.evidence.figures.TargetState;
import vn.mach.organisation.tasks.AgendaProposal;
import vn.mach.organisation.tasks.AgendaSource;

/** Targets with which the branch is behind today. */
@Component
class TargetAgenda implements AgendaSource {

  private final Figures figures;
  private final MeetingWords words;
  private final Today today;

  TargetAgenda(Figures figures, MeetingWords words, Today today) {
    this.figures = figures;
    this.words = words;
    this.today = today;
  }

  @Override
  public List<AgendaProposal> proposals(UnitId branch, LocalDate from, LocalDate meetingDay) {
    Board board = figures.board(Actor.system(), branch, today.date(), HierarchyMode.AT_EVENT_DATE);
    return board.columns().stream()
        .filter(column -> board.unit().state(column) == TargetState.BEHIND)
        .map(column ->
            new AgendaProposal(
                "target",
                words.say("meetings.agenda.behind", column.title()),
                "/units/" + branch.value() + "#" + column.code(),
                column.directive()))
        .toList();
  }
}
