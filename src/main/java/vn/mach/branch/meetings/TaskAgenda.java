package vn.mach.branch.meetings;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.DayFormats;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.tasks.AgendaProposal;
import vn.mach.organisation.tasks.AgendaSource;
import vn.mach.organisation.tasks.TaskRow;
import vn.mach.organisation.tasks.Tasks;

/** What the branch owes and has not done, until it is done; the earliest due first. */
@Component
class TaskAgenda implements AgendaSource {

  private static final int MOST = 15;

  /** Kinds done by holding the meeting, and those of which another source tells more. */
  private static final Set<String> OWN = Set.of("meeting_monthly", "meeting_thematic", "concern");

  private final Tasks tasks;
  private final MeetingWords words;

  TaskAgenda(Tasks tasks, MeetingWords words) {
    this.tasks = tasks;
    this.words = words;
  }

  @Override
  public List<AgendaProposal> proposals(UnitId branch, LocalDate from, LocalDate meetingDay) {
    return tasks.openOf(branch, OWN, MOST).stream().map(it -> proposal(it, meetingDay)).toList();
  }

  private AgendaProposal proposal(TaskRow task, LocalDate day) {
    String note =
        words.say(
            task.dueOn().isBefore(day) ? "meetings.agenda.task_late" : "meetings.agenda.task_due",
            DayFormats.DAY.format(task.dueOn()));
    return new AgendaProposal(
        "task", task.title().isEmpty() ? task.kindVi() : task.title(), "/tasks/" + task.id(), note);
  }
}
