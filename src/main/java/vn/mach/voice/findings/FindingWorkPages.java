package vn.mach.voice.findings;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.voice.findings.FindingPages.WorkForm;

/** The forms by which a level deals with a finding, and with several at once. */
@Controller
class FindingWorkPages {

  private final FindingPages pages;
  private final FindingWork work;
  private final FindingStepsSql steps;

  FindingWorkPages(FindingPages pages, FindingWork work, FindingStepsSql steps) {
    this.pages = pages;
    this.work = work;
    this.steps = steps;
  }

  @PostMapping("/findings/steps/{step:\\d+}/take")
  String take(Actor actor, @PathVariable long step, @RequestParam String key, Model model) {
    return done(actor, step, "take", WorkForm.blank(), work.take(actor, key, step), model);
  }

  @PostMapping("/findings/steps/{step:\\d+}/leave")
  String leave(Actor actor, @PathVariable long step, @RequestParam String key, Model model) {
    return done(actor, step, "leave", WorkForm.blank(), work.leave(actor, key, step), model);
  }

  @PostMapping("/findings/steps/{step:\\d+}/know")
  String know(
      Actor actor,
      @PathVariable long step,
      @ModelAttribute("typed") WorkForm typed,
      @RequestParam String key,
      Model model) {
    FormParser parser = begin(actor, step);
    String note = note(parser, typed);
    return done(
        actor, step, "know", typed, parser.then(() -> work.know(actor, key, step, note)), model);
  }

  @PostMapping("/findings/steps/{step:\\d+}/inform")
  String inform(
      Actor actor,
      @PathVariable long step,
      @ModelAttribute("typed") WorkForm typed,
      @RequestParam String key,
      Model model) {
    FormParser parser = begin(actor, step);
    String note = note(parser, typed);
    return done(
        actor,
        step,
        "inform",
        typed,
        parser.then(() -> work.inform(actor, key, step, note)),
        model);
  }

  @PostMapping("/findings/steps/{step:\\d+}/answer")
  String answer(
      Actor actor,
      @PathVariable long step,
      @ModelAttribute("typed") WorkForm typed,
      @RequestParam String key,
      Model model) {
    FormParser parser = begin(actor, step);
    String text = text(parser, typed);
    return done(
        actor,
        step,
        "answer",
        typed,
        parser.then(() -> work.answer(actor, key, step, text)),
        model);
  }

  @PostMapping("/findings/steps/{step:\\d+}/propose")
  String propose(
      Actor actor,
      @PathVariable long step,
      @ModelAttribute("typed") WorkForm typed,
      @RequestParam String key,
      Model model) {
    FormParser parser = begin(actor, step);
    String text = text(parser, typed);
    String why = note(parser, typed);
    return done(
        actor,
        step,
        "propose",
        typed,
        parser.then(() -> work.propose(actor, key, step, text, why)),
        model);
  }

  @PostMapping("/findings/steps/{step:\\d+}/join")
  String join(
      Actor actor,
      @PathVariable long step,
      @RequestParam(name = "others", required = false) @Nullable List<String> others,
      @RequestParam String key,
      Model model) {
    FormParser parser = begin(actor, step);
    List<Long> ids = numbers(parser, "others", others);
    return done(
        actor,
        step,
        "join",
        WorkForm.blank(),
        parser.then(() -> work.join(actor, key, step, ids)),
        model);
  }

  @PostMapping("/findings/steps/{step:\\d+}/separate")
  String separate(Actor actor, @PathVariable long step, @RequestParam String key, Model model) {
    FormParser parser = begin(actor, step);
    return done(
        actor,
        step,
        "separate",
        WorkForm.blank(),
        parser.then(() -> work.separate(actor, key, step)),
        model);
  }

  @PostMapping("/findings/many")
  String many(
      Actor actor,
      @ModelAttribute("typed") FindingPages.ManyForm typed,
      @RequestParam(name = "steps", required = false) @Nullable List<String> chosen,
      @RequestParam String key,
      Model model) {
    if (!actor.hasSomewhere(Right.RECORD)) {
      throw new NotFound("findings");
    }
    FormParser parser = new FormParser();
    List<Long> ids = numbers(parser, "steps", chosen);
    String act = Text.line(typed.act());
    if (!act.equals("know") && !act.equals("inform")) {
      parser.refuse("act", "findings.refused.act", act);
    }
    String note = parser.optional("note", typed.note(), FindingWork.LONGEST_NOTE);
    return Answers.of(
        parser.then(() -> work.many(actor, key, ids, act.equals("inform"), note)),
        count -> Answers.to("/findings", "findings.many.done", count),
        refusals -> {
          FindingPages.Narrowed narrowed = FindingPages.Narrowed.nothing();
          model.addAttribute("narrowed", narrowed);
          return pages.list(actor, narrowed, 1, Form.refused(typed, refusals), model);
        });
  }

  private static List<Long> numbers(FormParser parser, String field, @Nullable List<String> typed) {
    List<Long> ids = new ArrayList<>();
    for (String one : typed == null ? List.<String>of() : typed) {
      FormParser.id(one, it -> it)
          .ifPresentOrElse(
              ids::add, () -> parser.refuse(field, "findings.refused.join_unfit", one));
    }
    return ids.stream().distinct().sorted().toList();
  }

  /** Whoever may only read does not even learn what is wrong with what they typed. */
  private FormParser begin(Actor actor, long step) {
    work.require(actor, step);
    return new FormParser();
  }

  private static String text(FormParser parser, WorkForm typed) {
    String text = Text.lines(typed.text());
    if (Text.length(text) > NewFinding.LONGEST_TEXT) {
      parser.refuse("text", "web.refused.too_long", NewFinding.LONGEST_TEXT);
    }
    return text;
  }

  private static String note(FormParser parser, WorkForm typed) {
    String note = Text.lines(typed.note());
    if (Text.length(note) > FindingWork.LONGEST_NOTE) {
      parser.refuse("note", "web.refused.too_long", FindingWork.LONGEST_NOTE);
    }
    return note;
  }

  private String done(
      Actor actor, long step, String act, WorkForm typed, Outcome<Long> outcome, Model model) {
    long id =
        steps
            .find(step)
            .map(FindingStepsSql.Level::finding)
            .orElseThrow(() -> new NotFound("step " + step));
    return Answers.of(
        outcome,
        done -> Answers.to("/findings/" + id, "findings.done"),
        refusals -> pages.show(actor, id, FindingPages.refused(act, typed, refusals), model));
  }
}
