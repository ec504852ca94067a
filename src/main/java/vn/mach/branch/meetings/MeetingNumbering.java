package vn.mach.branch.meetings;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;

/** Takes numbers of a closed meeting that are still missing, once the book can give them. */
@Component
class MeetingNumbering {

  private final MeetingAccess access;
  private final HeldMeetings held;
  private final MeetingNumbers numbers;

  MeetingNumbering(MeetingAccess access, HeldMeetings held, MeetingNumbers numbers) {
    this.access = access;
    this.held = held;
    this.numbers = numbers;
  }

  /** Sent twice, nothing is missing the second time. */
  @Transactional
  public Outcome<MeetingId> again(Actor actor, String key, MeetingId id) {
    MeetingRow meeting = access.lock(actor, id);
    if (meeting.status() != MeetingStatus.CLOSED) {
      return Outcome.refused("", "meetings.refused.already." + meeting.status().code());
    }
    boolean passed = held.of(meeting).resolutionVote().filter(VoteResult::passed).isPresent();
    List<Refusal> refused =
        numbers.take(actor, key, meeting, passed).stream()
            .map(it -> new Refusal("", it.reason(), it.arguments()))
            .toList();
    return refused.isEmpty() ? Outcome.done(id) : Outcome.refused(refused);
  }
}
