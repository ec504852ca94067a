package vn.mach.organisation.tasks;

import java.time.LocalDate;
import java.util.List;
import vn.mach.base.kernel.UnitId;

/**
 * A module that has something for a branch to talk about offers one of these as a bean. Asked when
 * an agenda is drafted; does not check rights: whoever drafts manages the branch.
 */
public interface AgendaSource {

  /**
   * What the branch should talk about.
   *
   * @param from the day after the branch's last meeting, or three months before this one
   * @param meetingDay the day of the meeting
   */
  List<AgendaProposal> proposals(UnitId branch, LocalDate from, LocalDate meetingDay);
}
