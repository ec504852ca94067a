package vn.mach.branch.meetings;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Choice;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.branch.meetings.MeetingForms.CloseForm;
import vn.mach.branch.meetings.MeetingForms.ReasonForm;
import vn.mach.branch.scores.Scores;
import vn.mach.documents.papers.Paper;
import vn.mach.documents.papers.Papers;

/** Closing a meeting, its papers as files, its score sheet; opening it again, withdrawing it. */
@Controller
class MeetingClosePages {

  private static final Map<String, String> TYPES =
      Map.of(
          "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "pdf", "application/pdf");

  private static final Pattern NOT_IN_NAMES = Pattern.compile("[^a-z0-9._-]");

  private final MeetingClosing closing;
  private final MeetingNumbering numbering;
  private final MeetingAccess access;
  private final MeetingsSql sql;
  private final HeldMeetings held;
  private final MeetingShow show;
  private final MinutesPaper paper;
  private final Papers papers;
  private final Scores scores;

  MeetingClosePages(
      MeetingClosing closing,
      MeetingNumbering numbering,
      MeetingAccess access,
      MeetingsSql sql,
      HeldMeetings held,
      MeetingShow show,
      MinutesPaper paper,
      Papers papers,
      Scores scores) {
    this.closing = closing;
    this.numbering = numbering;
    this.access = access;
    this.sql = sql;
    this.held = held;
    this.show = show;
    this.paper = paper;
    this.papers = papers;
    this.scores = scores;
  }

  @GetMapping("/meetings/{id:\\d+}/close")
  String blank(Actor actor, @PathVariable long id, Model model) {
    MeetingRow row = access.manage(actor, new MeetingId(id));
    return form(row, Form.editing(prepared(row)), model);
  }

  /** What was written down already, by whoever prepared or held the meeting. */
  private static CloseForm prepared(MeetingRow row) {
    PersonId chair = row.chair();
    PersonId minuteTaker = row.minuteTaker();
    return new CloseForm(
        chair == null ? "" : Long.toString(chair.value()),
        minuteTaker == null ? "" : Long.toString(minuteTaker.value()),
        row.summary(),
        row.resolution());
  }

  @PostMapping("/meetings/{id:\\d+}/close")
  String close(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") CloseForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    MeetingRow row = access.manage(actor, new MeetingId(id));
    FormParser reading =
        FormParser.since(
            Text.line(shown),
            () -> prepared(access.manage(actor, row.id())),
            typed,
            "chair",
            "minuteTaker");
    PersonId chair = MeetingForms.person(reading, "chair", typed.chair());
    PersonId minuteTaker = MeetingForms.person(reading, "minuteTaker", typed.minuteTaker());
    String summary =
        MeetingForms.text(reading, "summary", typed.summary(), ActContent.LONGEST_TEXT);
    String resolution =
        MeetingForms.text(
            reading, "resolution", typed.resolution(), MeetingForms.LONGEST_RESOLUTION);
    return Answers.of(
        reading.then(() ->
            closing.close(
                actor,
                key,
                row.id(),
                new MeetingClosing.Closing(chair, minuteTaker, summary, resolution))),
        done -> Answers.to("/meetings/" + id, "meetings.closed"),
        refusals -> form(row, reading.refused(typed, refusals), model));
  }

  private String form(MeetingRow row, Form<CloseForm> form, Model model) {
    model.addAttribute("held", held.of(row));
    model.addAttribute("form", form);
    model.addAttribute(
        "people",
        sql.people(row.id()).stream()
            .map(it -> new Choice(Long.toString(it.person().value()), it.name()))
            .toList());
    return "branch/meetings/close";
  }

  /** Takes the numbers that the book could not give when the meeting was closed. */
  @PostMapping("/meetings/{id:\\d+}/numbers")
  String numbers(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    return Answers.of(
        numbering.again(actor, key, new MeetingId(id)),
        done -> Answers.to("/meetings/" + id, "meetings.numbered"),
        refusals -> refused(actor, id, new ReasonForm(""), refusals, model));
  }

  /** Opens the score sheet of the meeting. */
  @PostMapping("/meetings/{id:\\d+}/score")
  String score(Actor actor, @PathVariable long id, Model model) {
    MeetingRow row = access.manage(actor, new MeetingId(id));
    if (row.status() != MeetingStatus.CLOSED) {
      return Answers.refused(
          refused(
              actor,
              id,
              new ReasonForm(""),
              List.of(Refusal.of("", "meetings.refused.already." + row.status().code())),
              model));
    }
    return scores
        .sheetFor(actor, row.unit(), row.heldOn(), MeetingScoreFacts.KIND, id)
        .map(sheet -> Answers.to("/scores/" + sheet.value()))
        .orElseGet(() ->
            Answers.refused(
                refused(
                    actor,
                    id,
                    new ReasonForm(""),
                    List.of(Refusal.of("", "meetings.refused.no_score_form")),
                    model)));
  }

  @PostMapping("/meetings/{id:\\d+}/reopen")
  String reopen(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") ReasonForm typed,
      @RequestParam String key,
      Model model) {
    FormParser reading = new FormParser();
    String reason = reading.optional("reason", typed.reason(), NewMeeting.LONGEST);
    return Answers.of(
        reading.then(() -> closing.reopen(actor, key, new MeetingId(id), reason)),
        done -> Answers.to("/meetings/" + id, "meetings.reopened"),
        refusals -> refused(actor, id, typed, refusals, model));
  }

  @PostMapping("/meetings/{id:\\d+}/withdraw")
  String withdraw(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") ReasonForm typed,
      @RequestParam String key,
      Model model) {
    FormParser reading = new FormParser();
    String reason = reading.optional("reason", typed.reason(), NewMeeting.LONGEST);
    return Answers.of(
        reading.then(() -> closing.withdraw(actor, key, new MeetingId(id), reason)),
        done -> Answers.to("/meetings/" + id, "meetings.withdrawn"),
        refusals -> refused(actor, id, typed, refusals, model));
  }

  private String refused(
      Actor actor, long id, ReasonForm typed, List<Refusal> refusals, Model model) {
    return show.page(actor, new MeetingId(id), Form.refused(typed, refusals), model);
  }

  /** {@code minutes.docx}, {@code minutes.pdf}, {@code resolution.docx}, {@code resolution.pdf}. */
  @Expensive
  @GetMapping("/meetings/{id:\\d+}/file/{name}")
  ResponseEntity<byte[]> file(Actor actor, @PathVariable long id, @PathVariable String name) {
    MeetingRow row = access.inside(actor, new MeetingId(id));
    int dot = name.lastIndexOf('.');
    String what = dot < 0 ? name : name.substring(0, dot);
    String ending = dot < 0 ? "" : name.substring(dot + 1);
    String type = TYPES.get(ending);
    if (type == null || row.status() != MeetingStatus.CLOSED) {
      throw new NotFound("file " + name);
    }
    Minutes minutes = closing.minutes(row.id()).orElseThrow(() -> new NotFound("minutes " + id));
    Paper made =
        switch (what) {
          case "minutes" -> paper.minutes(minutes, row.minutesSymbol());
          case "resolution" -> paper.resolution(minutes, row.resolutionSymbol());
          default -> throw new NotFound("file " + name);
        };
    String called =
        "%s-%s-%s.%s"
            .formatted(
                what.equals("minutes") ? "bien-ban" : "nghi-quyet",
                NOT_IN_NAMES.matcher(Text.unaccented(row.unitCode())).replaceAll("-"),
                row.heldOn(),
                ending);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(called, StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(ending.equals("docx") ? papers.word(made) : papers.pdf(made));
  }
}
