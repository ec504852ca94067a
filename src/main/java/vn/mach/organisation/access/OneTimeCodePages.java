package vn.mach.organisation.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.Paging;
import vn.mach.organisation.access.AccountList.Filter;
import vn.mach.organisation.units.Units;

/** One-time codes for many accounts at once. */
@Controller
@RequestMapping("/access/codes")
@ConditionalOnWebApplication
class OneTimeCodePages {

  private final AccountList list;
  private final AccountAdmin admin;
  private final CodeSheet sheet;
  private final Units units;

  OneTimeCodePages(AccountList list, AccountAdmin admin, CodeSheet sheet, Units units) {
    this.list = list;
    this.admin = admin;
    this.sheet = sheet;
    this.units = units;
  }

  /** Accounts that wait for their first code, to be chosen from. */
  @GetMapping
  String codes(Actor actor, Model model, @RequestParam(defaultValue = "") String unit) {
    AccountPages.requireSomewhere(actor);
    return codesPage(actor, model, unit, Form.empty());
  }

  private String codesPage(Actor actor, Model model, String unit, Form<Form.Nothing> form) {
    model.addAttribute("form", form);
    Paging paging = new Paging(1, 200);
    Long within = AccountPages.within(units, actor, unit);
    model.addAttribute("unit", Form.of(new AccountPages.UnitFilter(Text.line(unit))));
    model.addAttribute(
        "slice", paging.slice(list.list(actor, new Filter("", within, true), paging)));
    return "organisation/access/codes";
  }

  /** A sheet of one-time codes to print and cut apart, shown in this response and never again. */
  @PostMapping
  String makeCodes(
      Actor actor,
      Model model,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") List<Long> account,
      @RequestParam(defaultValue = "") String key) {
    AccountPages.requireSomewhere(actor);
    return Answers.of(
        admin.makeCodes(
            actor, key, account.stream().filter(Objects::nonNull).distinct().limit(200).toList()),
        codes -> sheet.show(actor, model, request, codes),
        refusals -> codesPage(actor, model, "", Form.empty(refusals)));
  }
}
