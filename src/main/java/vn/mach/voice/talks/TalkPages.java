package vn.mach.voice.talks;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.base.web.Paging;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.Units;

/** The actor's talks and those that they read; asking for a talk, or to read the notes of one. */
@Controller
class TalkPages {

  private final Talks talks;
  private final TalkWork work;
  private final TalksSql sql;
  private final TalkPlansSql plans;
  private final PointsSql points;
  private final Units units;
  private final AccessScope scope;
  private final NamedAccess named;
  private final Today today;

  TalkPages(
      Talks talks,
      TalkWork work,
      TalksSql sql,
      TalkPlansSql plans,
      PointsSql points,
      Units units,
      AccessScope scope,
      NamedAccess named,
      Today today) {
    this.talks = talks;
    this.work = work;
    this.sql = sql;
    this.plans = plans;
    this.points = points;
    this.units = units;
    this.scope = scope;
    this.named = named;
    this.today = today;
  }

  /** A request for a talk. */
  record AskForm(@Nullable String host, @Nullable String wish) {}

  /** A request to read the notes of a talk. */
  record ReadForm(@Nullable String code, @Nullable String reason) {}

  record DoneForm(@Nullable String text) {}

  @GetMapping("/talks")
  String list(Actor actor, @RequestParam(defaultValue = "1") int page, Model model) {
    Paging paging = new Paging(page, 30);
    Map<String, @Nullable Object> mine = named.parameters(actor);
    model.addAttribute("talks", paging.slice(sql.mine(mine, paging)));
    model.addAttribute("me", actor.person());
    boolean keeps = actor.hasSomewhere(Right.KEEP_PEOPLE);
    model.addAttribute(
        "plans",
        keeps
            ? plans.units(scope.parameters(actor, Right.KEEP_PEOPLE), today.date().getYear())
            : List.of());
    model.addAttribute("tops", keeps ? units.tops(actor, Right.KEEP_PEOPLE) : List.of());
    return "voice/talks/list";
  }

  @GetMapping("/talks/ask")
  String ask(Actor actor, Model model) {
    return ask(actor, Form.of(new AskForm("", "")), model);
  }

  @PostMapping("/talks/ask")
  String ask(
      Actor actor, @ModelAttribute("typed") AskForm typed, @RequestParam String key, Model model) {
    if (actor.person() == null) {
      return Answers.refused(ask(actor, Form.of(typed), model));
    }
    FormParser reading = new FormParser();
    Field<TalksSql.Leader> host =
        reading.found("host", leader(actor, typed.host()), "talks.refused.host");
    String wish = Text.lines(typed.wish());
    if (Text.length(wish) > Talks.LONGEST) {
      reading.refuse("wish", "web.refused.too_long", Talks.LONGEST);
    }
    return Answers.of(
        reading.then(() -> talks.ask(actor, key, host.get(), wish)),
        id -> Answers.to("/talks/" + id, "talks.asked"),
        refusals -> ask(actor, Form.refused(typed, refusals), model));
  }

  private String ask(Actor actor, Form<AskForm> form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute(
        "leaders", actor.person() == null ? List.of() : sql.leaders(actor.person(), today.date()));
    return "voice/talks/ask";
  }

  private Optional<TalksSql.Leader> leader(Actor actor, @Nullable String typed) {
    if (actor.person() == null) {
      return Optional.empty();
    }
    String[] chosen = Text.line(typed).split("-", 2);
    return sql.leaders(actor.person(), today.date()).stream()
        .filter(it ->
            chosen.length == 2
                && chosen[0].equals(Long.toString(it.person().value()))
                && chosen[1].equals(Long.toString(it.unit().value())))
        .findFirst();
  }

  @GetMapping("/talks/read")
  String read(Actor actor, Model model) {
    model.addAttribute("form", Form.of(new ReadForm("", "")));
    return "voice/talks/read";
  }

  @PostMapping("/talks/read")
  String read(
      Actor actor, @ModelAttribute("typed") ReadForm typed, @RequestParam String key, Model model) {
    FormParser reading = new FormParser();
    String code = reading.required("code", typed.code(), 20);
    String reason = reading.required("reason", typed.reason(), Talks.LONGEST);
    return Answers.of(
        reading.then(() -> talks.askToRead(actor, key, code, reason)),
        done -> Answers.to("/named-files", "talks.read.sent"),
        refusals -> {
          model.addAttribute("form", Form.refused(typed, refusals));
          return "voice/talks/read";
        });
  }

  /** One thing that was agreed, for whoever does it and for the two. */
  @GetMapping("/talks/points/{id:\\d+}")
  String point(Actor actor, @PathVariable long id, Model model) {
    return point(actor, id, Form.of(new DoneForm("")), model);
  }

  @PostMapping("/talks/points/{id:\\d+}")
  String finish(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") DoneForm typed,
      @RequestParam String key,
      Model model) {
    FormParser reading = new FormParser();
    String text = reading.optional("text", typed.text(), HeldTalk.LONGEST_POINT);
    return Answers.of(
        reading.then(() -> work.finish(actor, key, id, text)),
        done -> Answers.to("/talks/points/" + id, "talks.done.saved"),
        refusals -> point(actor, id, Form.refused(typed, refusals), model));
  }

  private String point(Actor actor, long id, Form<DoneForm> form, Model model) {
    Map<String, @Nullable Object> mine = named.parameters(actor);
    PointsSql.Row point = points.find(mine, id).orElseThrow(() -> new NotFound("point " + id));
    named.look(actor, TalkFile.ofPoint(id));
    Optional<TalksSql.Row> talk = sql.find(mine, point.talk());
    boolean acts =
        point.person().equals(actor.person())
            || talk.filter(
                    it -> it.host().equals(actor.person()) || it.guest().equals(actor.person()))
                .isPresent();
    LocalDate day = today.date();
    model.addAttribute("point", point);
    model.addAttribute("talk", talk.map(TalksSql.Row::id).orElse(0L));
    model.addAttribute("acts", acts);
    model.addAttribute("late", point.doneOn() == null && point.dueOn().isBefore(day));
    model.addAttribute("form", form);
    return "voice/talks/point";
  }
}
