package vn.mach.organisation.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as the API answers it.
 *
 * @param task what it is in a list
 * @param version of its subject, where that has versions
 * @param termDays so many days after that of assigning it is due; none: the day was named
 * @param termWorking whether those are working days
 * @param reason why it was cancelled, excused or opened again
 * @param seenAt when somebody who owes it opened it first
 */
record TaskAnswer(
    TaskBriefAnswer task,
    String text,
    @Nullable Integer version,
    boolean answered,
    @Nullable Integer termDays,
    boolean termWorking,
    @Nullable String reason,
    @Nullable Instant seenAt,
    @Nullable String seenBy,
    List<StationAnswer> stations,
    List<SaidAnswer> said) {

  /** One owner of several, and the days of its share. */
  record StationAnswer(String owner, LocalDate from, LocalDate until, String why, String note) {}

  /** What somebody wrote. */
  record SaidAnswer(String step, String text, String login, Instant at) {}

  static TaskAnswer of(TaskView view) {
    return new TaskAnswer(
        TaskBriefAnswer.of(view.row()),
        view.text(),
        view.version(),
        view.answered(),
        view.termDays(),
        view.termWorking(),
        view.reason(),
        view.seenAt(),
        view.seenBy(),
        view.stations().stream()
            .map(it -> new StationAnswer(it.owner(), it.from(), it.until(), it.why(), it.note()))
            .toList(),
        view.answers().stream()
            .map(it -> new SaidAnswer(it.step(), it.text(), it.login(), it.at()))
            .toList());
  }
}
