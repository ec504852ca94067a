package vn.mach.figures;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Viewer;
import vn.mach.web.Form;

/** Whether the live totals agree with the evidence. */
@Controller
class AgreementPages {

  static final int SHOWN = 200;

  private final Agreement agreement;
  private final Definitions definitions;
  private final TotalsSql sql;

  AgreementPages(Agreement agreement, Definitions definitions, TotalsSql sql) {
    this.agreement = agreement;
    this.definitions = definitions;
    this.sql = sql;
  }

  record Nothing() {}

  @GetMapping("/figures/totals")
  String totals(Viewer viewer, Model model) {
    require(viewer);
    return show(Form.of(new Nothing()), model);
  }

  @PostMapping("/figures/totals/check")
  String check(Viewer viewer) {
    require(viewer);
    agreement.check();
    return "redirect:/figures/totals";
  }

  @PostMapping("/figures/totals/mend")
  String mend(Viewer viewer, @RequestParam String key, HttpServletResponse response, Model model) {
    require(viewer);
    return switch (agreement.mend(viewer, key)) {
      case Outcome.Done<Long> done -> "redirect:/figures/totals";
      case Outcome.Refused<Long>(List<Refusal> refusals) -> {
        response.setStatus(422);
        yield show(Form.refused(new Nothing(), refusals), model);
      }
    };
  }

  private String show(Form<Nothing> form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("last", agreement.last().orElse(null));
    model.addAttribute("faults", agreement.faults(SHOWN));
    model.addAttribute("waiting", sql.waiting(10_000));
    return "figures/totals";
  }

  private void require(Viewer viewer) {
    if (!definitions.mayDefine(viewer)) {
      throw new NotFound("totals");
    }
  }
}
