package vn.mach.branch.fees;

import java.time.LocalDate;
import java.time.YearMonth;
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
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/**
 * The keeper's page of a branch's month: who stated what, ticks, corrections, what is passed up.
 */
@Controller
class FeeKeepingPages {

  private final Fees fees;
  private final FeesSql sql;
  private final Units units;
  private final Today today;

  FeeKeepingPages(Fees fees, FeesSql sql, Units units, Today today) {
    this.fees = fees;
    this.sql = sql;
    this.units = units;
    this.today = today;
  }

  /** One tick as typed; an empty amount: what is open of the stated one. */
  record ReceiptForm(@Nullable String month, @Nullable String person, @Nullable String amount) {}

  record PassedForm(@Nullable String month, @Nullable String amount, @Nullable String passedOn) {}

  record UndoForm(@Nullable String reason) {}

  record MonthForm(@Nullable String month) {}

  @GetMapping("/fees/branches/{unit:\\d+}")
  String branch(
      Actor actor,
      @PathVariable long unit,
      @RequestParam(required = false) @Nullable String month,
      Model model) {
    return branch(actor, new UnitId(unit), FeePages.monthOr(month, today.date()), List.of(), model);
  }

  @PostMapping("/fees/branches/{unit:\\d+}/receive")
  String receive(
      Actor actor,
      @PathVariable long unit,
      @ModelAttribute("typed") ReceiptForm typed,
      @RequestParam String key,
      Model model) {
    UnitId branch = new UnitId(unit);
    fees.requireKeeper(actor, branch);
    FormParser parser = new FormParser();
    Field<YearMonth> month = FeePages.month(parser, typed.month());
    Field<PersonId> person =
        parser.found(
            "person",
            FormParser.id(typed.person(), PersonId::new),
            "fees.refused.person",
            Text.line(typed.person()));
    Field<Long> amount =
        parser.found(
            "amount",
            FormParser.whole(typed.amount()),
            "fees.refused.number",
            Text.line(typed.amount()));
    return Answers.of(
        parser.then(
            () -> fees.receive(actor, key, branch, person.get(), month.get(), amount.get())),
        done -> Answers.to(path(branch, month.get()), "fees.received"),
        refusals -> branch(actor, branch, read(typed.month()), refusals, model));
  }

  @PostMapping("/fees/branches/{unit:\\d+}/receive-all")
  String receiveAll(
      Actor actor,
      @PathVariable long unit,
      @ModelAttribute("typed") MonthForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    UnitId branch = new UnitId(unit);
    fees.requireKeeper(actor, branch);
    FormParser parser = new FormParser();
    Field<YearMonth> month = FeePages.month(parser, typed.month());
    return Answers.of(
        parser.then(() -> fees.receiveAll(actor, key, branch, month.get(), Text.line(shown))),
        members -> Answers.to(path(branch, month.get()), "fees.received_all", members),
        refusals -> branch(actor, branch, read(typed.month()), refusals, model));
  }

  @PostMapping("/fees/branches/{unit:\\d+}/pass")
  String pass(
      Actor actor,
      @PathVariable long unit,
      @ModelAttribute("typed") PassedForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    UnitId branch = new UnitId(unit);
    fees.requireKeeper(actor, branch);
    FormParser parser =
        FormParser.about(Text.line(shown), () -> fees.seenPassed(branch, read(typed.month())));
    Field<YearMonth> month = FeePages.month(parser, typed.month());
    Field<Long> amount =
        parser.found(
            "amount",
            FormParser.whole(typed.amount()),
            "fees.refused.number",
            Text.line(typed.amount()));
    Field<LocalDate> on = parser.requiredDay("passedOn", typed.passedOn());
    return Answers.of(
        parser.then(() -> fees.pass(actor, key, branch, month.get(), amount.get(), on.get())),
        done -> Answers.to(path(branch, month.get()), "fees.passed"),
        refusals ->
            branch(
                actor,
                branch,
                read(typed.month()),
                List.of(),
                Form.refused(typed, refusals),
                model));
  }

  @PostMapping("/fees/receipts/{id:\\d+}/undo")
  String undoReceipt(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") UndoForm typed,
      @RequestParam String key,
      Model model) {
    FeesSql.Of of = fees.require(actor, sql.ofReceipt(id), id);
    return Answers.of(
        fees.undoReceipt(actor, key, id, Text.line(typed.reason())),
        done -> Answers.to(path(of.unit(), of.month()), "fees.undone"),
        refusals -> branch(actor, of.unit(), of.month(), general(refusals), model));
  }

  @PostMapping("/fees/passed/{id:\\d+}/undo")
  String undoPassed(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") UndoForm typed,
      @RequestParam String key,
      Model model) {
    FeesSql.Of of = fees.require(actor, sql.ofPassed(id), id);
    return Answers.of(
        fees.undoPassed(actor, key, id, Text.line(typed.reason())),
        done -> Answers.to(path(of.unit(), of.month()), "fees.undone"),
        refusals -> branch(actor, of.unit(), of.month(), general(refusals), model));
  }

  /** The month of a form that was refused; this one where it was the month that was wrong. */
  private YearMonth read(@Nullable String month) {
    return FeePages.monthOr(month, today.date());
  }

  /** Forms stand many times on the page, so their refusals stand above it. */
  private static List<Refusal> general(List<Refusal> refusals) {
    return refusals.stream().map(it -> new Refusal("", it.reason(), it.arguments())).toList();
  }

  private static String path(UnitId branch, YearMonth month) {
    return "/fees/branches/" + branch.value() + "?month=" + month;
  }

  private String branch(
      Actor actor, UnitId unit, YearMonth month, List<Refusal> refusals, Model model) {
    return branch(
        actor,
        unit,
        month,
        general(refusals),
        Form.of(new PassedForm(FeePages.shown(month), "", today.date().toString())),
        model);
  }

  private String branch(
      Actor actor,
      UnitId id,
      YearMonth month,
      List<Refusal> refusals,
      Form<PassedForm> passing,
      Model model) {
    fees.requireKeeper(actor, id);
    NamedUnit unit =
        units.named(id, today.date()).orElseThrow(() -> new NotFound("unit " + id.value()));
    units.showPath(actor, id, today.date());
    model.addAttribute("unit", unit);
    model.addAttribute("month", month);
    model.addAttribute("state", sql.stateOf(id, month));
    model.addAttribute("members", sql.members(id, month));
    model.addAttribute("receipts", sql.receipts(id, month));
    model.addAttribute("passed", sql.passed(id, month));
    model.addAttribute("form", Form.empty(refusals).about(sql.open(id, month)));
    model.addAttribute("passing", passing.about(sql.seenPassed(id, month)));
    return "branch/fees/branch";
  }
}
