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
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.LongText;

/** The form in which an issued directive is corrected. */
@Controller
class DirectiveCorrectionPages {

  private final DirectiveCorrections corrections;
  private final Directives directives;
  private final DirectivesSql sql;

  DirectiveCorrectionPages(
      DirectiveCorrections corrections, Directives directives, DirectivesSql sql) {
    this.corrections = corrections;
    this.directives = directives;
    this.sql = sql;
  }

  /** As typed. {@code parent} is a reference. */
  record CorrectionForm(
      @Nullable String title,
      @Nullable String parent,
      @Nullable String body,
      @Nullable String reason) {}

  @GetMapping("/directives/{id:\\d+}/correct")
  String show(Actor actor, @PathVariable long id, Model model) {
    NamedDirective named = corrections.issued(actor, new DirectiveId(id));
    return form(named, Form.editing(now(actor, named)), model);
  }

  private CorrectionForm now(Actor actor, NamedDirective named) {
    DirectivesSql.Sheet sheet =
        sql.sheet(directives.seeing(actor), named.id())
            .orElseThrow(() -> new NotFound("directive " + named.id().value()));
    DirectiveId parent = sheet.parent();
    String above =
        parent == null ? "" : directives.named(parent).map(NamedDirective::reference).orElse("");
    return new CorrectionForm(named.title(), above, sheet.body(), "");
  }

  @LongText("body")
  @PostMapping("/directives/{id:\\d+}/correct")
  String correct(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") CorrectionForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    NamedDirective named = corrections.issued(actor, new DirectiveId(id));
    FormParser reading =
        FormParser.since(shown, () -> now(actor, corrections.issued(actor, named.id())), typed);
    String reference = Text.line(typed.parent());
    DirectiveId parent =
        reading.optionalFound(
            "parent",
            reference,
            directives
                .find(reference, named.issuer(), named.issuedOn())
                .filter(it -> directives.maySee(actor, it)),
            "directives.refused.parent");
    DirectiveCorrection correction =
        new DirectiveCorrection(
            Text.line(typed.title()), parent, Text.lines(typed.body()), Text.line(typed.reason()));
    return Answers.of(
        reading.then(() -> corrections.correct(actor, key, named.id(), correction)),
        done -> Answers.to("/directives/" + id, "directives.corrected"),
        refusals -> form(named, reading.refused(typed, refusals), model));
  }

  private String form(NamedDirective named, Form<CorrectionForm> form, Model model) {
    model.addAttribute("byClauses", corrections.isByClauses(named.id()));
    model.addAttribute("it", named);
    model.addAttribute("form", form);
    return "documents/directives/correct";
  }
}
