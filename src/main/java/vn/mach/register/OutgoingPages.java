package vn.mach.register;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
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
import vn.mach.directives.DirectiveId;
import vn.mach.directives.DirectiveNamed;
import vn.mach.directives.Directives;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Right;
import vn.mach.kernel.Text;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;
import vn.mach.units.UnitNamed;
import vn.mach.units.Units;
import vn.mach.web.Flash;
import vn.mach.web.Form;
import vn.mach.web.Reading;

/** The form in which an outgoing paper takes its number, or a number is reserved. */
@Controller
class OutgoingPages {

  private final Register register;
  private final DirectivesEntered entered;
  private final Directives directives;
  private final Units units;
  private final Today today;

  OutgoingPages(Register register, DirectivesEntered entered, Directives directives, Units units, Today today) {
    this.register = register;
    this.entered = entered;
    this.directives = directives;
    this.units = units;
    this.today = today;
  }

  /** As typed. {@code act}: {@code issue} or {@code reserve}; {@code congress}: {@code yes} where it is a paper of the congress. */
  record Typed(
      @Nullable String unit, @Nullable String kind, @Nullable String day, @Nullable String title, @Nullable String recipients,
      @Nullable String signer, @Nullable String post, @Nullable String urgency, @Nullable String number, @Nullable String repeats,
      @Nullable String congress, @Nullable String directive, @Nullable String note, @Nullable String act) {

    static Typed blank(String unit, String kind, String day) {
      return new Typed(unit, kind, day, "", "", "", "", Urgency.NORMAL.code(), "", "", "", "", "", "issue");
    }

    Outgoing paper(UnitId unit, LocalDate day, @Nullable DirectiveId directive) {
      return new Outgoing(
          unit, Text.line(kind), day, Text.line(title), lines(recipients), Text.line(signer), Text.line(post),
          Text.line(urgency).isEmpty() ? Urgency.NORMAL.code() : Text.line(urgency), Text.line(number), Text.line(repeats),
          "yes".equals(congress), "reserve".equals(act), directive, "", Text.line(note));
    }

    static String lines(@Nullable String typed) {
      return Text.lines(typed).replaceAll("\\n\\s*\\n", "\n");
    }
  }

  @GetMapping("/register/outgoing/new")
  String blank(Viewer viewer, @RequestParam(defaultValue = "") String unit, @RequestParam(defaultValue = "") String kind, Model model) {
    requireKeeper(viewer);
    List<UnitNamed> tops = units.tops(viewer, Right.RECORD);
    String code = unit.isEmpty() && !tops.isEmpty() ? tops.getFirst().code() : Text.line(unit);
    return form(viewer, Form.of(Typed.blank(code, Text.line(kind), today.date().toString())), model);
  }

  @PostMapping("/register/outgoing")
  String take(Viewer viewer, @ModelAttribute("typed") Typed typed, @RequestParam String key, Model model, HttpServletResponse response) {
    requireKeeper(viewer);
    Reading reading = new Reading();
    Optional<UnitNamed> unit = keptUnit(viewer, Text.line(typed.unit()));
    if (unit.isEmpty()) {
      reading.refuse("unit", "register.refused.unit");
    }
    LocalDate day = reading.requiredDay("day", typed.day());
    Optional<DirectiveId> directive = directive(viewer, reading, typed.directive(), unit, day);
    Outcome<Taken> outcome =
        reading.then(() -> register.takeNumber(viewer, key, typed.paper(unit.orElseThrow().id(), day, directive.orElse(null))));
    return switch (outcome) {
      case Outcome.Done<Taken>(Taken taken) -> {
        Flash.done("reserve".equals(typed.act()) ? "register.said.reserved" : "register.said.issued", taken.symbol());
        yield "redirect:/register/" + taken.entry().value();
      }
      case Outcome.Refused<Taken>(List<Refusal> refusals) -> {
        response.setStatus(422);
        yield form(viewer, Form.refused(typed, refusals), model);
      }
    };
  }

  /** A directive of the realm named by its symbol; said against the field where there is none that the viewer sees. */
  Optional<DirectiveId> directive(Viewer viewer, Reading reading, @Nullable String typed, Optional<UnitNamed> unit, LocalDate day) {
    String reference = Text.line(typed);
    if (reference.isEmpty()) {
      return Optional.empty();
    }
    Optional<DirectiveId> found =
        directives.find(reference, unit.map(UnitNamed::id).orElse(new UnitId(-1)), day).filter(id -> directives.maySee(viewer, id));
    if (found.isEmpty()) {
      reading.refuse("directive", "register.refused.directive");
    }
    return found;
  }

  Optional<UnitNamed> keptUnit(Viewer viewer, String typed) {
    return units.meant(viewer, Right.RECORD, typed).or(() -> units.meant(viewer, Right.ISSUE, typed));
  }

  private String form(Viewer viewer, Form<Typed> form, Model model) {
    model.addAttribute("form", form);
    next(viewer, form.value("unit"), form.value("kind"), form.value("day"), form.value("congress"), model);
    return "register/outgoing";
  }

  /** The number that the paper would get: a part of the form, fetched anew when unit, kind or day change. */
  @GetMapping("/register/outgoing/number")
  String number(
      Viewer viewer, @RequestParam(defaultValue = "") String unit, @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String day, @RequestParam(defaultValue = "") String congress, Model model) {
    requireKeeper(viewer);
    next(viewer, unit, kind, day, congress, model);
    return "register/number";
  }

  private void next(Viewer viewer, String unit, String kind, String day, String congress, Model model) {
    Optional<String> next =
        keptUnit(viewer, Text.line(unit))
            .flatMap(it -> register.next(it.id(), Text.line(kind), Reading.day(day).orElse(today.date()), "yes".equals(congress)));
    model.addAttribute("next", next.orElse(""));
  }

  /** A directive that stands outside the book gets its line. */
  @PostMapping("/register/outgoing/directives/{directive}")
  String enter(Viewer viewer, @PathVariable long directive, @RequestParam String key) {
    DirectiveNamed named = directives.named(new DirectiveId(directive)).orElseThrow(() -> new NotFound("directive " + directive));
    return switch (entered.enter(viewer, key, named).orElseThrow(() -> new NotFound("directive " + directive))) {
      case Outcome.Done<EntryId>(EntryId entry) -> {
        Flash.done("register.said.entered", named.symbol());
        yield "redirect:/register/" + entry.value();
      }
      case Outcome.Refused<EntryId> refused -> {
        Flash.warn("register.said.not_entered", named.symbol());
        yield "redirect:/register?book=outgoing&unit=" + vn.mach.web.Page.segment(named.issuerCode());
      }
    };
  }

  static void requireKeeper(Viewer viewer) {
    if (!viewer.hasSomewhere(Right.RECORD) && !viewer.hasSomewhere(Right.ISSUE)) {
      throw new NotFound("register");
    }
  }
}
