package vn.mach.organisation.notices;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.organisation.tasks.TaskRow;

/** One's own notices, for programs. */
@RestController
@Tag(name = "notices", description = "What an account is told of.")
@RequestMapping("/api/v1/notices")
class NoticeApi {

  private final Inbox inbox;

  NoticeApi(Inbox inbox) {
    this.inbox = inbox;
  }

  /**
   * A notice with its task as it is now.
   *
   * @param holds whether what it tells still holds
   * @param taskId the task's number; its page is {@code /tasks/<number>}
   * @param from the unit that gave the task by hand; empty: a module did
   */
  record NoticeAnswer(
      long id,
      String kind,
      Instant at,
      @Nullable Instant readAt,
      boolean holds,
      long taskId,
      String taskKind,
      String title,
      String owner,
      String from,
      LocalDate dueOn,
      String status) {

    static NoticeAnswer of(ShownNotice it) {
      TaskRow task = it.task().row();
      return new NoticeAnswer(
          it.notice().id(),
          it.notice().kind().code(),
          it.notice().at(),
          it.notice().readAt(),
          it.holds(),
          task.id(),
          task.kind(),
          task.title(),
          task.unitName(),
          task.from(),
          task.dueOn(),
          task.status().code());
    }
  }

  @GetMapping
  @Operation(
      operationId = "listNotices",
      summary = "Lists the newest notices of this account, at most 100",
      description =
          "Notices about tasks that the account may open now, the newest first. Reading them here"
              + " marks none as read.")
  List<NoticeAnswer> list(
      Actor actor,
      @Parameter(description = "true: only those that were not read yet")
          @RequestParam(defaultValue = "false")
          boolean unread) {
    return inbox.newest(actor, unread, Inbox.MOST).stream().map(NoticeAnswer::of).toList();
  }

  @PutMapping("/{id:\\d+}/read")
  @Operation(
      operationId = "readNotice",
      summary = "Marks a notice as read",
      description = "Sent twice, it does nothing more. Answers the notice.")
  NoticeAnswer read(
      Actor actor, @Parameter(description = "the notice's number") @PathVariable long id) {
    return NoticeAnswer.of(inbox.open(actor, id));
  }
}
