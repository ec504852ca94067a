package vn.mach.documents.register;

import java.time.LocalDate;
import java.util.List;
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
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The terms through which a unit's numbers run, and correcting the first day of one. */
@Controller
class TermPages {

  private final Terms terms;
  private final Units units;

  TermPages(Terms terms, Units units) {
    this.terms = terms;
    this.units = units;
  }

  record TermForm(@Nullable String from) {}

  /**
   * As typed. {@code to}: the right first day; empty where {@code removed} is {@code yes}: there
   * was no such term.
   */
  record CorrectionForm(@Nullable String to, @Nullable String removed, @Nullable String reason) {
    boolean removes() {
      return "yes".equals(removed);
    }
  }

  @GetMapping("/register/terms/{unit:\\d+}")
  String list(Actor actor, @PathVariable long unit, Model model) {
    return list(named(actor, unit), Form.of(new TermForm("")), model);
  }

  @PostMapping("/register/terms/{unit:\\d+}")
  String begin(
      Actor actor,
      @PathVariable long unit,
      @ModelAttribute("typed") TermForm typed,
      @RequestParam String key,
      Model model) {
    NamedUnit named = named(actor, unit);
    FormParser reading = new FormParser();
    Field<LocalDate> from = reading.requiredDay("from", typed.from());
    return Answers.of(
        reading.then(() -> terms.begin(actor, key, named.id(), from.get())),
        done -> Answers.to("/register/terms/" + unit),
        refusals -> list(named, Form.refused(typed, refusals), model));
  }

  private String list(NamedUnit unit, Form<TermForm> form, Model model) {
    model.addAttribute("unit", unit);
    model.addAttribute("form", form);
    model.addAttribute("terms", terms.of(unit.id()));
    return "documents/register/terms";
  }

  /** The form, and once a day is named (or that there was no such term) what follows from it. */
  @GetMapping("/register/terms/{unit:\\d+}/{from}")
  String show(
      Actor actor,
      @PathVariable long unit,
      @PathVariable String from,
      @ModelAttribute("typed") CorrectionForm typed,
      Model model) {
    NamedUnit named = named(actor, unit);
    LocalDate term = term(named, from);
    FormParser reading = new FormParser();
    LocalDate to = typed.removes() ? null : reading.optionalDay("to", typed.to());
    List<Refusal> refusals =
        reading.<Boolean>then(() -> Outcome.done(true))
                instanceof Outcome.Refused<Boolean>(List<Refusal> unread)
            ? unread
            : terms.refusedDay(named.id(), term, to);
    boolean asked = typed.removes() || to != null;
    Form<CorrectionForm> form = refusals.isEmpty() ? Form.of(typed) : Form.refused(typed, refusals);
    return correction(named, term, to, asked && refusals.isEmpty(), form, model);
  }

  @PostMapping("/register/terms/{unit:\\d+}/{from}")
  String correct(
      Actor actor,
      @PathVariable long unit,
      @PathVariable String from,
      @ModelAttribute("typed") CorrectionForm typed,
      @RequestParam String key,
      Model model) {
    NamedUnit named = named(actor, unit);
    LocalDate term = term(named, from);
    FormParser reading = new FormParser();
    LocalDate to =
        typed.removes() ? null : reading.requiredDay("to", typed.to()).read().orElse(null);
    return Answers.of(
        reading.then(
            () -> terms.correct(actor, key, named.id(), term, to, Text.line(typed.reason()))),
        done -> Answers.to("/register/terms/" + unit, "register.said.term_corrected"),
        refusals ->
            correction(
                named,
                term,
                to,
                refusals.stream().noneMatch(it -> it.field().equals("to")),
                Form.refused(typed, refusals),
                model));
  }

  private String correction(
      NamedUnit unit,
      LocalDate term,
      @Nullable LocalDate to,
      boolean shown,
      Form<CorrectionForm> form,
      Model model) {
    model.addAttribute("unit", unit);
    model.addAttribute("term", term);
    model.addAttribute("form", form);
    model.addAttribute("shown", shown);
    model.addAttribute("moved", shown ? terms.moved(unit.id(), term, to) : List.of());
    return "documents/register/term";
  }

  private NamedUnit named(Actor actor, long unit) {
    return units.require(actor, Right.ISSUE, new UnitId(unit));
  }

  private LocalDate term(NamedUnit unit, String from) {
    return FormParser.day(from)
        .filter(day -> terms.of(unit.id()).contains(day))
        .orElseThrow(() -> new NotFound("term " + from));
  }
}
