package vn.mach.documents.register;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Flash;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The form in which an incoming paper is entered. */
@Controller
class IncomingPages {

  private final IncomingBook book;
  private final OutgoingPages outgoing;
  private final BookKeepers keepers;
  private final Units units;
  private final Today today;

  IncomingPages(
      IncomingBook book, OutgoingPages outgoing, BookKeepers keepers, Units units, Today today) {
    this.book = book;
    this.outgoing = outgoing;
    this.keepers = keepers;
    this.units = units;
    this.today = today;
  }

  /**
   * As typed. {@code sender}: an organisation's name, or a unit's code; {@code again}: {@code yes}
   * where the paper was entered before.
   */
  record Typed(
      @Nullable String unit,
      @Nullable String arrived,
      @Nullable String sender,
      @Nullable String symbol,
      @Nullable String paperDay,
      @Nullable String kind,
      @Nullable String title,
      @Nullable String urgency,
      @Nullable String due,
      @Nullable String charge,
      @Nullable String directive,
      @Nullable String number,
      @Nullable String repeats,
      @Nullable String again,
      @Nullable String note) {

    static Typed blank(String unit, String day) {
      return new Typed(
          unit, day, "", "", "", "", "", Urgency.NORMAL.code(), "", "", "", "", "", "", "");
    }
  }

  @GetMapping("/register/incoming/new")
  String blank(Actor actor, @RequestParam(defaultValue = "") String unit, Model model) {
    BookKeepers.require(actor);
    List<NamedUnit> tops = units.tops(actor, Right.RECORD);
    String code = unit.isEmpty() && !tops.isEmpty() ? tops.getFirst().code() : Text.line(unit);
    model.addAttribute("form", Form.of(Typed.blank(code, today.date().toString())));
    return "documents/register/incoming";
  }

  @PostMapping("/register/incoming")
  String receive(
      Actor actor,
      @ModelAttribute("typed") Typed typed,
      @RequestParam String key,
      Model model,
      HttpServletResponse response) {
    BookKeepers.require(actor);
    FormParser reading = new FormParser();
    Optional<NamedUnit> unit = keepers.unit(actor, Text.line(typed.unit()));
    if (unit.isEmpty()) {
      reading.refuse("unit", "register.refused.unit");
    }
    Optional<LocalDate> arrived = reading.requiredDay("arrived", typed.arrived());
    LocalDate paperDay = reading.optionalDay("paperDay", typed.paperDay());
    LocalDate due = reading.optionalDay("due", typed.due());
    UnitId charge = charge(actor, reading, typed.charge());
    Optional<PaperReference> about =
        outgoing.about(actor, reading, typed.directive(), unit, arrived);
    String sender = Text.line(typed.sender());
    UnitId senderUnit = units.find(sender).orElse(null);
    Outcome<EntryId> outcome =
        reading.then(() ->
            book.receive(
                actor,
                key,
                new Incoming(
                    unit.orElseThrow().id(),
                    arrived.orElseThrow(),
                    senderUnit == null ? sender : "",
                    senderUnit,
                    Text.line(typed.symbol()),
                    paperDay,
                    Text.line(typed.kind()),
                    Text.line(typed.title()),
                    Text.line(typed.urgency()),
                    due,
                    charge,
                    about.orElse(null),
                    Text.line(typed.number()),
                    Text.line(typed.repeats()),
                    "yes".equals(typed.again()),
                    Text.line(typed.note()),
                    "")));
    return switch (outcome) {
      case Outcome.Done<EntryId>(EntryId entry) -> {
        Flash.done("register.said.received");
        yield "redirect:/register/" + entry.value();
      }
      case Outcome.Refused<EntryId>(List<Refusal> refusals) -> {
        response.setStatus(422);
        model.addAttribute("form", Form.refused(typed, refusals));
        yield "documents/register/incoming";
      }
    };
  }

  /** The unit that is to be in charge; said against the field where it is not within reach. */
  private @Nullable UnitId charge(Actor actor, FormParser reading, @Nullable String typed) {
    String text = Text.line(typed);
    if (text.isEmpty()) {
      return null;
    }
    Optional<NamedUnit> meant = units.meant(actor, Right.SEE, text);
    if (meant.isEmpty()) {
      reading.refuse("charge", "register.refused.unit_unknown");
    }
    return meant.map(NamedUnit::id).orElse(null);
  }
}
