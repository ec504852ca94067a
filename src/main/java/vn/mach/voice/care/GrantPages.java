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
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.AccessScope;

/** Help for households: the list, a request, and one of them with decision and receipt. */
@Controller
class GrantPages {

  private final Grants grants;
  private final GrantsSql sql;
  private final Households households;
  private final FundSql fund;
  private final CareKinds kinds;
  private final CareForms forms;
  private final AccessScope scope;
  private final Today today;

  GrantPages(
      Grants grants,
      GrantsSql sql,
      Households households,
      FundSql fund,
      CareKinds kinds,
      CareForms forms,
      AccessScope scope,
      Today today) {
    this.grants = grants;
    this.sql = sql;
    this.households = households;
    this.fund = fund;
    this.kinds = kinds;
    this.forms = forms;
    this.scope = scope;
    this.today = today;
  }

  record RequestForm(
      @Nullable String unit,
      @Nullable String household,
      @Nullable String kind,
      @Nullable String occasion,
      @Nullable String requestedOn,
      @Nullable String requestedBy,
      @Nullable String reason,
      @Nullable String wanted,
      @Nullable String sure) {}

  record DecisionForm(
      @Nullable String answer,
      @Nullable String decidedOn,
      @Nullable String decidedBy,
      @Nullable String paper,
      @Nullable String text) {}

  record PaymentForm(
      @Nullable String paidOn,
      @Nullable String moneyFrom,
      @Nullable String money,
      @Nullable String giftFrom,
      @Nullable String gifts,
      @Nullable String handedBy,
      @Nullable String receipt,
      @Nullable String receivedBy,
      @Nullable String witness) {}

  record WithdrawForm(@Nullable String reason) {}

  /** What the page of a help shows. */
  record Shown(
      GrantsSql.Row grant,
      List<FundSql.Out> outs,
      List<FundSql.In> money,
      List<FundSql.In> gifts) {}

  @GetMapping("/care/grants")
  String list(Actor actor, @RequestParam(defaultValue = "1") int page, Model model) {
    Paging paging = new Paging(page, 30);
    model.addAttribute("grants", paging.slice(sql.list(forms.seeing(actor), paging)));
    return "voice/care/grants";
  }

  @GetMapping("/care/grants/new")
  String blank(Actor actor, @RequestParam(required = false) @Nullable Long household, Model model) {
    forms.seeing(actor);
    if (household == null) {
      return Answers.to("/care/households");
    }
    return form(
        actor,
        household,
        Form.of(
            new RequestForm(
                forms.ownUnit(actor),
                Long.toString(household),
                "hardship_grant",
                "",
                today.date().toString(),
                "",
                "",
                "",
                "")),
        model);
  }

  @PostMapping("/care/grants")
  String request(
      Actor actor,
      @ModelAttribute("typed") RequestForm typed,
      @RequestParam String key,
      Model model) {
    forms.seeing(actor);
    long household =
        FormParser.whole(typed.household()).orElseThrow(() -> new NotFound("household"));
    households.require(actor, household);
    FormParser reading = new FormParser();
    Field<CareKind> kind =
        reading.found("kind", kinds.find(Text.line(typed.kind()), "grant"), "care.refused.kind");
    CareKind.Occasion occasion = forms.occasion(reading, typed.occasion());
    Field<LocalDate> day = reading.requiredDay("requestedOn", typed.requestedOn());
    String by = reading.required("requestedBy", typed.requestedBy(), Visit.LONGEST_NAME);
    String reason = reading.required("reason", typed.reason(), Visit.LONGEST_NOTES);
    String wanted = reading.optional("wanted", typed.wanted(), Visit.LONGEST_NAME);
    Field<UnitId> unit = forms.unit(actor, reading, typed.unit());
    return Answers.of(
        reading.then(() ->
            grants.request(
                actor,
                key,
                new Grant.Request(
                    unit.get(),
                    household,
                    kind.get().code(),
                    occasion == null ? null : occasion.code(),
                    day.get(),
                    by,
                    reason,
                    wanted,
                    Text.line(typed.sure()).equals("yes")))),
        id -> Answers.to("/care/grants/" + id, "care.grant.saved"),
        refusals -> form(actor, household, Form.refused(typed, refusals), model));
  }

  @GetMapping("/care/grants/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    return show(actor, id, null, null, null, model);
  }

  @PostMapping("/care/grants/{id:\\d+}/decide")
  String decide(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") DecisionForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    FormParser reading = new FormParser();
    boolean approved = !Text.line(typed.answer()).equals("refuse");
    Field<LocalDate> day = reading.requiredDay("decidedOn", typed.decidedOn());
    String by = reading.required("decidedBy", typed.decidedBy(), Visit.LONGEST_NAME);
    String paper = reading.optional("paper", typed.paper(), Visit.LONGEST_NAME);
    String text = reading.optional("text", typed.text(), Visit.LONGEST_NAME);
    find(actor, id);
    return Answers.of(
        reading.then(() ->
            grants.decide(
                actor,
                key,
                id,
                new Grant.Decision(approved, day.get(), by, paper, text),
                Text.line(shown))),
        done -> Answers.to("/care/grants/" + id, "care.grant.decided"),
        refusals -> show(actor, id, Form.refused(typed, refusals), null, null, model));
  }

  @PostMapping("/care/grants/{id:\\d+}/pay")
  String pay(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") PaymentForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    find(actor, id);
    FormParser reading = new FormParser();
    Field<LocalDate> day = reading.requiredDay("paidOn", typed.paidOn());
    Map<String, FundPart> parts =
        forms.parts(reading, typed.moneyFrom(), typed.money(), typed.giftFrom(), typed.gifts());
    String handedBy = reading.required("handedBy", typed.handedBy(), Visit.LONGEST_NAME);
    Field<String> receipt = forms.receipt(reading, typed.receipt());
    String receivedBy = reading.required("receivedBy", typed.receivedBy(), Visit.LONGEST_NAME);
    String witness = reading.optional("witness", typed.witness(), Visit.LONGEST_NAME);
    return Answers.of(
        reading.then(() ->
            grants.pay(
                actor,
                key,
                id,
                new Grant.Payment(day.get(), parts, handedBy, receipt.get(), receivedBy, witness),
                Text.line(shown))),
        done -> Answers.to("/care/grants/" + id, "care.grant.paid"),
        refusals -> show(actor, id, null, Form.refused(typed, refusals), null, model));
  }

  @PostMapping("/care/grants/{id:\\d+}/withdraw")
  String withdraw(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") WithdrawForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    FormParser reading = new FormParser();
    String reason = reading.optional("reason", typed.reason(), Visit.LONGEST_NAME);
    return Answers.of(
        reading.then(() -> grants.withdraw(actor, key, id, reason, Text.line(shown))),
        done -> Answers.to("/care/grants/" + id, "care.grant.withdrawn"),
        refusals -> show(actor, id, null, null, Form.refused(typed, refusals), model));
  }

  private GrantsSql.Row find(Actor actor, long id) {
    return sql.find(scope.parameters(actor, Right.KEEP_PEOPLE), id)
        .orElseThrow(() -> new NotFound("grant " + id));
  }

  private String form(Actor actor, long household, Form<RequestForm> form, Model model) {
    model.addAttribute("household", households.require(actor, household));
    model.addAttribute("kinds", kinds.offered("grant"));
    model.addAttribute("occasions", kinds.offeredOccasions());
    model.addAttribute("form", form);
    return "voice/care/grant_new";
  }

  private String show(
      Actor actor,
      long id,
      @Nullable Form<DecisionForm> decide,
      @Nullable Form<PaymentForm> pay,
      @Nullable Form<WithdrawForm> withdraw,
      Model model) {
    GrantsSql.Row grant = find(actor, id);
    households.look(actor, grant.householdId());
    List<FundSql.In> left = fund.left(new UnitId(grant.unitId()));
    String day = today.date().toString();
    model.addAttribute(
        "it",
        new Shown(
            grant,
            fund.outs(id, null),
            left.stream().filter(it -> it.item().isEmpty()).toList(),
            left.stream().filter(it -> !it.item().isEmpty()).toList()));
    model.addAttribute(
        "decide",
        (decide != null ? decide : Form.of(new DecisionForm("approve", day, "", "", "")))
            .about(grant.seen()));
    model.addAttribute(
        "pay",
        (pay != null ? pay : Form.of(new PaymentForm(day, "", "", "", "", "", "signed", "", "")))
            .about(grant.seen()));
    model.addAttribute(
        "withdraw",
        (withdraw != null ? withdraw : Form.of(new WithdrawForm(""))).about(grant.seen()));
    return "voice/care/grant";
  }
}
