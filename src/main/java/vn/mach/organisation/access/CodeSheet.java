package vn.mach.organisation.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.mach.base.kernel.Actor;
import vn.mach.base.realms.Today;
import vn.mach.base.web.PublicAddress;
import vn.mach.organisation.access.AccountList.Row;

/** A sheet of one-time codes to print and cut apart, shown in one response and never again. */
@Component
@ConditionalOnWebApplication
class CodeSheet {

  private final AccountAdmin admin;
  private final PublicAddress addresses;
  private final Today today;

  CodeSheet(AccountAdmin admin, PublicAddress addresses, Today today) {
    this.admin = admin;
    this.addresses = addresses;
    this.today = today;
  }

  /** One account and the code for it, as it is printed. */
  record Slip(Row account, String code) {}

  String show(Actor actor, Model model, HttpServletRequest request, Map<Long, String> codes) {
    List<Slip> slips = new ArrayList<>();
    codes.forEach((account, code) -> slips.add(new Slip(admin.seen(actor, account), code)));
    model.addAttribute("slips", slips);
    model.addAttribute("until", today.now().plus(OneTimeCodes.VALID));
    String address = addresses.of(request);
    model.addAttribute("address", address.isEmpty() ? "" : address + "/sign-in/code");
    return "organisation/access/sheet";
  }
}
