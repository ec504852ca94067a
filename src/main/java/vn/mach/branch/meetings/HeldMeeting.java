package vn.mach.branch.meetings;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.mach.branch.attendance.AttendanceCounts;

/**
 * A meeting as it stands by its acts and its list of attendance.
 *
 * @param counts none before attendance was opened
 */
record HeldMeeting(
    MeetingRow meeting,
    List<AgendaItem> agenda,
    ActLog log,
    @Nullable AttendanceCounts counts,
    @Nullable Long list) {

  /** An item with what was said about it. */
  record Item(
      UUID id,
      String title,
      @Nullable AgendaItem planned,
      @Nullable MeetingAct said,
      ActLog.@Nullable Clash clash) {

    String field(String name) {
      return said == null ? "" : said.field(name);
    }

    /** What the next act about it follows; empty: none yet. */
    String last() {
      return said == null ? "" : said.id().toString();
    }

    boolean concluded() {
      return !field("conclusion").isEmpty();
    }
  }

  /** The agenda in its order, then what came up while the meeting was held. */
  List<Item> items() {
    List<Item> items = new ArrayList<>();
    for (AgendaItem it : agenda) {
      MeetingAct said = log.head("item:" + it.id()).orElse(null);
      String title =
          said == null || said.field("title").isEmpty() ? it.title() : said.field("title");
      items.add(new Item(it.id(), title, it, said, clash("item:" + it.id())));
    }
    for (MeetingAct said : log.heads("item")) {
      boolean planned = agenda.stream().anyMatch(it -> it.id().toString().equals(said.of()));
      if (!planned) {
        items.add(
            new Item(
                UUID.fromString(said.of()),
                said.field("title"),
                null,
                said,
                clash("item:" + said.of())));
      }
    }
    return items;
  }

  private ActLog.@Nullable Clash clash(String thing) {
    return log.clashes().stream().filter(it -> it.thing().equals(thing)).findFirst().orElse(null);
  }

  List<VoteResult> votes() {
    AttendanceCounts held = counts;
    return held == null
        ? List.of()
        : log.heads("vote").stream().map(vote -> VoteResult.of(vote, held)).toList();
  }

  List<MeetingAct> notes() {
    return log.heads("note");
  }

  /** Conclusions that are to become tasks. */
  List<MeetingAct> tasks() {
    return log.heads("task").stream().filter(it -> !it.says("removed")).toList();
  }

  /** The vote on the resolution: the last one that is marked so. */
  Optional<VoteResult> resolutionVote() {
    return votes().stream().filter(VoteResult::isResolution).reduce((_, later) -> later);
  }

  Optional<Instant> began() {
    return log.head("begin").map(MeetingAct::madeAt);
  }

  Optional<Instant> ended() {
    return log.head("end").map(MeetingAct::madeAt);
  }

  /** How long it lasts, until now where it has not ended. */
  Duration lasts(Instant now) {
    return began()
        .map(from -> Duration.between(from, ended().orElse(now)))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  long minutes(Instant now) {
    return lasts(now).toMinutes();
  }

  /** Acts that neither hold nor are settled: the meeting cannot be closed over them. */
  boolean isOpenToDecide() {
    return !log.clashes().isEmpty() || !log.waiting().isEmpty();
  }
}
