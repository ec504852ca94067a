package vn.mach.voice.talks;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Paging;

/** Conferences with the answers that everybody of the unit reads. */
@RestController
class DialogueApi {

  private static final int MOST = 100;

  private final DialoguesSql sql;
  private final QuestionsSql questions;
  private final Today today;

  DialogueApi(DialoguesSql sql, QuestionsSql questions, Today today) {
    this.sql = sql;
    this.questions = questions;
    this.today = today;
  }

  /** A conference in a list. */
  record DialogueBrief(
      long id,
      String code,
      String unitName,
      String title,
      LocalDate heldOn,
      @Nullable String startsAt,
      String place,
      LocalDate questionsUntil,
      String status,
      @Nullable Integer expected,
      @Nullable Integer present) {

    static DialogueBrief of(DialoguesSql.Row row) {
      return new DialogueBrief(
          row.id(),
          row.code(),
          row.unitName(),
          row.title(),
          row.heldOn(),
          row.startsAt() == null ? null : row.startsAt().toString(),
          row.place(),
          row.questionsUntil(),
          row.status().code(),
          row.expected(),
          row.present());
    }
  }

  /** A question that was answered; who asked is not said. */
  record DialogueQuestionAnswer(
      int number, String question, String answer, LocalDate answeredOn, String answeredIn) {}

  /** A conference with its answers. */
  record DialogueAnswer(
      DialogueBrief dialogue, String conclusion, List<DialogueQuestionAnswer> questions) {}

  @GetMapping("/api/v1/talks/dialogues")
  @Operation(
      operationId = "listDialogues",
      summary = "Lists dialogue conferences that the caller may see",
      description = "Those to come first; then those before, the latest first.")
  List<DialogueBrief> list(Actor actor, @RequestParam(defaultValue = "1") int page) {
    return sql.list(actor, today.date(), new Paging(page, MOST)).stream()
        .limit(MOST)
        .map(DialogueBrief::of)
        .toList();
  }

  @GetMapping("/api/v1/talks/dialogues/{id}")
  @Operation(
      operationId = "getDialogue",
      summary = "Reads a dialogue conference with its answers",
      description = "Questions without an answer, and who asked, are not among them.")
  DialogueAnswer get(Actor actor, @PathVariable long id) {
    DialoguesSql.Row dialogue =
        sql.find(actor, id).orElseThrow(() -> new NotFound("dialogue " + id));
    return new DialogueAnswer(
        DialogueBrief.of(dialogue),
        dialogue.conclusion(),
        questions.of(id).stream()
            .filter(it -> it.head() == null)
            .flatMap(DialogueApi::answer)
            .toList());
  }

  private static Stream<DialogueQuestionAnswer> answer(QuestionsSql.Row row) {
    String text = row.answer();
    LocalDate day = row.answeredOn();
    String where = row.answeredIn();
    return text == null || day == null || where == null
        ? Stream.empty()
        : Stream.of(new DialogueQuestionAnswer(row.number(), row.wording(), text, day, where));
  }
}
