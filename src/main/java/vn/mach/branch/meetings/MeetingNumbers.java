package vn.mach.branch.meetings;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.documents.register.EntryId;
import vn.mach.documents.register.Outgoing;
import vn.mach.documents.register.Register;
import vn.mach.documents.register.TakenNumber;

/**
 * The numbers of the register: of the minutes, and of the resolution where the vote passed. A book
 * that cannot number them does not hinder that the meeting is closed; the page offers to try again.
 */
@Component
class MeetingNumbers {

  private final Register register;
  private final MeetingsSql sql;
  private final MeetingWords words;

  MeetingNumbers(Register register, MeetingsSql sql, MeetingWords words) {
    this.register = register;
    this.sql = sql;
    this.words = words;
  }

  /** Takes those that are missing; answers why one could not be taken. */
  List<Refusal> take(Actor actor, String key, MeetingRow meeting, boolean passed) {
    return Stream.of("minutes", "resolution")
        .filter(paper ->
            paper.equals("minutes")
                ? meeting.minutesEntry() == null
                : passed && meeting.resolutionEntry() == null)
        .flatMap(paper -> take(actor, key, meeting, paper).stream())
        .toList();
  }

  private List<Refusal> take(Actor actor, String key, MeetingRow meeting, String paper) {
    Outgoing outgoing =
        Outgoing.made(
            meeting.unit(),
            paper,
            meeting.heldOn(),
            words.say("meetings.paper.title." + paper, words.title(meeting)),
            "",
            meeting.chairName() == null ? "" : meeting.chairName(),
            "",
            "meetings:" + meeting.id().value());
    return switch (register.takeNumber(actor, key + "-" + paper, outgoing)) {
      case Outcome.Refused<TakenNumber>(var refusals) -> refusals;
      case Outcome.Done<TakenNumber>(TakenNumber taken) -> {
        sql.numbered(meeting.id(), paper, taken.entry().value(), taken.symbol());
        yield List.of();
      }
    };
  }

  /** Cancels the lines of a meeting that is withdrawn; their numbers are not given again. */
  void cancel(Actor actor, String key, MeetingRow meeting, String reason) {
    Stream.of(meeting.minutesEntry(), meeting.resolutionEntry())
        .flatMap(Stream::ofNullable)
        .forEach(
            entry -> register.cancel(actor, key + "-cancel-" + entry, new EntryId(entry), reason));
  }
}
