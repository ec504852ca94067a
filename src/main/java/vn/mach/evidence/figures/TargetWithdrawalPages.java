package vn.mach.evidence.figures;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;

/** A target that is wrong, or no longer asked for, leaves boards and reports. */
@Controller
class TargetWithdrawalPages {

  private final Definitions definitions;
  private final DefinitionsSql sql;
  private final Today today;

  TargetWithdrawalPages(Definitions definitions, DefinitionsSql sql, Today today) {
    this.definitions = definitions;
    this.sql = sql;
    this.today = today;
  }

  record WithdrawForm(@Nullable String day, @Nullable String reason) {}

  @GetMapping("/figures/targets/{code}/withdraw")
  String form(Actor actor, @PathVariable("code") String segment, Model model) {
    TargetDefinition target = target(actor, FigureLinks.code(segment));
    LocalDate day = today.date();
    boolean inside = !day.isBefore(target.from()) && !day.isAfter(target.to());
    LocalDate proposed = inside ? day : target.from();
    return form(target, Form.of(new WithdrawForm(proposed.toString(), "")), model);
  }

  @PostMapping("/figures/targets/{code}/withdraw")
  String withdraw(
      Actor actor,
      @PathVariable("code") String segment,
      @RequestParam String key,
      WithdrawForm typed,
      Model model) {
    TargetDefinition target = target(actor, FigureLinks.code(segment));
    FormParser reading = new FormParser();
    Field<LocalDate> day = reading.requiredDay("day", typed.day());
    return Answers.of(
        reading.then(() ->
            definitions.withdraw(actor, key, target.code(), day.get(), Text.lines(typed.reason()))),
        code -> Answers.to(FigureLinks.target(code), "figures.done.target_withdrawn"),
        refusals -> form(target, Form.refused(typed, refusals), model));
  }

  private static String form(TargetDefinition target, Form<WithdrawForm> form, Model model) {
    model.addAttribute("target", target);
    model.addAttribute("form", form);
    return "evidence/figures/target_withdraw";
  }

  private TargetDefinition target(Actor actor, String code) {
    TargetDefinition target =
        sql.target(actor, code).orElseThrow(() -> new NotFound("target " + code));
    if (!definitions.maySet(actor, target.issuer())) {
      throw new NotFound("target " + code);
    }
    return target;
  }
}
