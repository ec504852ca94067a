package vn.mach.recognition.commendations;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
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
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Proposing a commendation, and entering one from the paper of its decision. */
@Controller
class ProposalPages {

  private final Commendations commendations;
  private final Units units;
  private final People people;
  private final Today today;

  ProposalPages(Commendations commendations, Units units, People people, Today today) {
    this.commendations = commendations;
    this.units = units;
    this.people = people;
    this.today = today;
  }

  /** What is typed; number, day and giver only where the decision is known. */
  record ProposalForm(
      @Nullable String unit,
      @Nullable String person,
      @Nullable String commended,
      @Nullable String form,
      @Nullable String year,
      @Nullable String reason,
      @Nullable String decider,
      @Nullable String number,
      @Nullable String decidedOn,
      @Nullable String giver,
      @Nullable String sure) {}

  @GetMapping("/commendations/new")
  String blank(
      Actor actor,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String paper,
      Model model) {
    require(actor);
    Optional<NamedUnit> proposer =
        unit.isBlank()
            ? units.tops(actor, Right.RECORD).stream().findFirst()
            : units.meant(actor, Right.RECORD, Text.line(unit));
    String label = proposer.map(NamedUnit::label).orElse("");
    ProposalForm typed =
        new ProposalForm(
            label,
            "",
            "",
            AwardForm.CERTIFICATE.code(),
            Integer.toString(today.date().getYear()),
            "",
            "",
            "",
            today.date().toString(),
            proposer.map(NamedUnit::name).orElse(""),
            "");
    return form(proposer, paper.equals("yes"), Form.of(typed), model);
  }

  @PostMapping("/commendations")
  String propose(
      Actor actor,
      @ModelAttribute("typed") ProposalForm typed,
      @RequestParam String key,
      Model model) {
    require(actor);
    FormParser reading = new FormParser();
    Supplier<Commendation.Draft> draft = draft(actor, reading, typed);
    Field<UnitId> decider =
        reading.found(
            "decider",
            FormParser.id(typed.decider(), UnitId::new),
            "commendations.refused.decider");
    return Answers.of(
        reading.then(() -> commendations.propose(actor, key, draft.get(), decider.get())),
        id -> Answers.to("/commendations/" + id, "commendations.done.proposed"),
        refusals -> form(proposer(actor, typed), false, Form.refused(typed, refusals), model));
  }

  @PostMapping("/commendations/paper")
  String enter(
      Actor actor,
      @ModelAttribute("typed") ProposalForm typed,
      @RequestParam String key,
      Model model) {
    require(actor);
    FormParser reading = new FormParser();
    Supplier<Commendation.Draft> draft = draft(actor, reading, typed);
    String number = reading.required("number", typed.number(), Commendation.LONGEST_NUMBER);
    Field<LocalDate> day = reading.requiredDay("decidedOn", typed.decidedOn());
    String giver = reading.required("giver", typed.giver(), Commendation.LONGEST_NAME);
    return Answers.of(
        reading.then(() ->
            commendations.enter(
                actor,
                key,
                draft.get(),
                new Commendation.Decision(number, day.get(), giver),
                Text.line(typed.sure()).equals("yes"))),
        id -> Answers.to("/commendations/" + id, "commendations.done.entered"),
        refusals -> form(proposer(actor, typed), true, Form.refused(typed, refusals), model));
  }

  private static void require(Actor actor) {
    if (!actor.hasSomewhere(Right.RECORD)) {
      throw new NotFound("commendations");
    }
  }

  private Optional<NamedUnit> proposer(Actor actor, ProposalForm typed) {
    return units.meant(actor, Right.RECORD, Text.line(typed.unit()));
  }

  private Supplier<Commendation.Draft> draft(Actor actor, FormParser reading, ProposalForm typed) {
    Field<UnitId> proposer =
        reading.requiredFound(
            "unit",
            typed.unit(),
            proposer(actor, typed).map(NamedUnit::id),
            "commendations.refused.unit");
    String person = Text.line(typed.person());
    String commended = Text.line(typed.commended());
    Optional<Member> member = people.meant(actor, person);
    Optional<UnitId> unit = units.meant(actor, Right.RECORD, commended).map(NamedUnit::id);
    if (person.isEmpty() == commended.isEmpty()) {
      reading.refuse("person", "commendations.refused.one");
    } else if (!person.isEmpty() && member.isEmpty()) {
      reading.refuse("person", "commendations.refused.person", person);
    } else if (!commended.isEmpty() && unit.isEmpty()) {
      reading.refuse("commended", "commendations.refused.unit", commended);
    }
    Field<AwardForm> form =
        reading.found(
            "form", AwardForm.find(Text.line(typed.form())), "commendations.refused.form");
    Long year =
        reading.optionalWhole(
            "year", typed.year(), Commendation.FIRST_YEAR, today.date().getYear());
    String reason = reading.required("reason", typed.reason(), Commendation.LONGEST_REASON);
    return () ->
        new Commendation.Draft(
            proposer.get(),
            member.map(Member::unit).or(() -> unit).orElseThrow(),
            member.map(Member::id).orElse(null),
            form.get(),
            year == null ? null : Math.toIntExact(year),
            reason);
  }

  private String form(
      Optional<NamedUnit> proposer, boolean paper, Form<ProposalForm> form, Model model) {
    model.addAttribute("paper", paper);
    model.addAttribute("forms", Arrays.asList(AwardForm.values()));
    model.addAttribute(
        "deciders", proposer.map(it -> commendations.above(it.id())).orElse(List.of()));
    model.addAttribute("form", form);
    return "recognition/commendations/new";
  }
}
