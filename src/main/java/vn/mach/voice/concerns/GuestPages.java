package vn.mach.voice.concerns;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;
import vn.mach.voice.concerns.ConcernForms.Reading;
import vn.mach.voice.concerns.ConcernForms.SendForm;

/** The form for people without an account, under an address that an office gave out. */
@Controller
class GuestPages {

  /** So many read files at once: each has them in memory. */
  private static final int AT_ONCE = 2;

  private static final int WAITING_SECONDS = 20;

  private final Semaphore reading = new Semaphore(AT_ONCE, true);

  private final Concerns concerns;
  private final ConcernForms forms;
  private final SendLimit limit;
  private final ConcernSettingsSql settings;
  private final Units units;
  private final Today today;

  GuestPages(
      Concerns concerns,
      ConcernForms forms,
      SendLimit limit,
      ConcernSettingsSql settings,
      Units units,
      Today today) {
    this.concerns = concerns;
    this.forms = forms;
    this.limit = limit;
    this.settings = settings;
    this.units = units;
    this.today = today;
  }

  @GetMapping("/concerns/guest/{token}")
  String blank(@PathVariable String token, Model model) {
    return form(unit(token), token, Form.of(SendForm.blank("")), model);
  }

  @PostMapping("/concerns/guest/{token}")
  String send(
      @PathVariable String token,
      @ModelAttribute("typed") SendForm typed,
      @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> file,
      @RequestParam String key,
      HttpServletRequest request,
      Model model)
      throws InterruptedException {
    UnitId unit = unit(token);
    String address = request.getRemoteAddr();
    FormParser parser = new FormParser();
    boolean withFiles = file != null && file.stream().anyMatch(it -> it.getSize() > 0);
    boolean filesCounted = withFiles && limit.takeFiles(token);
    if (withFiles && !filesCounted) {
      parser.refuse("file", "concerns.refused.file_guests");
    }
    boolean counted = limit.take(token, address);
    if (!counted) {
      parser.refuse("", "concerns.refused.often_guest");
    }
    SendForm read =
        new SendForm(
            typed.kind(),
            typed.subject(),
            typed.text(),
            "branch".equals(typed.openness()) ? "" : typed.openness(),
            typed.urgent(),
            "",
            "");
    Reading form =
        new Reading(
            parser, parser.found("unit", Optional.of(unit), "concerns.refused.unit"), read, true);
    boolean mine = false;
    boolean done = false;
    try {
      mine = withFiles && reading.tryAcquire(WAITING_SECONDS, TimeUnit.SECONDS);
      if (withFiles && !mine) {
        parser.refuse("file", "concerns.refused.file_busy");
      }
      Outcome<Concerns.Sent> outcome =
          forms.read(form, mine ? file : List.of(), concern -> concerns.send(null, key, concern));
      done = outcome instanceof Outcome.Done;
      return Answers.of(
          outcome,
          sent -> SenderPages.sent(sent, model),
          refusals -> form(unit, token, Form.refused(typed, refusals), model));
    } finally {
      if (mine) {
        reading.release();
      }
      if (counted && !done) {
        limit.giveBack(token, address);
      }
      if (filesCounted && !done) {
        limit.giveBackFiles(token);
      }
    }
  }

  private UnitId unit(String token) {
    return settings.linked(token, today.date()).orElseThrow(() -> new NotFound("link"));
  }

  private String form(UnitId unit, String token, Form<SendForm> form, Model model) {
    forms.into(model, form);
    model.addAttribute("token", token);
    model.addAttribute("takesFiles", !limit.isOverFiles(token));
    model.addAttribute("unitName", units.named(unit, today.date()).map(NamedUnit::name).orElse(""));
    return "voice/concerns/guest";
  }
}
