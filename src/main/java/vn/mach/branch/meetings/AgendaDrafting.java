package vn.mach.branch.meetings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Text;
import vn.mach.organisation.tasks.AgendaSource;

/**
 * Drafts an agenda: the standard steps of the day, topics that are not done, and what modules
 * propose, each below the step that takes its kind. Drafted again, it adds only what is not there;
 * what somebody took out or wrote stays as it is.
 */
@Component
class AgendaDrafting {

  private static final int MONTHS_BACK = 3;

  private final AgendaSql sql;
  private final MeetingsSql meetings;
  private final ObjectProvider<AgendaSource> sources;

  AgendaDrafting(AgendaSql sql, MeetingsSql meetings, ObjectProvider<AgendaSource> sources) {
    this.sql = sql;
    this.meetings = meetings;
    this.sources = sources;
  }

  /** Adds what is missing; answers how many items. */
  int draft(MeetingRow meeting) {
    LocalDate from =
        meetings
            .lastBefore(meeting.unit(), meeting.heldOn())
            .map(it -> it.plusDays(1))
            .orElseGet(() -> meeting.heldOn().minusMonths(MONTHS_BACK));
    List<AgendaSql.Step> steps = sql.steps(meeting.kind(), meeting.heldOn());
    List<AgendaItem> agenda = new ArrayList<>(sql.items(meeting.id()));
    int before = agenda.size();
    if (agenda.isEmpty()) {
      steps.forEach(step ->
          agenda.add(item(step.code(), "", title(meeting, step), null, "", step.minutes(), null)));
    }
    Set<String> known = new HashSet<>();
    agenda.forEach(it -> known.add(key(it.path(), it.title(), it.topic())));
    for (AgendaSql.Topic topic : sql.openTopics(meeting.unit())) {
      if (known.add(key(null, topic.title(), topic.id()))) {
        String step = step(steps, "topic");
        place(agenda, item(step, "topic", topic.title(), null, "", null, topic.id()));
      }
    }
    sources
        .orderedStream()
        .flatMap(source -> source.proposals(meeting.unit(), from, meeting.heldOn()).stream())
        .filter(it -> known.add(key(it.path(), it.title(), null)))
        .forEach(it ->
            place(
                agenda,
                item(
                    step(steps, it.kind()),
                    it.kind(),
                    Text.shortened(Text.line(it.title()), ActContent.LONGEST_TITLE),
                    it.path(),
                    it.note() == null ? "" : it.note(),
                    null,
                    null)));
    List<UUID> there = sql.items(meeting.id()).stream().map(AgendaItem::id).toList();
    agenda.stream()
        .filter(it -> !there.contains(it.id()))
        .forEach(it -> sql.insert(meeting.id(), it));
    sql.order(agenda.stream().map(AgendaItem::id).toList());
    return agenda.size() - before;
  }

  private static String title(MeetingRow meeting, AgendaSql.Step step) {
    return step.code().equals("theme") && !meeting.theme().isEmpty()
        ? step.title() + ": " + meeting.theme()
        : step.title();
  }

  private static AgendaItem item(
      String step,
      String kind,
      String title,
      @Nullable String path,
      String note,
      @Nullable Integer minutes,
      @Nullable Long topic) {
    return new AgendaItem(
        UUID.randomUUID(), 0, step, kind, title, path, note, minutes, null, null, topic);
  }

  /** Behind the last item of its step; at the end where the step is not in the agenda. */
  private static void place(List<AgendaItem> agenda, AgendaItem item) {
    int at = agenda.size();
    for (int i = 0; i < agenda.size(); i++) {
      if (agenda.get(i).step().equals(item.step())) {
        at = i + 1;
      }
    }
    agenda.add(at, item);
  }

  private static String step(List<AgendaSql.Step> steps, String kind) {
    return steps.stream()
        .filter(it -> it.takes().contains(kind))
        .findFirst()
        .or(() -> steps.stream().filter(it -> it.code().equals("discussion")).findFirst())
        .map(AgendaSql.Step::code)
        .orElse("");
  }

  private static String key(@Nullable String path, String title, @Nullable Long topic) {
    return topic != null ? "topic:" + topic : path != null ? path : title;
  }
}
