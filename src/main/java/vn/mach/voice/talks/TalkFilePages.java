package vn.mach.voice.talks;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
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
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.access.NamedFileStanding;
import vn.mach.organisation.people.People;
import vn.mach.voice.talks.TalkForms.AnswerForm;
import vn.mach.voice.talks.TalkForms.ConfirmForm;
import vn.mach.voice.talks.TalkForms.DropForm;
import vn.mach.voice.talks.TalkForms.HoldForm;
import vn.mach.voice.talks.TalkForms.InviteForm;
import vn.mach.voice.talks.TalkStatus.Step;

/** One talk, for the two and for those who are named. */
@Controller
class TalkFilePages {

  private final Talks talks;
  private final TalkWork work;
  private final TalksSql sql;
  private final PointsSql points;
  private final NamedAccess named;
  private final People people;
  private final Today today;

  TalkFilePages(
      Talks talks,
      TalkWork work,
      TalksSql sql,
      PointsSql points,
      NamedAccess named,
      People people,
      Today today) {
    this.talks = talks;
    this.work = work;
    this.sql = sql;
    this.points = points;
    this.named = named;
    this.people = people;
    this.today = today;
  }

  /**
   * A talk for its page.
   *
   * @param hosts whether the reader is the host
   * @param invited whether the reader is the guest
   * @param alone whether the guest has no account, so that it is read to them
   */
  public record Shown(
      TalksSql.Row talk,
      List<PointsSql.Row> points,
      boolean hosts,
      boolean invited,
      boolean alone,
      NamedFileStanding standing) {

    /** What is said against forms that are not on the page any more, above it. */
    List<Refusal> unseen(
        Form<?> hold, Form<?> invite, Form<?> answer, Form<?> confirm, Form<?> drop) {
      return Map.of(
              Step.HOLD,
              hold,
              Step.INVITE,
              invite,
              Step.ANSWER,
              answer,
              Step.AGREE,
              confirm,
              Step.DROP,
              drop)
          .entrySet()
          .stream()
          .filter(it -> !shows(it.getKey()))
          .flatMap(it -> it.getValue().refusals().stream())
          .toList();
    }

    boolean shows(Step step) {
      return may(step)
          && switch (step) {
            case ANSWER -> talk.answer().isEmpty();
            case AGREE -> talk.objection().isEmpty();
            default -> true;
          };
    }

    boolean may(Step step) {
      boolean mine =
          switch (step) {
            case INVITE, HOLD -> hosts;
            case ANSWER, OBJECT -> invited;
            case AGREE -> invited || hosts && alone;
            default -> hosts || invited;
          };
      return mine && TalkStatus.TRANSITIONS.allows(talk.status(), step);
    }
  }

  /** The forms of the page; the one that was refused as it was typed. */
  private record Forms(
      Form<InviteForm> invite,
      Form<AnswerForm> answer,
      Form<HoldForm> hold,
      Form<ConfirmForm> confirm,
      Form<DropForm> drop) {

    static Forms of(TalksSql.Row talk, List<PointsSql.Row> points, LocalDate today) {
      LocalTime at = talk.startsAt();
      LocalDate day = talk.dueOn().isBefore(today) ? today : talk.dueOn();
      return new Forms(
          Form.of(new InviteForm(day.toString(), at == null ? "" : at.toString(), talk.place())),
          Form.of(new AnswerForm("", "")),
          Form.of(HoldForm.of(talk, points, today)),
          Form.of(new ConfirmForm(Integer.toString(talk.version()), "")),
          Form.of(new DropForm("")));
    }
  }

  @GetMapping("/talks/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    TalksSql.Row talk = find(actor, id);
    return show(actor, talk, forms(talk), model);
  }

  @PostMapping("/talks/{id:\\d+}/invite")
  String invite(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") InviteForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    TalksSql.Row talk = find(actor, id);
    FormParser reading = still(actor, id, shown);
    Field<LocalDate> day = reading.requiredDay("day", typed.day());
    LocalTime at = TalkForms.hour(reading, "at", typed.at());
    String place = reading.required("place", typed.place(), Talks.LONGEST);
    Outcome<Long> done = reading.then(() -> talks.invite(actor, key, id, day.get(), at, place));
    Forms now = forms(talk);
    return answered(
        actor,
        talk,
        done,
        "talks.invited",
        it ->
            new Forms(Form.refused(typed, it), now.answer(), now.hold(), now.confirm(), now.drop()),
        model);
  }

  @PostMapping("/talks/{id:\\d+}/answer")
  String answer(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") AnswerForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    TalksSql.Row talk = find(actor, id);
    FormParser reading = still(actor, id, shown);
    String answer = Text.line(typed.answer());
    if (!List.of("comes", "other_day").contains(answer)) {
      reading.refuse("answer", "talks.refused.answer", answer);
    }
    String text = reading.optional("text", typed.text(), Talks.LONGEST);
    Outcome<Long> done =
        reading.then(() -> talks.answer(actor, key, id, answer.equals("comes"), text));
    Forms now = forms(talk);
    return answered(
        actor,
        talk,
        done,
        "talks.answered",
        it ->
            new Forms(now.invite(), Form.refused(typed, it), now.hold(), now.confirm(), now.drop()),
        model);
  }

  @PostMapping("/talks/{id:\\d+}/notes")
  String hold(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") HoldForm typed,
      @RequestParam String key,
      Model model) {
    TalksSql.Row talk = find(actor, id);
    FormParser reading = new FormParser();
    Field<LocalDate> held = reading.requiredDay("heldOn", typed.heldOn());
    String notes = Text.lines(typed.notes());
    LocalDate next = reading.optionalDay("nextOn", typed.nextOn());
    int version = version(typed.version());
    List<HeldTalk.Point> agreed = typed.points(reading, people, actor, talk);
    Outcome<Long> done =
        reading.then(() ->
            work.hold(actor, key, id, new HeldTalk(held.get(), notes, agreed, next, version)));
    Forms now = forms(talk);
    return answered(
        actor,
        talk,
        done,
        "talks.held",
        it ->
            new Forms(
                now.invite(), now.answer(), Form.refused(typed, it), now.confirm(), now.drop()),
        model);
  }

  @PostMapping("/talks/{id:\\d+}/object")
  String object(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") ConfirmForm typed,
      @RequestParam String key,
      Model model) {
    FormParser reading = new FormParser();
    String text = reading.optional("text", typed.text(), Talks.LONGEST);
    return confirmed(
        actor,
        id,
        typed,
        reading.then(() -> work.object(actor, key, id, version(typed.version()), text)),
        "talks.objected",
        model);
  }

  @PostMapping("/talks/{id:\\d+}/confirm")
  String confirm(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") ConfirmForm typed,
      @RequestParam String key,
      Model model) {
    TalksSql.Row talk = find(actor, id);
    boolean readAloud = talk.host().equals(actor.person());
    return confirmed(
        actor,
        id,
        typed,
        work.agree(actor, key, id, version(typed.version()), readAloud),
        "talks.agreed",
        model);
  }

  @PostMapping("/talks/{id:\\d+}/drop")
  String drop(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") DropForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    TalksSql.Row talk = find(actor, id);
    FormParser reading = still(actor, id, shown);
    String reason = reading.optional("reason", typed.reason(), Talks.LONGEST);
    Outcome<Long> done = reading.then(() -> talks.drop(actor, key, id, reason));
    Forms now = forms(talk);
    return answered(
        actor,
        talk,
        done,
        "talks.dropped",
        it ->
            new Forms(
                now.invite(), now.answer(), now.hold(), now.confirm(), Form.refused(typed, it)),
        model);
  }

  private String confirmed(
      Actor actor, long id, ConfirmForm typed, Outcome<Long> done, String words, Model model) {
    TalksSql.Row talk = find(actor, id);
    Forms now = forms(talk);
    return answered(
        actor,
        talk,
        done,
        words,
        it ->
            new Forms(
                now.invite(),
                now.answer(),
                now.hold(),
                Form.refused(new ConfirmForm(Integer.toString(talk.version()), typed.text()), it),
                now.drop()),
        model);
  }

  private interface Refused {
    Forms forms(List<Refusal> refusals);
  }

  private String answered(
      Actor actor,
      TalksSql.Row talk,
      Outcome<Long> outcome,
      String words,
      Refused refused,
      Model model) {
    return Answers.of(
        outcome,
        done -> Answers.to("/talks/" + talk.id(), words),
        refusals -> show(actor, talk, refused.forms(refusals), model));
  }

  private String show(Actor actor, TalksSql.Row talk, Forms forms, Model model) {
    named.look(actor, TalkFile.of(talk.id()));
    boolean hosts = talk.host().equals(actor.person());
    model.addAttribute(
        "shown",
        new Shown(
            talk,
            points.of(talk.id()),
            hosts,
            talk.guest().equals(actor.person()),
            hosts && !sql.hasAccount(talk.guest()),
            named.standing(actor, TalkFile.of(talk.id()))));
    model.addAttribute("invite", forms.invite().about(talk.seen()));
    model.addAttribute("answer", forms.answer().about(talk.seen()));
    model.addAttribute("hold", forms.hold());
    model.addAttribute("confirm", forms.confirm());
    model.addAttribute("drop", forms.drop().about(talk.seen()));
    return "voice/talks/talk";
  }

  private Forms forms(TalksSql.Row talk) {
    return Forms.of(talk, points.of(talk.id()), today.date());
  }

  private static int version(@Nullable String typed) {
    return FormParser.whole(typed)
        .filter(it -> it >= 0 && it < Integer.MAX_VALUE)
        .map(Long::intValue)
        .orElse(-1);
  }

  /** Each command locks the talk first. */
  private FormParser still(Actor actor, long id, String shown) {
    return FormParser.about(Text.line(shown), () -> find(actor, id).seen());
  }

  private TalksSql.Row find(Actor actor, long id) {
    Map<String, @Nullable Object> mine = named.parameters(actor);
    return sql.find(mine, id).orElseThrow(() -> new NotFound("talk " + id));
  }
}
