package vn.mach.documents.register;

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
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
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
  record IncomingForm(
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

    static IncomingForm blank(String unit, String day) {
      return new IncomingForm(
          unit, day, "", "", "", "", "", Urgency.NORMAL.code(), "", "", "", "", "", "", "");
    }
  }

  @GetMapping("/register/incoming/new")
  String blank(Actor actor, @RequestParam(defaultValue = "") String unit, Model model) {
    BookKeepers.require(actor);
    List<NamedUnit> tops = units.tops(actor, Right.RECORD);
    String code =
        unit.isEmpty() && !tops.isEmpty()
            ? tops.getFirst().label()
            : keepers.unit(actor, unit).map(NamedUnit::label).orElse(Text.line(unit));
    model.addAttribute("form", Form.of(IncomingForm.blank(code, today.date().toString())));
    return "documents/register/incoming";
  }

  @PostMapping("/register/incoming")
  String receive(
      Actor actor,
      @ModelAttribute("typed") IncomingForm typed,
      @RequestParam String key,
      Model model) {
    BookKeepers.require(actor);
    FormParser reading = new FormParser();
    Field<NamedUnit> unit = keepers.unit(actor, reading, typed.unit());
    Field<LocalDate> arrived = reading.requiredDay("arrived", typed.arrived());
    LocalDate paperDay = reading.optionalDay("paperDay", typed.paperDay());
    LocalDate due = reading.optionalDay("due", typed.due());
    UnitId charge =
        reading.optionalFound(
            "charge",
            typed.charge(),
            units.meant(actor, Right.SEE, Text.line(typed.charge())).map(NamedUnit::id),
            "register.refused.unit_typed",
            FormParser.quoted(typed.charge()));
    PaperReference about =
        outgoing.about(
            actor,
            reading,
            typed.directive(),
            unit.read().map(NamedUnit::id).orElse(null),
            arrived);
    String sender = Text.line(typed.sender());
    UnitId senderUnit = senderUnit(actor, sender).orElse(null);
    return Answers.of(
        reading.then(() ->
            book.receive(
                actor,
                key,
                new Incoming(
                    unit.get().id(),
                    arrived.get(),
                    senderUnit == null ? sender : "",
                    senderUnit,
                    Text.key(typed.symbol()),
                    paperDay,
                    Text.line(typed.kind()),
                    Text.line(typed.title()),
                    Text.line(typed.urgency()),
                    due,
                    charge,
                    about,
                    Text.line(typed.number()),
                    Text.line(typed.repeats()),
                    "yes".equals(typed.again()),
                    Text.line(typed.note()),
                    ""))),
        entry -> Answers.to("/register/" + entry.value(), "register.said.received"),
        refusals -> {
          model.addAttribute("form", Form.refused(typed, refusals));
          return "documents/register/incoming";
        });
  }

  /**
   * The unit whose code was typed, or that was chosen from the suggestions. Words of a name are not
   * looked up: the sender may be an organisation outside the realm.
   */
  private Optional<UnitId> senderUnit(Actor actor, String typed) {
    return units
        .find(typed)
        .or(() ->
            units
                .meant(actor, Right.SEE, typed)
                .filter(it -> typed.endsWith("(" + it.code() + ")"))
                .map(NamedUnit::id));
  }
}
