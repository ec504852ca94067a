package vn.mach.voice.concerns;

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
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/**
 * Who receives confidential concerns in a unit, and the addresses for people without an account.
 */
@Controller
class ReceiverPages {

  private final ConcernSettings settings;
  private final ConcernSettingsSql sql;
  private final AccessScope scope;
  private final Units units;
  private final People people;
  private final Today today;

  ReceiverPages(
      ConcernSettings settings,
      ConcernSettingsSql sql,
      AccessScope scope,
      Units units,
      People people,
      Today today) {
    this.settings = settings;
    this.sql = sql;
    this.scope = scope;
    this.units = units;
    this.people = people;
    this.today = today;
  }

  record ReceiverForm(@Nullable String unit, @Nullable String person) {}

  record LinkForm(@Nullable String linkUnit, @Nullable String note, @Nullable String last) {}

  @GetMapping("/concerns/receivers")
  String list(Actor actor, Model model) {
    return page(actor, Form.of(new ReceiverForm(top(actor), "")), blankLink(actor), "", model);
  }

  @PostMapping("/concerns/receivers")
  String name(
      Actor actor,
      @ModelAttribute("typed") ReceiverForm typed,
      @RequestParam String key,
      Model model) {
    seeing(actor);
    FormParser parser = new FormParser();
    Field<UnitId> unit = unit(actor, parser, "unit", typed.unit());
    Field<PersonId> person =
        parser.requiredFound(
            "person",
            typed.person(),
            people.meant(actor, Text.line(typed.person())).map(Member::id),
            "concerns.refused.person");
    return Answers.of(
        parser.then(() -> settings.receiver(actor, key, unit.get(), person.get())),
        done -> Answers.to("/concerns/receivers", "concerns.done"),
        refusals -> page(actor, Form.refused(typed, refusals), blankLink(actor), "", model));
  }

  @PostMapping("/concerns/receivers/{unit:\\d+}/{person:\\d+}/end")
  String end(
      Actor actor,
      @PathVariable long unit,
      @PathVariable long person,
      @RequestParam String key,
      Model model) {
    return Answers.of(
        settings.endReceiver(actor, key, new UnitId(unit), new PersonId(person)),
        done -> Answers.to("/concerns/receivers", "concerns.done"),
        refusals -> list(actor, model));
  }

  @PostMapping("/concerns/links")
  String link(
      Actor actor, @ModelAttribute("typed") LinkForm typed, @RequestParam String key, Model model) {
    seeing(actor);
    FormParser parser = new FormParser();
    Field<UnitId> unit = unit(actor, parser, "linkUnit", typed.linkUnit());
    String note = parser.optional("note", typed.note(), 200);
    Field<LocalDate> last = parser.requiredDay("last", typed.last());
    return Answers.of(
        parser.then(() -> settings.link(actor, key, unit.get(), note, last.get())),
        token ->
            page(actor, Form.of(new ReceiverForm(top(actor), "")), blankLink(actor), token, model),
        refusals ->
            page(
                actor,
                Form.of(new ReceiverForm(top(actor), "")),
                Form.refused(typed, refusals),
                "",
                model));
  }

  @PostMapping("/concerns/links/{link:\\d+}/end")
  String endLink(Actor actor, @PathVariable long link, @RequestParam String key, Model model) {
    return Answers.of(
        settings.endLink(actor, key, link),
        done -> Answers.to("/concerns/receivers", "concerns.done"),
        refusals -> list(actor, model));
  }

  private Field<UnitId> unit(Actor actor, FormParser parser, String field, @Nullable String typed) {
    return parser.requiredFound(
        field,
        typed,
        units.meant(actor, Right.KEEP_PEOPLE, Text.line(typed)).map(NamedUnit::id),
        "concerns.refused.unit");
  }

  private String top(Actor actor) {
    return units.tops(actor, Right.KEEP_PEOPLE).stream()
        .map(NamedUnit::label)
        .findFirst()
        .orElse("");
  }

  private Form<LinkForm> blankLink(Actor actor) {
    return Form.of(new LinkForm(top(actor), "", today.date().plusDays(90).toString()));
  }

  private Map<String, Object> seeing(Actor actor) {
    if (!actor.hasSomewhere(Right.KEEP_PEOPLE)) {
      throw new NotFound("receivers of concerns");
    }
    return scope.parameters(actor, Right.KEEP_PEOPLE);
  }

  private String page(
      Actor actor, Form<ReceiverForm> receiver, Form<LinkForm> link, String token, Model model) {
    Map<String, Object> seeing = seeing(actor);
    boolean guests = sql.settings().guests();
    model.addAttribute("receivers", sql.receivers(seeing, today.date()));
    model.addAttribute("links", guests ? sql.links(seeing, today.date()) : List.of());
    model.addAttribute("guests", guests);
    model.addAttribute("receiver", receiver);
    model.addAttribute("link", link);
    model.addAttribute("token", token);
    return "voice/concerns/receivers";
  }
}
