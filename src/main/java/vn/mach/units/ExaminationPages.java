package vn.mach.units;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Right;
import vn.mach.kernel.Viewer;
import vn.mach.web.Form;

/** What the tree finds about itself. */
@Controller
class ExaminationPages {

  private final Examination examination;

  ExaminationPages(Examination examination) {
    this.examination = examination;
  }

  record Nothing() {}

  @GetMapping("/units/examine")
  String examine(Viewer viewer, Model model) {
    require(viewer);
    return show(Form.of(new Nothing()), model);
  }

  @PostMapping("/units/examine")
  String derive(Viewer viewer, @RequestParam String key, HttpServletResponse response, Model model) {
    require(viewer);
    return switch (examination.derive(viewer, key)) {
      case Outcome.Done<Boolean> done -> "redirect:/units/examine";
      case Outcome.Refused<Boolean>(List<Refusal> refusals) -> {
        response.setStatus(422);
        yield show(Form.refused(new Nothing(), refusals), model);
      }
    };
  }

  private String show(Form<Nothing> form, Model model) {
    model.addAttribute("faults", examination.faults().stream().collect(Collectors.groupingBy(Examination.Fault::kind, TreeMap::new, Collectors.toList())));
    model.addAttribute("form", form);
    return "units/examine";
  }

  private static void require(Viewer viewer) {
    if (!viewer.hasEverywhere(Right.SHAPE_TREE)) {
      throw new NotFound("examine");
    }
  }
}
