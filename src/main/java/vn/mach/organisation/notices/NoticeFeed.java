package vn.mach.organisation.notices;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.changes.Change;
import vn.mach.base.changes.Changes;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.Today;
import vn.mach.organisation.tasks.TaskChange;
import vn.mach.organisation.tasks.TaskOpened;

/** Follows what happens to tasks. Each change is read once; what was told is not told again. */
@Component
class NoticeFeed {

  private static final String CONSUMER = "notices";
  private static final int AT_ONCE = 500;

  private final Changes changes;
  private final NoticeTelling telling;
  private final NoticesSql sql;
  private final OutboxSql outbox;
  private final Jobs jobs;
  private final Today today;

  NoticeFeed(
      Changes changes,
      NoticeTelling telling,
      NoticesSql sql,
      OutboxSql outbox,
      Jobs jobs,
      Today today) {
    this.changes = changes;
    this.telling = telling;
    this.sql = sql;
    this.outbox = outbox;
    this.jobs = jobs;
    this.today = today;
  }

  /** Reads some changes of the current realm; whether there may be more. */
  @Transactional
  public boolean read() {
    Changes.Batch batch = changes.take(CONSUMER, TaskChange.TOPIC, AT_ONCE);
    if (batch.anew()) {
      // a realm that was restored: e-mails that waited in the backup may have been sent since
      outbox.hold();
    }
    // a realm that begins with notices has tasks of long ago
    LocalDate from = today.date().minusDays(1);
    Map<NoticeKind, Map<Long, NoticeTelling.Event>> events = new EnumMap<>(NoticeKind.class);
    List<Long> over = new ArrayList<>();
    for (Change change : batch.changes()) {
      LocalDate day = change.day();
      if (day != null && day.isBefore(from)) {
        continue;
      }
      Long task = change.subject();
      if (task == null) {
        together(change);
        continue;
      }
      kind(change)
          .ifPresent(kind ->
              events
                  .computeIfAbsent(kind, _ -> new LinkedHashMap<>())
                  .put(task, new NoticeTelling.Event(task, Long.toString(change.id()), 0)));
      if (ends(change)) {
        over.add(task);
      }
    }
    events.forEach((kind, those) -> telling.tell(kind, List.copyOf(those.values())));
    if (!over.isEmpty()) {
      sql.over(over, NoticeKind.codes(NoticeKind.ASKING), today.now());
    }
    return batch.changes().size() == AT_ONCE;
  }

  /** Whoever looks at a task has read what they were told of it. */
  @EventListener
  void opened(TaskOpened opened) {
    sql.readAbout(opened.account(), opened.task(), today.now());
  }

  /** Many tasks of one subject: told by a job, some thousands at a time. */
  private void together(Change change) {
    Long subject = change.other();
    if (subject != null) {
      jobs.start(
          Actor.system(),
          AssignedTogetherJob.CODE,
          "notices:assigned:" + change.id(),
          Map.of("subject", Long.toString(subject)));
    }
  }

  private static Optional<NoticeKind> kind(Change change) {
    return happened(change)
        .flatMap(it ->
            switch (it) {
              case ASSIGNED -> Optional.of(NoticeKind.ASSIGNED);
              case SETTLED -> Optional.of(NoticeKind.ACCEPTED);
              case ANSWERED -> Optional.of(NoticeKind.ANSWERED);
              case GIVEN_BACK, REOPENED -> Optional.of(NoticeKind.RETURNED);
              case HANDED_ON -> Optional.of(NoticeKind.HANDED_ON);
              case MOVED, CHANGED -> Optional.of(NoticeKind.CHANGED);
              case EXCUSED, CANCELLED -> Optional.empty();
            });
  }

  private static boolean ends(Change change) {
    return happened(change)
        .filter(it ->
            it == TaskChange.SETTLED
                || it == TaskChange.ANSWERED
                || it == TaskChange.EXCUSED
                || it == TaskChange.CANCELLED)
        .isPresent();
  }

  /** Empty for a change that a newer node may have written. */
  private static Optional<TaskChange> happened(Change change) {
    for (TaskChange it : TaskChange.values()) {
      if (it.sign() == change.sign()) {
        return Optional.of(it);
      }
    }
    return Optional.empty();
  }
}
