package vn.mach.organisation.units;

import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;

/** The page of the consistency check of the tree. */
@Controller
class TreeCheckPages {

  private final TreeCheck examination;

  TreeCheckPages(TreeCheck examination) {
    this.examination = examination;
  }

  @GetMapping("/units/examine")
  String examine(Actor actor, Model model) {
    require(actor);
    return show(Form.empty(), model);
  }

  @PostMapping("/units/examine")
  String derive(Actor actor, @RequestParam String key, Model model) {
    require(actor);
    return Answers.of(
        examination.derive(actor, key),
        done -> Answers.to("/units/examine"),
        refusals -> show(Form.empty(refusals), model));
  }

  private String show(Form<Form.Nothing> form, Model model) {
    model.addAttribute(
        "faults",
        examination.faults().stream()
            .collect(
                Collectors.groupingBy(TreeCheck.Fault::kind, TreeMap::new, Collectors.toList())));
    model.addAttribute("form", form);
    return "organisation/units/tree_check";
  }

  private static void require(Actor actor) {
    if (!actor.hasEverywhere(Right.SHAPE_TREE)) {
      throw new NotFound("examine");
    }
  }
}
