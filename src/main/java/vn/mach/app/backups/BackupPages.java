package vn.mach.app.backups;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;

/** The page of the backups: when the last good one was, what is wrong, and one more on request. */
@Controller
class BackupPages {

  private static final int SHOWN = 60;

  private final Backups backups;
  private final BackupsSql sql;
  private final BackupSettings settings;
  private final Jobs jobs;

  BackupPages(Backups backups, BackupsSql sql, BackupSettings settings, Jobs jobs) {
    this.backups = backups;
    this.sql = sql;
    this.settings = settings;
    this.jobs = jobs;
  }

  @GetMapping("/backups")
  String show(Actor actor, Model model) {
    require(actor);
    return show(Form.empty(), model);
  }

  @PostMapping("/backups")
  String ask(Actor actor, @RequestParam String key, Model model) {
    require(actor);
    return Answers.of(
        backups.ask(actor, key),
        job -> Answers.to("/backups", "backups.said.asked"),
        refusals -> show(Form.empty(refusals), model));
  }

  private String show(Form<Form.Nothing> form, Model model) {
    List<MadeBackup> all = sql.all(SHOWN);
    model.addAttribute("form", form);
    model.addAttribute("all", all);
    model.addAttribute("last", all.isEmpty() ? null : all.getFirst());
    model.addAttribute("warned", backups.warning().orElse(null));
    model.addAttribute("job", jobs.about(Backups.JOB).orElse(null));
    model.addAttribute(
        "drilled",
        all.stream().map(MadeBackup::drilledAt).flatMap(Optional::stream).findFirst().orElse(null));
    model.addAttribute("settings", settings);
    return "app/backups/backups";
  }

  private static void require(Actor actor) {
    if (!Backups.mayUse(actor)) {
      throw new NotFound("backups");
    }
  }
}
