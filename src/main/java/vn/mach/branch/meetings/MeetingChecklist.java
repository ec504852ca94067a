package vn.mach.branch.meetings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.organisation.people.Followers;
import vn.mach.organisation.people.MemberCounts;
import vn.mach.organisation.people.MemberStatus;
import vn.mach.organisation.people.People;

/**
 * What is missing before the day, and what a rule asks otherwise. It warns; nothing is hindered.
 */
@Component
class MeetingChecklist {

  /**
   * One point.
   *
   * @param key of the message: {@code meetings.check.<key>}, with {@code .missing} where it is not
   *     so
   * @param source of the rule; empty where none asks it
   */
  record Point(String key, boolean done, List<Object> arguments, String source) {

    String message() {
      return "meetings.check." + key + (done ? "" : ".missing");
    }
  }

  private final MeetingRules rules;
  private final MeetingsSql sql;
  private final Followers followers;
  private final People people;

  MeetingChecklist(MeetingRules rules, MeetingsSql sql, Followers followers, People people) {
    this.rules = rules;
    this.sql = sql;
    this.followers = followers;
    this.people = people;
  }

  /**
   * @param papers how many files are attached
   */
  List<Point> before(MeetingRow meeting, List<AgendaItem> agenda, int papers, LocalDate today) {
    List<Point> points = new ArrayList<>();
    LocalDate day = meeting.heldOn();
    points.add(point("place", !meeting.place().isEmpty()));
    if (meeting.kind().thematic()) {
      points.add(point("theme", !meeting.theme().isEmpty()));
    }
    points.add(point("agenda", !agenda.isEmpty()));
    points.add(point("chair", meeting.chair() != null && meeting.minuteTaker() != null));
    long prepared = agenda.stream().filter(it -> it.preparer() != null).count();
    points.add(point("preparers", prepared > 0, prepared, agenda.size()));
    points.add(point("resolution", !meeting.resolution().isEmpty()));
    Optional<MeetingRules.Rule> early = rules.on("papers_days", day);
    int days = early.map(MeetingRules.Rule::value).orElse(0);
    String source = early.map(MeetingRules.Rule::source).orElse("");
    points.add(new Point("papers", papers > 0, List.of(papers, days), source));
    points.add(
        new Point(
            "invited",
            meeting.status() == MeetingStatus.INVITED && invitedEarly(meeting, days),
            List.of(day.minusDays(days)),
            source));
    PersonId follower = followers.followerOn(meeting.unit(), day).orElse(null);
    points.add(point("follower", follower != null));
    official(meeting).ifPresent(points::add);
    groups(meeting).ifPresent(points::add);
    if (day.isBefore(today)) {
      points.add(new Point("day", false, List.of(day), ""));
    }
    return points;
  }

  private static boolean invitedEarly(MeetingRow meeting, int days) {
    ZoneId zone = CurrentRealm.get().zone();
    return meeting.invitedAt() != null
        && ChronoUnit.DAYS.between(LocalDate.ofInstant(meeting.invitedAt(), zone), meeting.heldOn())
            >= days;
  }

  private Optional<Point> official(MeetingRow meeting) {
    MemberCounts counts = people.counts(meeting.unit(), meeting.heldOn());
    return rules
        .on("least_official", meeting.heldOn())
        .filter(rule -> counts.of(MemberStatus.OFFICIAL) < rule.value())
        .map(rule ->
            new Point(
                "official",
                false,
                List.of(counts.of(MemberStatus.OFFICIAL), rule.value()),
                rule.source()));
  }

  private Optional<Point> groups(MeetingRow meeting) {
    if (!meeting.byGroups()) {
      return Optional.empty();
    }
    LocalDate day = meeting.heldOn();
    long members = people.members(meeting.unit(), day).size();
    long times = sql.byGroups(meeting.unit(), day.getYear());
    MeetingRules.Rule least = rules.on("group_members", day).orElse(null);
    MeetingRules.Rule most = rules.on("group_meetings", day).orElse(null);
    if (least == null || most == null) {
      return Optional.empty();
    }
    boolean fits = members >= least.value() && times <= most.value();
    return Optional.of(
        new Point(
            "groups", fits, List.of(members, least.value(), times, most.value()), most.source()));
  }

  /** How long it must last, with the source; null where no rule says so. */
  MeetingRules.@Nullable Rule length(MeetingRow meeting) {
    return rules.on(meeting.kind().lengthRule(), meeting.heldOn()).orElse(null);
  }

  /** 100 × present ÷ due with two decimals, for a page to write; null where nobody is due. */
  static @Nullable BigDecimal rate(long present, long due) {
    return due == 0
        ? null
        : BigDecimal.valueOf(100 * present)
            .divide(BigDecimal.valueOf(due), 2, RoundingMode.HALF_UP);
  }

  private static Point point(String key, boolean done, Object... arguments) {
    return new Point(key, done, List.of(arguments), "");
  }
}
