package vn.mach.organisation.tasks;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.ApiRefusals;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.tasks.TaskStatus.Step;

/** Tasks as JSON: what the token's account owes, and what it does with it. */
@RestController
@RequestMapping("/api/v1/tasks")
@Tag(name = "tasks", description = "What is owed by a day: read, give, settle, answer, hand on.")
class TaskApi {

  static final String KEY = "Idempotency-Key";
  static final String PROBLEM = "application/problem+json";
  static final String PROBLEM_SCHEMA = "#/components/schemas/Problem";
  static final String REFUSED = "Refused: nothing was done. The reasons are in refusals.";

  private static final int MOST = 500;

  private final TaskListSql lists;
  private final TaskWork work;
  private final TaskOrders orders;
  private final TaskInput input;
  private final ApiRefusals refused;

  TaskApi(
      TaskListSql lists, TaskWork work, TaskOrders orders, TaskInput input, ApiRefusals refused) {
    this.lists = lists;
    this.work = work;
    this.orders = orders;
    this.input = input;
    this.refused = refused;
  }

  /** Tasks; the list ends after 500 and says whether there are more. */
  record TasksAnswer(List<TaskBriefAnswer> items, boolean more) {

    static TasksAnswer of(List<TaskRow> rows) {
      return new TasksAnswer(
          rows.stream().limit(MOST).map(TaskBriefAnswer::of).toList(), rows.size() > MOST);
    }
  }

  /** A command that says something. */
  record SentWords(
      @Schema(description = "What was done, what is missing, or why.") @Nullable String text) {}

  /** Work that is given by hand. */
  record SentTask(
      @Schema(description = "The code of a unit: itself, or above those that are asked.")
          @Nullable String unit,
      @Schema(description = "unit, children, below or person.") @Nullable String whom,
      @Schema(description = "Of units below only those of this kind; none: all.")
          @Nullable String unitKind,
      @Schema(description = "The code of a person, where whom is person.") @Nullable String person,
      @Nullable String title,
      @Nullable String text,
      @Schema(description = "The last day; or working_days.") @Nullable String dueOn,
      @Schema(description = "Working days from today, by the realm's calendar.")
          @Nullable Integer workingDays,
      @Schema(description = "Whether it asks for an answer, which is accepted or returned.")
          @Nullable Boolean answered) {

    TaskInput.OrderForm typed() {
      return new TaskInput.OrderForm(
          unit,
          whom,
          unitKind,
          null,
          person,
          title,
          text,
          dueOn,
          workingDays == null ? "" : workingDays.toString(),
          Boolean.TRUE.equals(answered) ? "yes" : "",
          "");
    }
  }

  /** The number under which given work is followed. */
  record TaskOrderGiven(long id) {}

  /** To whom a task is handed on: a unit, or a person. */
  record SentHandOn(
      @Nullable String unit,
      @Nullable String person,
      @Schema(description = "The last day of the new owner's share; the task's own stays.")
          @Nullable String until,
      @Nullable String note) {}

  @GetMapping
  @Operation(
      operationId = "listTasks",
      summary = "Lists what the token's account owes, the earliest due first",
      description =
          "In person, or by a right given at the unit that owes it. state: open (the default), done (the latest first), or to_accept: answers that wait for the account.")
  @ApiResponse(
      responseCode = "200",
      description = "The tasks.",
      content = @Content(schema = @Schema(implementation = TasksAnswer.class)))
  @ApiResponse(
      responseCode = "422",
      description = "A parameter is no day.",
      content = @Content(mediaType = PROBLEM, schema = @Schema(ref = PROBLEM_SCHEMA)))
  ResponseEntity<?> list(
      Actor actor,
      @Parameter(description = "open, done or to_accept.") @RequestParam(defaultValue = "open")
          String state,
      @Parameter(
              description = "Open ones due on this day or later.",
              schema = @Schema(type = "string", format = "date"))
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(
              description = "Open ones due on this day or earlier.",
              schema = @Schema(type = "string", format = "date"))
          @RequestParam(required = false)
          @Nullable String to,
      Locale locale) {
    FormParser reading = new FormParser();
    LocalDate first = reading.optionalDay("from", from);
    LocalDate last = reading.optionalDay("to", to);
    Outcome<TasksAnswer> outcome =
        reading.then(() -> Outcome.done(TasksAnswer.of(listed(actor, state, first, last))));
    return switch (outcome) {
      case Outcome.Done<TasksAnswer>(TasksAnswer answer) -> ResponseEntity.ok(answer);
      case Outcome.Refused<TasksAnswer>(List<Refusal> refusals) ->
          refused.response(refusals, locale);
    };
  }

  private List<TaskRow> listed(
      Actor actor, String state, @Nullable LocalDate from, @Nullable LocalDate to) {
    return switch (state) {
      case "done" -> lists.done(actor, MOST + 1);
      case "to_accept" -> lists.toAccept(actor.unitsOf(Right.ISSUE), MOST + 1);
      default -> lists.owed(actor, from, to, MOST + 1);
    };
  }

  @GetMapping("/{id:\\d+}")
  @Operation(
      operationId = "getTask",
      summary = "A task with its stations and what was said about it",
      description = "Read by somebody who owes it, it counts as seen.")
  TaskAnswer show(Actor actor, @PathVariable long id) {
    return TaskAnswer.of(work.show(actor, id));
  }

  @PostMapping
  @Operation(
      operationId = "giveTask",
      summary = "Gives work by hand to a unit, to units below one, or to a person",
      description =
          "More than 500 units are asked by a job that goes on after the answer. The key makes it count once.")
  @ApiResponse(
      responseCode = "201",
      description = "Given: the number under which it is followed.",
      content = @Content(schema = @Schema(implementation = TaskOrderGiven.class)))
  @ApiResponse(
      responseCode = "422",
      description = REFUSED,
      content = @Content(mediaType = PROBLEM, schema = @Schema(ref = PROBLEM_SCHEMA)))
  ResponseEntity<?> give(
      Actor actor, @RequestHeader(KEY) String key, @RequestBody SentTask sent, Locale locale) {
    if (!actor.hasSomewhere(Right.ISSUE)) {
      throw new NotFound("tasks");
    }
    Outcome<Long> outcome =
        input.order(actor, new FormParser(), sent.typed(), order -> orders.give(actor, key, order));
    return switch (outcome) {
      case Outcome.Done<Long>(Long subject) ->
          ResponseEntity.status(HttpStatus.CREATED).body(new TaskOrderGiven(subject));
      case Outcome.Refused<Long>(List<Refusal> refusals) -> refused.response(refusals, locale);
    };
  }

  @PostMapping("/{id:\\d+}/settle")
  @Operation(
      operationId = "settleTask",
      summary = "Says that a task is done",
      description =
          "Of tasks that are done here. What a module settles is done there; what asks for an answer is answered. The key makes it count once.")
  @ApiResponse(
      responseCode = "200",
      description = "The task.",
      content = @Content(schema = @Schema(implementation = TaskAnswer.class)))
  @ApiResponse(
      responseCode = "422",
      description = REFUSED,
      content = @Content(mediaType = PROBLEM, schema = @Schema(ref = PROBLEM_SCHEMA)))
  ResponseEntity<?> settle(
      Actor actor, @PathVariable long id, @RequestHeader(KEY) String key, Locale locale) {
    return answer(actor, work.settle(actor, key, id), locale);
  }

  @PostMapping("/{id:\\d+}/{step:answer|accept|give_back|excuse|cancel|reopen}")
  @Operation(
      operationId = "stepTask",
      summary = "Answers a task, accepts or returns the answer, excuses, cancels or opens it again",
      description =
          "answer by whoever does it; accept, give_back, excuse, cancel and reopen by whoever gave it, or from above. All but accept need a text. The key makes it count once.")
  @ApiResponse(
      responseCode = "200",
      description = "The task.",
      content = @Content(schema = @Schema(implementation = TaskAnswer.class)))
  @ApiResponse(
      responseCode = "422",
      description = REFUSED,
      content = @Content(mediaType = PROBLEM, schema = @Schema(ref = PROBLEM_SCHEMA)))
  ResponseEntity<?> step(
      Actor actor,
      @PathVariable long id,
      @Parameter(description = "answer, accept, give_back, excuse, cancel or reopen.") @PathVariable
          String step,
      @RequestHeader(KEY) String key,
      @RequestBody SentWords sent,
      Locale locale) {
    Step taken = Codes.of(Step.class, step);
    FormParser reading = new FormParser();
    String text = Text.lines(sent.text);
    if (Text.length(text) > TaskWork.LONGEST) {
      reading.refuse("text", "web.refused.too_long", TaskWork.LONGEST);
    }
    return answer(
        actor,
        reading.then(() ->
            taken == Step.ACCEPT
                ? work.accept(actor, key, id, text)
                : work.say(actor, key, id, taken, text)),
        locale);
  }

  @PostMapping("/{id:\\d+}/hand_on")
  @Operation(
      operationId = "handOnTask",
      summary = "Hands a task on to a unit or a person; its last day stays",
      description =
          "Answers 204: it may be nobody's of this account any more. The key makes it count once.")
  @ApiResponse(responseCode = "204", description = "Handed on.", content = @Content)
  @ApiResponse(
      responseCode = "422",
      description = REFUSED,
      content = @Content(mediaType = PROBLEM, schema = @Schema(ref = PROBLEM_SCHEMA)))
  ResponseEntity<?> handOn(
      Actor actor,
      @PathVariable long id,
      @RequestHeader(KEY) String key,
      @RequestBody SentHandOn sent,
      Locale locale) {
    FormParser reading = new FormParser();
    Field<LocalDate> until = reading.requiredDay("until", sent.until);
    String note = reading.optional("note", sent.note, 500);
    var to = input.owner(actor, sent.unit, sent.person);
    Outcome<Long> outcome = reading.then(() -> work.handOn(actor, key, id, to, until.get(), note));
    return switch (outcome) {
      case Outcome.Done<Long> done -> ResponseEntity.noContent().build();
      case Outcome.Refused<Long>(List<Refusal> refusals) -> refused.response(refusals, locale);
    };
  }

  private ResponseEntity<?> answer(Actor actor, Outcome<Long> outcome, Locale locale) {
    return switch (outcome) {
      case Outcome.Done<Long>(Long id) -> ResponseEntity.ok(TaskAnswer.of(work.show(actor, id)));
      case Outcome.Refused<Long>(List<Refusal> refusals) -> refused.response(refusals, locale);
    };
  }
}
