package vn.mach.branch.meetings;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Choice;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Form;
import vn.mach.branch.meetings.MeetingForms.ReasonForm;

/** Holding a meeting. Each act has an address of its own: sent again, it is the same act. */
@Controller
class MeetingHoldPages {

  private static final String ID = "[0-9a-f-]+";

  private static final Pattern WHOLE_ID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Set<String> WRITTEN = Set.of("item", "vote", "note", "task");

  private final Meetings meetings;
  private final MeetingAccess access;
  private final MeetingsSql sql;
  private final HeldMeetings held;
  private final MeetingShow show;
  private final Today today;

  MeetingHoldPages(
      Meetings meetings,
      MeetingAccess access,
      MeetingsSql sql,
      HeldMeetings held,
      MeetingShow show,
      Today today) {
    this.meetings = meetings;
    this.access = access;
    this.sql = sql;
    this.held = held;
    this.show = show;
    this.today = today;
  }

  /**
   * An act as it is sent: see {@link MeetingAct}.
   *
   * @param madeAt an instant; empty: now
   */
  record ActForm(
      @Nullable String what,
      @Nullable String of,
      @Nullable String follows,
      @Nullable String madeAt,
      @Nullable String title,
      @Nullable String speakers,
      @Nullable String conclusion,
      @Nullable String done,
      @Nullable String agree,
      @Nullable String disagree,
      @Nullable String abstain,
      @Nullable String rule,
      @Nullable String resolution,
      @Nullable String text,
      @Nullable String person,
      @Nullable String dueOn,
      @Nullable String removed,
      @Nullable String status,
      @Nullable String reason,
      @Nullable String keep,
      @Nullable String dropped) {

    Map<String, String> content() {
      Map<String, String> content = new HashMap<>();
      put(content, "title", title);
      put(content, "speakers", speakers);
      put(content, "conclusion", conclusion);
      put(content, "done", done);
      put(content, "agree", agree);
      put(content, "disagree", disagree);
      put(content, "abstain", abstain);
      put(content, "rule", rule);
      put(content, "resolution", resolution);
      put(content, "text", text);
      put(content, "person", person);
      put(content, "dueOn", dueOn);
      put(content, "removed", removed);
      put(content, "status", status);
      put(content, "reason", reason);
      put(content, "keep", keep);
      put(content, "dropped", dropped);
      return content;
    }

    private static void put(Map<String, String> content, String name, @Nullable String value) {
      if (value != null) {
        content.put(name, value);
      }
    }

    /** What is being written, filled with the last act about it. */
    static ActForm of(String what, String of, Optional<MeetingAct> last) {
      MeetingAct it =
          last.orElseGet(
              () -> new MeetingAct(UUID.randomUUID(), null, what, of, Map.of(), Instant.EPOCH));
      return new ActForm(
          what,
          of,
          last.map(act -> act.id().toString()).orElse(""),
          "",
          it.field("title"),
          it.field("speakers"),
          it.field("conclusion"),
          it.field("done"),
          it.field("agree"),
          it.field("disagree"),
          it.field("abstain"),
          it.field("rule"),
          it.field("resolution"),
          it.field("text"),
          it.field("person"),
          it.field("dueOn"),
          "",
          "",
          "",
          "",
          "");
    }
  }

  @GetMapping("/meetings/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    return show.page(actor, new MeetingId(id), model);
  }

  @PostMapping("/meetings/{id:\\d+}/open")
  String open(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    return Answers.of(
        meetings.open(actor, key, new MeetingId(id)),
        done -> Answers.to("/meetings/" + id, "meetings.opened"),
        refusals -> refused(actor, id, refusals, model));
  }

  /** Where an item, a vote, a note or a task is written. */
  @GetMapping("/meetings/{id:\\d+}/write/{what:[a-z]+}")
  String write(
      Actor actor,
      @PathVariable long id,
      @PathVariable String what,
      @RequestParam(required = false) @Nullable String of,
      Model model) {
    if (!WRITTEN.contains(what)) {
      throw new NotFound("act " + what);
    }
    MeetingRow meeting = access.manage(actor, new MeetingId(id));
    String thing = Text.line(of);
    if (thing.isEmpty()) {
      thing = UUID.randomUUID().toString();
    } else if (!WHOLE_ID.matcher(thing).matches()) {
      throw new NotFound("thing " + thing);
    }
    HeldMeeting it = held.of(meeting);
    return written(it, Form.of(ActForm.of(what, thing, it.log().head(what + ":" + thing))), model);
  }

  /** Takes in an act under the id that its maker gave it. */
  @Expensive
  @PostMapping("/meetings/{id:\\d+}/acts/{act:" + ID + "}")
  String act(
      Actor actor,
      @PathVariable long id,
      @PathVariable UUID act,
      @ModelAttribute("typed") ActForm typed,
      Model model) {
    MeetingRow meeting = access.manage(actor, new MeetingId(id));
    Outcome<ActStatus> outcome =
        MeetingPages.then(read(act, typed), it -> meetings.act(actor, meeting.id(), it));
    return Answers.of(
        outcome,
        status ->
            Answers.to(
                "/meetings/" + id + ("item".equals(typed.what()) ? "#i-" + typed.of() : ""),
                "meetings.act." + status.code()),
        refusals ->
            WRITTEN.contains(Text.line(typed.what()))
                ? written(held.of(meeting), Form.refused(typed, refusals), model)
                : refused(actor, id, refusals, model));
  }

  private Outcome<MeetingAct> read(UUID id, ActForm typed) {
    String follows = Text.line(typed.follows());
    if (!follows.isEmpty() && !WHOLE_ID.matcher(follows).matches()) {
      return Outcome.refused("follows", "meetings.refused.of", Text.shortened(follows, 40));
    }
    String madeAt = Text.line(typed.madeAt());
    Instant made = today.now();
    if (!madeAt.isEmpty()) {
      try {
        made = Instant.parse(madeAt);
      } catch (DateTimeParseException e) {
        return Outcome.refused("madeAt", "meetings.refused.of", Text.shortened(madeAt, 40));
      }
    }
    return Outcome.done(
        new MeetingAct(
            id,
            follows.isEmpty() ? null : UUID.fromString(follows),
            Text.line(typed.what()),
            Text.line(typed.of()),
            typed.content(),
            made));
  }

  private String written(HeldMeeting it, Form<ActForm> form, Model model) {
    model.addAttribute("held", it);
    model.addAttribute("form", form);
    model.addAttribute("act", UUID.randomUUID().toString());
    model.addAttribute(
        "people",
        sql.people(it.meeting().id()).stream()
            .map(person -> new Choice(Long.toString(person.person().value()), person.name()))
            .toList());
    return "branch/meetings/write";
  }

  private String refused(Actor actor, long id, List<Refusal> refusals, Model model) {
    return show.page(actor, new MeetingId(id), Form.refused(new ReasonForm(""), refusals), model);
  }
}
