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
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.AccessScope;

/** One household of a plan: who goes, and the visit as it was with what was handed over. */
@Controller
class LinePages {

  private final LineVisits visits;
  private final Rounds rounds;
  private final FundSql fund;
  private final Households keeper;
  private final HouseholdsSql households;
  private final CareKinds kinds;
  private final CareForms forms;
  private final People people;
  private final AccessScope scope;
  private final Today today;

  LinePages(
      LineVisits visits,
      Rounds rounds,
      FundSql fund,
      Households keeper,
      HouseholdsSql households,
      CareKinds kinds,
      CareForms forms,
      People people,
      AccessScope scope,
      Today today) {
    this.visits = visits;
    this.rounds = rounds;
    this.fund = fund;
    this.keeper = keeper;
    this.households = households;
    this.kinds = kinds;
    this.forms = forms;
    this.people = people;
    this.scope = scope;
    this.today = today;
  }

  record VisitedForm(
      @Nullable String visitedOn,
      @Nullable String visitors,
      @Nullable String moneyFrom,
      @Nullable String money,
      @Nullable String giftFrom,
      @Nullable String gifts,
      @Nullable String receipt,
      @Nullable String receivedBy,
      @Nullable String witness,
      @Nullable String notes,
      @Nullable String sure) {}

  record LineForm(
      @Nullable String person,
      @Nullable String dueOn,
      @Nullable String kind,
      @Nullable String gift) {}

  record DropForm(@Nullable String reason) {}

  /**
   * What the page of a line shows.
   *
   * @param plans whether the actor plans; one who only goes sees neither wishes nor history
   */
  record Shown(
      RoundsSql.Line line,
      List<Household.Person> people,
      List<Household.Wish> wishes,
      List<FundSql.In> money,
      List<FundSql.In> gifts,
      List<CareKind> kinds,
      boolean plans) {}

  @GetMapping("/care/lines/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    return show(actor, id, null, null, null, model);
  }

  @PostMapping("/care/lines/{id:\\d+}/visit")
  String visit(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") VisitedForm typed,
      @RequestParam String key,
      Model model) {
    RoundsSql.Line line = visits.require(actor, id);
    FormParser reading = new FormParser();
    Field<LocalDate> day = reading.requiredDay("visitedOn", typed.visitedOn());
    String visitors = reading.required("visitors", typed.visitors(), Visit.LONGEST_NAME);
    Map<String, FundPart> parts =
        forms.parts(reading, typed.moneyFrom(), typed.money(), typed.giftFrom(), typed.gifts());
    boolean given = !Text.line(typed.money()).isEmpty() || !Text.line(typed.gifts()).isEmpty();
    Field<String> receipt = given ? forms.receipt(reading, typed.receipt()) : null;
    String receivedBy =
        given ? reading.required("receivedBy", typed.receivedBy(), Visit.LONGEST_NAME) : "";
    String witness = reading.optional("witness", typed.witness(), Visit.LONGEST_NAME);
    String notes = Text.lines(typed.notes());
    if (Text.length(notes) > Visit.LONGEST_NOTES) {
      reading.refuse("notes", "web.refused.too_long", Visit.LONGEST_NOTES);
    }
    return Answers.of(
        reading.then(() ->
            visits.visit(
                actor,
                key,
                id,
                new Round.Visited(
                    day.get(),
                    visitors,
                    notes,
                    receipt == null
                        ? null
                        : new Grant.Payment(
                            day.get(), parts, visitors, receipt.get(), receivedBy, witness),
                    Text.line(typed.sure()).equals("yes")))),
        round ->
            plans(actor, line)
                ? Answers.to("/care/rounds/" + round, "care.recorded")
                : Answers.to("/care/lines/" + id, "care.recorded"),
        refusals ->
            show(
                actor,
                id,
                Form.refused(typed, refusals.stream().map(LinePages::here).toList()),
                null,
                null,
                model));
  }

  @PostMapping("/care/lines/{id:\\d+}")
  String change(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") LineForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    RoundsSql.Line line = visits.require(actor, id);
    scope.require(actor, Right.KEEP_PEOPLE, new UnitId(line.unitId()));
    FormParser reading =
        FormParser.since(shown, () -> typed(visits.require(actor, id)), typed, "kind");
    PersonId person =
        reading.optionalFound(
            "person", typed.person(), forms.person(actor, typed.person()), "care.refused.person");
    Field<LocalDate> due = reading.requiredDay("dueOn", typed.dueOn());
    Field<CareKind> kind =
        reading.found("kind", kinds.find(Text.line(typed.kind()), "visit"), "care.refused.kind");
    String gift = reading.optional("gift", typed.gift(), Visit.LONGEST_NAME);
    return Answers.of(
        reading.then(() ->
            rounds.change(
                actor, key, id, new Round.Line(person, due.get(), kind.get().code(), gift))),
        done -> Answers.to("/care/lines/" + id, "care.line.saved"),
        refusals -> show(actor, id, null, reading.refused(typed, refusals), null, model));
  }

  @PostMapping("/care/lines/{id:\\d+}/drop")
  String drop(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") DropForm typed,
      @RequestParam String key,
      Model model) {
    FormParser reading = new FormParser();
    String reason = reading.optional("reason", typed.reason(), Visit.LONGEST_NAME);
    return Answers.of(
        reading.then(() -> rounds.drop(actor, key, id, reason)),
        round -> Answers.to("/care/rounds/" + round, "care.line.dropped"),
        refusals -> show(actor, id, null, null, Form.refused(typed, refusals), model));
  }

  private boolean plans(Actor actor, RoundsSql.Line line) {
    return scope.reaches(actor, Right.KEEP_PEOPLE, new UnitId(line.unitId()));
  }

  /** The day of the visit is the day on which it was handed over. */
  private static Refusal here(Refusal refusal) {
    return refusal.field().equals("paidOn")
        ? Refusal.of("visitedOn", refusal.reason(), refusal.arguments().toArray())
        : refusal;
  }

  private String show(
      Actor actor,
      long id,
      @Nullable Form<VisitedForm> visited,
      @Nullable Form<LineForm> change,
      @Nullable Form<DropForm> drop,
      Model model) {
    RoundsSql.Line line = visits.require(actor, id);
    boolean plans = plans(actor, line);
    keeper.looked(actor, line.householdId());
    List<FundSql.In> left = fund.left(new UnitId(line.unitId()));
    List<FundSql.In> money = left.stream().filter(it -> it.item().isEmpty()).toList();
    List<FundSql.In> gifts = left.stream().filter(it -> !it.item().isEmpty()).toList();
    model.addAttribute(
        "it",
        new Shown(
            line,
            households.people(line.householdId()),
            plans ? households.wishes(line.householdId()) : List.of(),
            money,
            gifts,
            kinds.offered("visit"),
            plans));
    model.addAttribute(
        "form",
        visited != null
            ? visited
            : Form.of(
                new VisitedForm(
                    today.date().toString(),
                    line.personName() != null
                        ? line.personName()
                        : actor.person() == null ? "" : people.name(actor.person()),
                    first(money),
                    "",
                    first(gifts),
                    "",
                    "signed",
                    "",
                    "",
                    "",
                    "")));
    model.addAttribute("change", change != null ? change : Form.editing(typed(line)));
    model.addAttribute("drop", drop != null ? drop : Form.of(new DropForm("")));
    return "voice/care/line";
  }

  private static LineForm typed(RoundsSql.Line line) {
    return new LineForm(line.personName(), line.dueOn().toString(), line.kind(), line.gift());
  }

  private static String first(List<FundSql.In> sources) {
    return sources.isEmpty() ? "" : Long.toString(sources.getFirst().id());
  }
}
