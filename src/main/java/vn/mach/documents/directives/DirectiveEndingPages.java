package vn.mach.documents.directives;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;

/** The form in which a directive is withdrawn, or cancelled. */
@Controller
class DirectiveEndingPages {

  private final DirectiveEndings endings;
  private final DirectiveCorrections corrections;

  DirectiveEndingPages(DirectiveEndings endings, DirectiveCorrections corrections) {
    this.endings = endings;
    this.corrections = corrections;
  }

  /** As typed. {@code how}: {@code withdraw} or {@code cancel}. */
  record EndingForm(@Nullable String how, @Nullable String reason) {
    DirectiveStatus.Step step() {
      return "cancel".equals(how) ? DirectiveStatus.Step.CANCEL : DirectiveStatus.Step.WITHDRAW;
    }
  }

  @GetMapping("/directives/{id:\\d+}/end")
  String show(Actor actor, @PathVariable long id, Model model) {
    NamedDirective named = corrections.issued(actor, new DirectiveId(id));
    return form(named, Form.of(new EndingForm("withdraw", "")), model);
  }

  @PostMapping("/directives/{id:\\d+}/end")
  String end(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") EndingForm typed,
      @RequestParam String key,
      Model model) {
    NamedDirective named = corrections.issued(actor, new DirectiveId(id));
    return Answers.of(
        endings.end(actor, key, named.id(), typed.step(), Text.line(typed.reason())),
        done ->
            Answers.to(
                "/directives/" + id,
                typed.step() == DirectiveStatus.Step.CANCEL
                    ? "directives.said.cancelled"
                    : "directives.said.withdrawn",
                named.symbol()),
        refusals -> form(named, Form.refused(typed, refusals), model));
  }

  private static String form(NamedDirective named, Form<EndingForm> form, Model model) {
    model.addAttribute("it", named);
    model.addAttribute("form", form);
    return "documents/directives/end";
  }
}
