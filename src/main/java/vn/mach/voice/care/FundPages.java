package vn.mach.voice.care;

import java.time.LocalDate;
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
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.base.web.Paging;

/** What partner bodies gave, what went out of it, and what is left. */
@Controller
class FundPages {

  private final Fund fund;
  private final FundSql sql;
  private final CareForms forms;
  private final Today today;

  FundPages(Fund fund, FundSql sql, CareForms forms, Today today) {
    this.fund = fund;
    this.sql = sql;
    this.forms = forms;
    this.today = today;
  }

  /**
   * What was given, as typed.
   *
   * @param item empty: money
   */
  record GiveForm(
      @Nullable String unit,
      @Nullable String partner,
      @Nullable String givenOn,
      @Nullable String item,
      @Nullable String measure,
      @Nullable String quantity,
      @Nullable String valueEach,
      @Nullable String note) {}

  record WithdrawForm(@Nullable String reason) {}

  @GetMapping("/care/fund")
  String show(Actor actor, @RequestParam(defaultValue = "1") int page, Model model) {
    Map<String, Object> seeing = forms.seeing(actor);
    Paging paging = new Paging(page, 30);
    model.addAttribute("sums", sql.sums(seeing));
    model.addAttribute("given", paging.slice(sql.list(seeing, paging)));
    return "voice/care/fund";
  }

  @GetMapping("/care/fund/new")
  String blank(Actor actor, Model model) {
    forms.seeing(actor);
    return form(
        Form.of(
            new GiveForm(forms.ownUnit(actor), "", today.date().toString(), "", "", "", "", "")),
        model);
  }

  @PostMapping("/care/fund")
  String give(
      Actor actor, @ModelAttribute("typed") GiveForm typed, @RequestParam String key, Model model) {
    forms.seeing(actor);
    FormParser reading = new FormParser();
    String partner = reading.required("partner", typed.partner(), Visit.LONGEST_NAME);
    Field<LocalDate> day = reading.requiredDay("givenOn", typed.givenOn());
    String item = reading.optional("item", typed.item(), FundContribution.LONGEST_ITEM);
    String measure = reading.optional("measure", typed.measure(), FundContribution.LONGEST_ITEM);
    Field<Long> quantity =
        reading.found(
            "quantity",
            FormParser.whole(typed.quantity()).filter(it -> it > 0 && it <= Fund.MOST),
            "care.refused.amount",
            Text.line(typed.quantity()));
    long each = 1;
    if (!item.isEmpty()) {
      Field<Long> typedEach =
          reading.found(
              "valueEach",
              FormParser.whole(typed.valueEach()).filter(it -> it >= 0 && it <= Fund.MOST),
              "care.refused.amount",
              Text.line(typed.valueEach()));
      each = typedEach.read().orElse(0L);
    }
    String note = reading.optional("note", typed.note(), Visit.LONGEST_NAME);
    Field<UnitId> unit = forms.unit(actor, reading, typed.unit());
    long valueEach = each;
    return Answers.of(
        reading.then(() ->
            fund.give(
                actor,
                key,
                new FundContribution(
                    unit.get(),
                    partner,
                    day.get(),
                    item,
                    item.isEmpty() ? "" : measure,
                    quantity.get(),
                    valueEach,
                    note))),
        id -> Answers.to("/care/fund", "care.fund.saved"),
        refusals -> form(Form.refused(typed, refusals), model));
  }

  @GetMapping("/care/fund/{id:\\d+}")
  String one(Actor actor, @PathVariable long id, Model model) {
    return one(actor, id, Form.of(new WithdrawForm("")), model);
  }

  @PostMapping("/care/fund/{id:\\d+}/withdraw")
  String withdraw(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") WithdrawForm typed,
      @RequestParam String key,
      Model model) {
    FormParser reading = new FormParser();
    String reason = reading.optional("reason", typed.reason(), Visit.LONGEST_NAME);
    return Answers.of(
        reading.then(() -> fund.withdraw(actor, key, id, reason)),
        done -> Answers.to("/care/fund", "care.fund.withdrawn"),
        refusals -> one(actor, id, Form.refused(typed, refusals), model));
  }

  private String one(Actor actor, long id, Form<WithdrawForm> form, Model model) {
    model.addAttribute(
        "in",
        sql.find(forms.seeing(actor), id).orElseThrow(() -> new NotFound("contribution " + id)));
    model.addAttribute("form", form);
    return "voice/care/fund_one";
  }

  private static String form(Form<GiveForm> form, Model model) {
    model.addAttribute("form", form);
    return "voice/care/fund_new";
  }
}
