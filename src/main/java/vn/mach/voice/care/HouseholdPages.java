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
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.base.web.Paging;

/** Households: the list, and one of them with its people, wishes and history. */
@Controller
class HouseholdPages {

  private final Households households;
  private final HouseholdsSql sql;
  private final CareSql visits;
  private final GrantsSql grants;
  private final CareKinds kinds;
  private final CareForms forms;
  private final Today today;

  HouseholdPages(
      Households households,
      HouseholdsSql sql,
      CareSql visits,
      GrantsSql grants,
      CareKinds kinds,
      CareForms forms,
      Today today) {
    this.households = households;
    this.sql = sql;
    this.visits = visits;
    this.grants = grants;
    this.kinds = kinds;
    this.forms = forms;
    this.today = today;
  }

  record HouseholdForm(
      @Nullable String unit,
      @Nullable String name,
      @Nullable String address,
      @Nullable List<String> kinds,
      @Nullable String ended) {

    /** For the boxes of the page. */
    boolean has(String kind) {
      return kinds != null && kinds.contains(kind);
    }
  }

  record PersonForm(@Nullable String person, @Nullable String name, @Nullable String about) {}

  record WishForm(@Nullable String whose, @Nullable String since, @Nullable String note) {}

  /** What the page of a household shows. */
  record Shown(
      Household.Row household,
      List<Household.Person> people,
      List<Household.Wish> wishes,
      List<CareSql.Row> visits,
      List<GrantsSql.Row> grants,
      List<CareKind> kinds) {}

  @GetMapping("/care/households")
  String list(
      Actor actor,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String by,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Paging paging = new Paging(page, 50);
    boolean least = by.equals("least");
    model.addAttribute("typed", Text.line(q));
    model.addAttribute("least", least);
    model.addAttribute(
        "households", paging.slice(sql.list(forms.seeing(actor), Text.line(q), least, paging)));
    model.addAttribute("kinds", kinds.all());
    return "voice/care/households";
  }

  @GetMapping("/care/households/new")
  String blank(Actor actor, Model model) {
    forms.seeing(actor);
    return edit(0L, Form.of(new HouseholdForm(forms.ownUnit(actor), "", "", List.of(), "")), model);
  }

  @PostMapping("/care/households")
  String add(
      Actor actor,
      @ModelAttribute("typed") HouseholdForm typed,
      @RequestParam String key,
      Model model) {
    forms.seeing(actor);
    FormParser reading = new FormParser();
    Field<UnitId> unit = forms.unit(actor, reading, typed.unit());
    Household parsed = household(reading, new UnitId(0), typed);
    return Answers.of(
        reading.then(() ->
            households.add(
                actor,
                key,
                new Household(unit.get(), parsed.name(), parsed.address(), parsed.kinds()))),
        id -> Answers.to("/care/households/" + id, "care.household.saved"),
        refusals -> edit(0L, Form.refused(typed, refusals), model));
  }

  @GetMapping("/care/households/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    return show(actor, id, person(), wish(), model);
  }

  @GetMapping("/care/households/{id:\\d+}/edit")
  String edit(Actor actor, @PathVariable long id, Model model) {
    Household.Row household = households.require(actor, id);
    return edit(id, Form.editing(typed(household)), model);
  }

  private static HouseholdForm typed(Household.Row household) {
    return new HouseholdForm(
        household.unitName(),
        household.name(),
        household.address(),
        household.kinds(),
        household.endedOn() == null ? "" : "yes");
  }

  @PostMapping("/care/households/{id:\\d+}")
  String change(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") HouseholdForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    Household.Row known = households.require(actor, id);
    FormParser reading =
        FormParser.since(
            shown, () -> typed(households.require(actor, id)), typed, "kinds", "ended");
    Household parsed = household(reading, new UnitId(known.unitId()), typed);
    LocalDate ended =
        !Text.line(typed.ended()).equals("yes")
            ? null
            : known.endedOn() == null ? today.date() : known.endedOn();
    return Answers.of(
        reading.then(() -> households.change(actor, key, id, parsed, ended)),
        done -> Answers.to("/care/households/" + id, "care.household.saved"),
        refusals -> edit(id, reading.refused(typed, refusals), model));
  }

  @PostMapping("/care/households/{id:\\d+}/people")
  String addPerson(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") PersonForm typed,
      @RequestParam String key,
      Model model) {
    households.require(actor, id);
    FormParser reading = new FormParser();
    PersonId person =
        reading.optionalFound(
            "person", typed.person(), forms.person(actor, typed.person()), "care.refused.person");
    String name = reading.optional("name", typed.name(), Visit.LONGEST_NAME);
    String about = reading.optional("about", typed.about(), Visit.LONGEST_NAME);
    return Answers.of(
        reading.then(() -> households.addPerson(actor, key, id, person, name, about)),
        done -> Answers.to("/care/households/" + id, "care.household.saved"),
        refusals -> show(actor, id, Form.refused(typed, refusals), wish(), model));
  }

  @PostMapping("/care/households/{id:\\d+}/people/{entry:\\d+}/leave")
  String leave(
      Actor actor,
      @PathVariable long id,
      @PathVariable long entry,
      @RequestParam String key,
      Model model) {
    return Answers.of(
        households.leave(actor, key, id, entry),
        done -> Answers.to("/care/households/" + id, "care.household.saved"),
        refusals -> show(actor, id, person(), wish(), model));
  }

  @PostMapping("/care/households/{id:\\d+}/wish")
  String wish(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") WishForm typed,
      @RequestParam String key,
      Model model) {
    households.require(actor, id);
    FormParser reading = new FormParser();
    PersonId whose =
        reading.optionalFound(
            "whose",
            typed.whose(),
            FormParser.id(typed.whose(), PersonId::new),
            "care.refused.person");
    Field<LocalDate> since = reading.requiredDay("since", typed.since());
    String note = reading.optional("note", typed.note(), Visit.LONGEST_NAME);
    return Answers.of(
        reading.then(() -> households.wish(actor, key, id, whose, since.get(), note)),
        done -> Answers.to("/care/households/" + id, "care.wish.saved"),
        refusals -> show(actor, id, person(), Form.refused(typed, refusals), model));
  }

  @PostMapping("/care/wishes/{id:\\d+}/end")
  String endWish(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    return Answers.of(
        households.endWish(actor, key, id),
        done -> Answers.to("/care/households", "care.wish.ended"),
        refusals -> list(actor, "", "", 1, model));
  }

  private Household household(FormParser reading, UnitId unit, HouseholdForm typed) {
    String name = reading.required("name", typed.name(), Visit.LONGEST_NAME);
    String address = reading.optional("address", typed.address(), Household.LONGEST_ADDRESS);
    List<String> known = kinds.all().stream().map(CareKind::code).toList();
    List<String> chosen =
        typed.kinds() == null
            ? List.of()
            : typed.kinds().stream().filter(known::contains).distinct().sorted().toList();
    return new Household(unit, name, address, chosen);
  }

  private Form<PersonForm> person() {
    return Form.of(new PersonForm("", "", ""));
  }

  private Form<WishForm> wish() {
    return Form.of(new WishForm("", today.date().toString(), ""));
  }

  private String edit(long id, Form<HouseholdForm> form, Model model) {
    model.addAttribute("id", id);
    model.addAttribute("form", form);
    model.addAttribute("kinds", kinds.offered("visit"));
    return "voice/care/household_edit";
  }

  private String show(
      Actor actor, long id, Form<PersonForm> person, Form<WishForm> wish, Model model) {
    Map<String, Object> seeing = forms.seeing(actor);
    model.addAttribute(
        "it",
        new Shown(
            households.look(actor, id),
            sql.people(id),
            sql.wishes(id),
            visits.ofHousehold(seeing, id),
            grants.ofHousehold(seeing, id),
            kinds.all()));
    model.addAttribute("person", person);
    model.addAttribute("wish", wish);
    model.addAttribute("plain", Form.empty());
    return "voice/care/household";
  }
}
