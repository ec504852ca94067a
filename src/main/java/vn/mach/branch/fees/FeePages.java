package vn.mach.branch.fees;

import java.time.LocalDate;
import java.time.YearMonth;
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
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The state of fees at each level, what the rules ask, and a member's own statement. */
@Controller
class FeePages {

  private final Fees fees;
  private final FeesSql sql;
  private final Units units;
  private final Today today;

  FeePages(Fees fees, FeesSql sql, Units units, Today today) {
    this.fees = fees;
    this.sql = sql;
    this.units = units;
    this.today = today;
  }

  /** A member's statement as typed. Amounts in đồng, thousands grouped or not. */
  record StatementForm(
      @Nullable String month,
      @Nullable String basis,
      @Nullable String income,
      @Nullable String region,
      @Nullable String amount) {}

  /** Which unit and month the table shows, as typed. */
  record Narrowed(@Nullable String unit, @Nullable String month) {}

  @GetMapping("/fees")
  String list(Actor actor, @ModelAttribute("typed") Narrowed typed, Model model) {
    if (!actor.hasSomewhere(Right.SEE) && actor.person() == null) {
      throw new NotFound("fees");
    }
    YearMonth month = monthOr(typed.month(), today.date());
    NamedUnit unit = unit(actor, Text.line(typed.unit())).orElse(null);
    model.addAttribute(
        "form", Form.of(new Narrowed(unit == null ? "" : unit.label(), shown(month))));
    model.addAttribute("month", month);
    model.addAttribute("unit", unit);
    model.addAttribute("lines", unit == null ? List.of() : sql.levels(unit.id(), month));
    model.addAttribute(
        "kept",
        actor.unitsOf(Right.RECORD).stream()
            .flatMap(it -> units.named(it, today.date()).stream())
            .toList());
    return "branch/fees/list";
  }

  /** The unit that was typed; the first of the actor's own where nothing was. */
  private Optional<NamedUnit> unit(Actor actor, String typed) {
    if (typed.isEmpty()) {
      return units.tops(actor, Right.SEE).stream().findFirst();
    }
    return Optional.of(
        FormParser.id(typed, UnitId::new)
            .map(id -> units.require(actor, Right.SEE, id))
            .or(() -> units.meant(actor, Right.SEE, typed))
            .orElseThrow(() -> new NotFound("unit " + typed)));
  }

  @GetMapping("/fees/rules")
  String rules(Actor actor, @RequestParam(required = false) @Nullable String month, Model model) {
    YearMonth of = monthOr(month, today.date());
    model.addAttribute("month", of);
    model.addAttribute("rules", fees.rules(of));
    model.addAttribute("wages", new java.util.TreeMap<>(sql.minimumWages(of.atDay(1))));
    return "branch/fees/rules";
  }

  @GetMapping("/fees/me")
  String own(Actor actor, Model model) {
    PersonId person = actor.person();
    StatementForm last =
        person == null
            ? blank()
            : sql.statements(person).stream()
                .findFirst()
                .map(it ->
                    new StatementForm(
                        shown(YearMonth.from(today.date())),
                        it.basis().code(),
                        it.income() == null ? "" : it.income().toString(),
                        it.region() == null ? "" : it.region().toString(),
                        ""))
                .orElseGet(this::blank);
    return own(actor, Form.of(last), model);
  }

  private StatementForm blank() {
    return new StatementForm(shown(YearMonth.from(today.date())), "", "", "", "");
  }

  @PostMapping("/fees/me")
  String state(
      Actor actor,
      @ModelAttribute("typed") StatementForm typed,
      @RequestParam String key,
      Model model) {
    FormParser parser = new FormParser();
    Field<YearMonth> month = month(parser, typed.month());
    Field<FeeBasis> basis =
        parser.found(
            "basis",
            FeeBasis.find(Text.line(typed.basis())),
            "fees.refused.basis",
            Text.line(typed.basis()));
    Long income = amount(parser, "income", typed.income());
    Long amount = amount(parser, "amount", typed.amount());
    Long region = amount(parser, "region", typed.region());
    if (region != null && (region < 1 || region > 4)) {
      parser.refuse("region", "fees.refused.region");
    }
    return Answers.of(
        parser.then(() ->
            fees.state(
                actor,
                key,
                month.get(),
                basis.get(),
                income,
                region == null ? null : region.intValue(),
                amount)),
        agrees -> Answers.to("/fees/me", agrees ? "fees.stated" : "fees.stated_otherwise"),
        refusals -> own(actor, Form.refused(typed, refusals), model));
  }

  private String own(Actor actor, Form<StatementForm> form, Model model) {
    PersonId person = actor.person();
    YearMonth month = YearMonth.from(today.date());
    model.addAttribute("bound", person != null);
    model.addAttribute("form", form);
    model.addAttribute("month", month);
    model.addAttribute("rules", fees.rules(month));
    model.addAttribute("wages", new java.util.TreeMap<>(sql.minimumWages(month.atDay(1))));
    model.addAttribute("statements", person == null ? List.of() : sql.statements(person));
    model.addAttribute("receipts", person == null ? List.of() : sql.receiptsOf(person));
    return "branch/fees/own";
  }

  /** A month that was typed in a form. */
  static Field<YearMonth> month(FormParser parser, @Nullable String typed) {
    return parser.found("month", FormParser.month(typed), "fees.refused.month", Text.line(typed));
  }

  /** The month of an address; that of the day where none could be read. */
  static YearMonth monthOr(@Nullable String typed, LocalDate day) {
    return FormParser.month(typed).orElse(YearMonth.from(day));
  }

  /** As one types a month. */
  static String shown(YearMonth month) {
    return "%02d/%d".formatted(month.getMonthValue(), month.getYear());
  }

  static @Nullable Long amount(FormParser parser, String field, @Nullable String typed) {
    return parser.optionalFound(
        field, typed, FormParser.whole(typed), "fees.refused.number", Text.line(typed));
  }
}
