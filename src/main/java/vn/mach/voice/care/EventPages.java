package vn.mach.voice.care;

import java.time.LocalDate;
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

/** Health checks, excursions and other events for many. */
@Controller
class EventPages {

  private final Events events;
  private final FundSql fund;
  private final CareKinds kinds;
  private final CareForms forms;
  private final Units units;
  private final Today today;

  EventPages(
      Events events, FundSql fund, CareKinds kinds, CareForms forms, Units units, Today today) {
    this.events = events;
    this.fund = fund;
    this.kinds = kinds;
    this.forms = forms;
    this.units = units;
    this.today = today;
  }

  record EventForm(
      @Nullable String unit,
      @Nullable String kind,
      @Nullable String heldOn,
      @Nullable String place,
      @Nullable String organisers,
      @Nullable String people,
      @Nullable String moneyFrom,
      @Nullable String money,
      @Nullable String note) {}

  record WithdrawForm(@Nullable String reason) {}

  @GetMapping("/care/events")
  String list(Actor actor, Model model) {
    forms.seeing(actor);
    model.addAttribute("events", events.list(actor));
    return "voice/care/events";
  }

  @GetMapping("/care/events/new")
  String blank(Actor actor, Model model) {
    forms.seeing(actor);
    return form(
        actor,
        Form.of(
            new EventForm(
                forms.ownUnit(actor), "", today.date().toString(), "", "", "", "", "", "")),
        model);
  }

  @PostMapping("/care/events")
  String record(
      Actor actor,
      @ModelAttribute("typed") EventForm typed,
      @RequestParam String key,
      Model model) {
    forms.seeing(actor);
    FormParser reading = new FormParser();
    Field<CareKind> kind =
        reading.found("kind", kinds.find(Text.line(typed.kind()), "group"), "care.refused.kind");
    Field<LocalDate> day = reading.requiredDay("heldOn", typed.heldOn());
    String place = reading.required("place", typed.place(), Visit.LONGEST_NAME);
    String organisers = reading.required("organisers", typed.organisers(), Visit.LONGEST_NAME);
    Field<Long> people =
        reading.found(
            "people",
            FormParser.whole(typed.people()).filter(it -> it > 0 && it <= Events.MOST_PEOPLE),
            "care.refused.amount",
            Text.line(typed.people()));
    Map<String, FundPart> parts =
        forms.parts(reading, typed.moneyFrom(), typed.money(), null, null);
    String note = reading.optional("note", typed.note(), Visit.LONGEST_NOTES);
    Field<UnitId> unit = forms.unit(actor, reading, typed.unit());
    return Answers.of(
        reading.then(() ->
            events.record(
                actor,
                key,
                new Events.Event(
                    unit.get(),
                    kind.get().code(),
                    day.get(),
                    place,
                    organisers,
                    people.get(),
                    note,
                    parts))),
        id -> Answers.to("/care/events/" + id, "care.event.saved"),
        refusals -> form(actor, Form.refused(typed, refusals), model));
  }

  @GetMapping("/care/events/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    return show(actor, id, Form.of(new WithdrawForm("")), model);
  }

  @PostMapping("/care/events/{id:\\d+}/withdraw")
  String withdraw(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") WithdrawForm typed,
      @RequestParam String key,
      Model model) {
    FormParser reading = new FormParser();
    String reason = reading.optional("reason", typed.reason(), Visit.LONGEST_NAME);
    return Answers.of(
        reading.then(() -> events.withdraw(actor, key, id, reason)),
        done -> Answers.to("/care/events/" + id, "care.event.withdrawn"),
        refusals -> show(actor, id, Form.refused(typed, refusals), model));
  }

  private String show(Actor actor, long id, Form<WithdrawForm> form, Model model) {
    model.addAttribute("event", events.require(actor, id));
    model.addAttribute("outs", fund.outs(null, id));
    model.addAttribute("form", form);
    return "voice/care/event";
  }

  private String form(Actor actor, Form<EventForm> form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("kinds", kinds.offered("group"));
    List<FundSql.In> money =
        units
            .meant(actor, Right.KEEP_PEOPLE, Text.line(form.value("unit")))
            .map(NamedUnit::id)
            .stream()
            .flatMap(it -> fund.left(it).stream())
            .filter(it -> it.item().isEmpty())
            .toList();
    model.addAttribute("money", money);
    return "voice/care/event_new";
  }
}
