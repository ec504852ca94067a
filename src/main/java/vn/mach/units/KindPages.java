package vn.mach.units;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Right;
import vn.mach.kernel.Text;
import vn.mach.kernel.Viewer;
import vn.mach.web.Form;

/** The realm's kinds of unit. */
@Controller
class KindPages {

  private final Units units;

  KindPages(Units units) {
    this.units = units;
  }

  record KindForm(String code, String nameVi, String nameEn) {}

  @GetMapping("/units/kinds")
  String list(Viewer viewer, Model model) {
    require(viewer);
    model.addAttribute("kinds", units.kinds());
    model.addAttribute("form", Form.of(new KindForm("", "", "")));
    return "units/kinds";
  }

  @PostMapping("/units/kinds")
  String add(Viewer viewer, KindForm typed, String key, HttpServletResponse response, Model model) {
    return answer(typed, units.addKind(viewer, key, Text.line(typed.code), Text.line(typed.nameVi), Text.line(typed.nameEn)), response, model, "units/kinds");
  }

  @GetMapping("/units/kinds/{code}")
  String edit(Viewer viewer, @PathVariable String code, Model model) {
    require(viewer);
    UnitKind kind = units.kinds().stream().filter(it -> it.code().equals(code)).findFirst().orElseThrow(() -> new NotFound("kind " + code));
    model.addAttribute("form", Form.of(new KindForm(code, kind.nameVi(), kind.nameEn())));
    return "units/kind";
  }

  @PostMapping("/units/kinds/{code}")
  String rename(Viewer viewer, @PathVariable String code, KindForm typed, String key, HttpServletResponse response, Model model) {
    KindForm named = new KindForm(code, typed.nameVi, typed.nameEn);
    return answer(named, units.renameKind(viewer, key, code, Text.line(typed.nameVi), Text.line(typed.nameEn)), response, model, "units/kind");
  }

  private String answer(KindForm typed, Outcome<String> outcome, HttpServletResponse response, Model model, String again) {
    return switch (outcome) {
      case Outcome.Done<String> done -> "redirect:/units/kinds";
      case Outcome.Refused<String>(List<Refusal> refusals) -> {
        response.setStatus(422);
        model.addAttribute("kinds", units.kinds());
        model.addAttribute("form", Form.refused(typed, refusals));
        yield again;
      }
    };
  }

  private static void require(Viewer viewer) {
    if (!viewer.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("kinds");
    }
  }
}
