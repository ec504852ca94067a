package vn.mach.organisation.people;

import java.time.LocalDate;
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
import vn.mach.organisation.units.AccessScope;

/** Transfers: announced from a member's record, listed for both sides, accepted or given back. */
@Controller
class TransferPages {

  private static final int SETTLED_SHOWN = 30;
  private static final int LONGEST_CODE = 100;

  /** As suggested: two names of 300 characters, and a code. */
  private static final int LONGEST_UNIT = 800;

  private final Transfers transfers;
  private final TransfersSql sql;
  private final PeopleSql people;
  private final AccessScope scope;
  private final Today today;

  TransferPages(
      Transfers transfers, TransfersSql sql, PeopleSql people, AccessScope scope, Today today) {
    this.transfers = transfers;
    this.sql = sql;
    this.people = people;
    this.scope = scope;
    this.today = today;
  }

  record AnnounceForm(
      @Nullable String to, @Nullable String kind, @Nullable String day, @Nullable String note) {}

  record AcceptForm(@Nullable String day) {}

  record ReturnForm(@Nullable String note) {}

  @GetMapping("/people/{id}/transfer")
  String blank(Actor actor, @PathVariable long id, Model model) {
    return announceForm(
        actor,
        kept(actor, id),
        Form.of(new AnnounceForm("", TransferKind.OFFICIAL.code(), today.date().toString(), "")),
        model);
  }

  @PostMapping("/people/{id}/transfer")
  String announce(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") AnnounceForm typed,
      @RequestParam String key,
      Model model) {
    PeopleSql.Sheet sheet = kept(actor, id);
    FormParser reading = new FormParser();
    String to = reading.required("to", typed.to(), LONGEST_UNIT);
    TransferReceiver receiver = transfers.receiver(actor, to);
    if (receiver.code() != null
        && (to.contains(" ") // a name: those beyond reach are not searched
            || to.length() > LONGEST_CODE)) {
      reading.refuse("to", "people.refused.unit_unknown", FormParser.quoted(to));
    }
    Field<TransferKind> kind =
        reading.found(
            "kind", TransferKind.find(Text.line(typed.kind())), "people.refused.transfer_kind");
    Field<LocalDate> day = reading.requiredDay("day", typed.day());
    String note = Text.lines(typed.note());
    return Answers.of(
        reading.then(() ->
            transfers.announce(actor, key, sheet.id(), receiver, kind.get(), day.get(), note)),
        done -> Answers.to("/people/" + id, "people.announced"),
        refusals -> announceForm(actor, sheet, Form.refused(typed, refusals), model));
  }

  private String announceForm(
      Actor actor, PeopleSql.Sheet sheet, Form<AnnounceForm> form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("sheet", sheet);
    model.addAttribute("months", sql.papersDueMonths(today.date()));
    model.addAttribute("workingDays", sql.papersDueWorkingDays(today.date()).orElse(0));
    return "organisation/people/transfer_new";
  }

  @GetMapping("/people/transfers")
  String list(Actor actor, Model model) {
    if (!actor.hasSomewhere(Right.SEE_PEOPLE)) {
      throw new NotFound("organisation/people/transfers");
    }
    var parameters = scope.parameters(actor, Right.SEE_PEOPLE);
    model.addAttribute("coming", sql.open(parameters, TransfersSql.Side.COMING));
    model.addAttribute("going", sql.open(parameters, TransfersSql.Side.GOING));
    model.addAttribute("settled", sql.settled(parameters, SETTLED_SHOWN));
    return "organisation/people/transfers";
  }

  @GetMapping("/people/transfers/{transfer}")
  String show(Actor actor, @PathVariable long transfer, Model model) {
    return page(
        actor,
        transfers.require(actor, transfer),
        Form.of(new AcceptForm(today.date().toString())),
        Form.of(new ReturnForm("")),
        model);
  }

  @PostMapping("/people/transfers/{transfer}/accept")
  String accept(
      Actor actor,
      @PathVariable long transfer,
      @ModelAttribute("typed") AcceptForm typed,
      @RequestParam String key,
      Model model) {
    Transfer seen = transfers.require(actor, transfer);
    if (!receives(actor, seen)) {
      throw new NotFound("transfer " + transfer);
    }
    FormParser reading = new FormParser();
    Field<LocalDate> day = reading.requiredDay("day", typed.day());
    return Answers.of(
        reading.then(() -> transfers.accept(actor, key, transfer, day.get())),
        done -> Answers.to("/people/transfers", "people.accepted", seen.personName()),
        refusals ->
            page(actor, seen, Form.refused(typed, refusals), Form.of(new ReturnForm("")), model));
  }

  @PostMapping("/people/transfers/{transfer}/return")
  String giveBack(
      Actor actor,
      @PathVariable long transfer,
      @ModelAttribute("typed") ReturnForm typed,
      @RequestParam String key,
      Model model) {
    Transfer seen = transfers.require(actor, transfer);
    return Answers.of(
        transfers.giveBack(actor, key, transfer, Text.lines(typed.note())),
        done -> Answers.to("/people/transfers", "people.given_back"),
        refusals ->
            page(
                actor,
                seen,
                Form.of(new AcceptForm(today.date().toString())),
                Form.refused(typed, refusals),
                model));
  }

  private String page(
      Actor actor,
      Transfer transfer,
      Form<AcceptForm> accepting,
      Form<ReturnForm> returning,
      Model model) {
    boolean receives = receives(actor, transfer);
    model.addAttribute("transfer", transfer);
    model.addAttribute("withoutHolidays", transfers.withoutHolidays(transfer).orElse(null));
    model.addAttribute("mayAccept", transfer.open() && receives);
    model.addAttribute(
        "mayReturn",
        transfer.open() && (receives || scope.reaches(actor, Right.KEEP_PEOPLE, transfer.from())));
    model.addAttribute("accepting", accepting);
    model.addAttribute("returning", returning);
    return "organisation/people/transfer";
  }

  private boolean receives(Actor actor, Transfer transfer) {
    UnitId to = transfer.to();
    return to != null && scope.reaches(actor, Right.KEEP_PEOPLE, to);
  }

  private PeopleSql.Sheet kept(Actor actor, long id) {
    PeopleSql.Sheet sheet =
        people
            .sheet(new PersonId(id), today.date())
            .orElseThrow(() -> new NotFound("person " + id));
    scope.require(actor, Right.KEEP_PEOPLE, sheet.unit());
    return sheet;
  }
}
