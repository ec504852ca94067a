package vn.mach.voice.concerns;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;
import vn.mach.voice.concerns.ConcernForms.Reading;
import vn.mach.voice.concerns.ConcernForms.SendForm;
import vn.mach.voice.concerns.SenderView.TalkForm;

/** What a sender sees: the form, what was sent, the talk by account or by receipt code. */
@Controller
class SenderPages {

  private final Concerns concerns;
  private final ConcernTalk talk;
  private final ConcernForms forms;
  private final SendLimit limit;
  private final SenderView view;
  private final SenderTasks senders;
  private final ConcernsSql sql;
  private final Units units;
  private final People people;
  private final AccessScope scope;

  SenderPages(
      Concerns concerns,
      ConcernTalk talk,
      ConcernForms forms,
      SendLimit limit,
      SenderView view,
      SenderTasks senders,
      ConcernsSql sql,
      Units units,
      People people,
      AccessScope scope) {
    this.concerns = concerns;
    this.talk = talk;
    this.forms = forms;
    this.limit = limit;
    this.view = view;
    this.senders = senders;
    this.sql = sql;
    this.units = units;
    this.people = people;
    this.scope = scope;
  }

  @GetMapping("/concerns/new")
  String blank(Actor actor, Model model) {
    String unit =
        units.tops(actor, Right.SEE).stream().map(NamedUnit::label).findFirst().orElse("");
    return form(actor, Form.of(SendForm.blank(unit)), model);
  }

  @PostMapping("/concerns")
  @Expensive
  String send(
      Actor actor,
      @ModelAttribute("typed") SendForm typed,
      @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> file,
      @RequestParam String key,
      Model model) {
    FormParser parser = new FormParser();
    Field<UnitId> unit =
        parser.requiredFound(
            "unit",
            typed.unit(),
            units.meant(actor, Right.SEE, Text.line(typed.unit())).map(NamedUnit::id),
            "concerns.refused.unit");
    boolean behalf = "yes".equals(typed.onBehalf());
    if (behalf && unit.read().filter(it -> scope.reaches(actor, Right.KEEP_PEOPLE, it)).isEmpty()) {
      parser.refuse("onBehalf", "concerns.refused.behalf");
    }
    boolean counted = limit.take(actor);
    if (!counted) {
      parser.refuse("", "concerns.refused.often", SendLimit.OF_ACCOUNT);
    }
    boolean done = false;
    try {
      Outcome<Concerns.Sent> outcome =
          forms.read(
              new Reading(parser, unit, typed, false),
              file,
              concern -> concerns.send(actor, key, concern));
      done = outcome instanceof Outcome.Done;
      return Answers.of(
          outcome,
          sent -> sent(sent, model),
          refusals -> form(actor, Form.refused(typed, refusals), model));
    } finally {
      if (counted && !done) {
        limit.giveBack(actor);
      }
    }
  }

  /** Shown once, in the answer itself: the code is in no address, session or cookie. */
  static String sent(Concerns.Sent sent, Model model) {
    model.addAttribute("sent", sent);
    return "voice/concerns/sent";
  }

  @GetMapping("/concerns/mine/{id:\\d+}")
  String mine(Actor actor, @PathVariable long id, Model model) {
    own(actor, id);
    return own(actor, id, Form.of(TalkForm.blank("")), model);
  }

  @PostMapping("/concerns/mine/{id:\\d+}")
  String act(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") TalkForm typed,
      @RequestParam String key,
      Model model) {
    own(actor, id);
    return Answers.of(
        act(id, key, typed),
        done -> Answers.to("/concerns/mine/" + id, done),
        refusals -> own(actor, id, Form.refused(typed, refusals), model));
  }

  private String own(Actor actor, long id, Form<TalkForm> form, Model model) {
    model.addAttribute("mayRead", senders.toRead(actor, id));
    return view.show(id, "", form, "", model);
  }

  @GetMapping("/concerns/code")
  String code(Model model) {
    return code(Form.of(TalkForm.blank("")), model);
  }

  /** Without an act only shows; the code comes with each form and is in no address. */
  @PostMapping("/concerns/code")
  String byCode(
      @ModelAttribute("typed") TalkForm typed,
      @RequestParam(defaultValue = "") String key,
      Model model) {
    Optional<Long> found = sql.byCode(ReceiptCode.digest(typed.code()));
    if (found.isEmpty()) {
      return Answers.refused(
          code(
              Form.refused(
                  TalkForm.blank(""), List.of(Refusal.of("code", "concerns.refused.code"))),
              model));
    }
    long id = found.get();
    String code = Text.line(typed.code());
    if (Text.line(typed.act()).isEmpty()) {
      return view.show(id, code, Form.of(TalkForm.blank(code)), "", model);
    }
    return Answers.of(
        act(id, key, typed),
        done -> view.show(id, code, Form.of(TalkForm.blank(code)), done, model),
        refusals -> view.show(id, code, Form.refused(typed, refusals), "", model));
  }

  /** The message key of what was done. */
  private Outcome<String> act(long id, String key, TalkForm typed) {
    if (key.isBlank() || key.length() > 200) {
      return Outcome.refused("", "audit.refused.key");
    }
    FormParser parser = new FormParser();
    String text = Text.lines(typed.text());
    if (Text.length(text) > NewConcern.LONGEST_OF_GUESTS) {
      parser.refuse("text", "web.refused.too_long", NewConcern.LONGEST_OF_GUESTS);
    }
    return parser.then(() ->
        switch (Text.line(typed.act())) {
          case "say" -> talk.say(id, key, text).map(done -> "concerns.said.message");
          case "withdraw" -> talk.withdraw(id, key).map(done -> "concerns.said.withdrawn");
          case "helped" -> talk.helped(id, key, true, text).map(done -> "concerns.said.thanks");
          case "not_helped" ->
              talk.helped(id, key, false, text).map(done -> "concerns.said.thanks");
          case "read" -> talk.read(id).map(done -> "concerns.said.read");
          case "back" -> talk.comeBack(id, key, text).map(done -> "concerns.said.back");
          case "name" -> talk.identity(id, true, text).map(done -> "concerns.said.message");
          case "no_name" -> talk.identity(id, false, text).map(done -> "concerns.said.no_name");
          default -> Outcome.refused("", "concerns.refused.act");
        });
  }

  private void own(Actor actor, long id) {
    if (sql.ownOf(actor, id).isEmpty()) {
      throw new NotFound("concern " + id);
    }
  }

  private static String code(Form<TalkForm> form, Model model) {
    model.addAttribute("form", form);
    return "voice/concerns/code";
  }

  private String form(Actor actor, Form<SendForm> form, Model model) {
    forms.into(model, form);
    model.addAttribute("behalf", actor.hasSomewhere(Right.KEEP_PEOPLE));
    model.addAttribute("name", actor.person() == null ? "" : people.name(actor.person()));
    return "voice/concerns/new";
  }
}
