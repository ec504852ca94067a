package vn.mach.voice.concerns;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.units.UnitKind;
import vn.mach.organisation.units.Units;
import vn.mach.voice.concerns.ConcernTarget.Measure;

/** What the answers to concerns are to reach: a list and a form that adds to it. */
@Controller
class ConcernTargetPages {

  private static final int LONGEST = 300;

  private final ConcernTargets targets;
  private final Units units;
  private final Today today;

  ConcernTargetPages(ConcernTargets targets, Units units, Today today) {
    this.targets = targets;
    this.units = units;
    this.today = today;
  }

  record TargetForm(
      @Nullable String measure,
      @Nullable String level,
      @Nullable String bound,
      @Nullable String validFrom,
      @Nullable String source) {}

  @GetMapping("/concerns/targets")
  String show(Actor actor, Model model) {
    LocalDate next = YouSaid.quarterOf(today.date()).plusMonths(3);
    return page(actor, Form.of(new TargetForm("", "", "", next.toString(), "")), model);
  }

  @PostMapping("/concerns/targets")
  String add(
      Actor actor,
      @ModelAttribute("typed") TargetForm typed,
      @RequestParam String key,
      Model model) {
    ConcernTargets.require(actor);
    FormParser parser = new FormParser();
    Field<Measure> measure =
        parser.found(
            "measure",
            Codes.find(Measure.class, Text.line(typed.measure())),
            "concerns.refused.measure");
    String level =
        parser.optionalFound(
            "level",
            typed.level(),
            units.kinds().stream()
                .map(UnitKind::code)
                .filter(it -> it.equals(Text.line(typed.level())))
                .findFirst(),
            "concerns.refused.level");
    Measure read = measure.read().orElse(Measure.MEDIAN_DAYS);
    Long bound = parser.optionalWhole("bound", typed.bound(), 1, read.most());
    Field<LocalDate> from = parser.requiredDay("validFrom", typed.validFrom());
    String source = parser.required("source", typed.source(), LONGEST);
    return Answers.of(
        parser.then(() ->
            targets.add(
                actor,
                key,
                new ConcernTarget(
                    0,
                    measure.get(),
                    level,
                    bound == null ? null : Math.toIntExact(bound),
                    from.get(),
                    source))),
        done -> Answers.to("/concerns/targets", "concerns.done"),
        refusals -> page(actor, Form.refused(typed, refusals), model));
  }

  private String page(Actor actor, Form<TargetForm> form, Model model) {
    ConcernTargets.require(actor);
    model.addAttribute("form", form);
    model.addAttribute("targets", targets.all());
    model.addAttribute("kinds", units.kinds(today.date()));
    return "voice/concerns/targets";
  }
}
