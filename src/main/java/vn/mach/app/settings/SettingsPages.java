package vn.mach.app.settings;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.Menu;
import vn.mach.base.web.RealmLogo;
import vn.mach.organisation.units.Units;

/** The settings of the organisation, in one place. */
@Controller
class SettingsPages {

  private static final int LONGEST_TITLE = 120;
  private static final long SHORTEST_SESSION = 5;
  private static final long LONGEST_SESSION = Duration.ofDays(1).toMinutes();

  /** Regions of the time zone database: a fixed offset is wrong half of the year elsewhere. */
  private static final List<String> ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(it -> it.contains("/") && !it.startsWith("Etc/") && !it.startsWith("SystemV/"))
          .sorted()
          .toList();

  /** Other places where something is set, in the order in which they stand on the page. */
  private static final List<String> ELSEWHERE =
      List.of(
          "/tasks/kinds",
          "/calendar/holidays",
          "/papers/settings",
          "/reports/templates",
          "/notices/mail",
          "/backups",
          "/operations");

  private final Settings settings;
  private final SettingsSql sql;
  private final RealmLogo logo;
  private final Units units;
  private final List<Menu> menus;

  SettingsPages(Settings settings, SettingsSql sql, RealmLogo logo, Units units, List<Menu> menus) {
    this.settings = settings;
    this.sql = sql;
    this.logo = logo;
    this.units = units;
    this.menus = menus;
  }

  /** As typed. */
  record SettingsForm(@Nullable String title, @Nullable String zone, @Nullable String minutes) {}

  /** A form with a file and nothing to be typed. */
  record LogoForm(@Nullable String file) {
    static final LogoForm BLANK = new LogoForm("");
  }

  @GetMapping("/settings")
  String show(Actor actor, Model model) {
    require(actor);
    return page(actor, Form.editing(present()), Form.of(LogoForm.BLANK), model);
  }

  private SettingsForm present() {
    Realm realm = CurrentRealm.get();
    return new SettingsForm(
        realm.title(), realm.zone().getId(), Integer.toString(sql.sessionMinutes()));
  }

  @PostMapping("/settings")
  String set(
      Actor actor,
      @ModelAttribute("typed") SettingsForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    require(actor);
    FormParser reading = FormParser.since(shown, this::present, typed);
    String title = reading.required("title", typed.title(), LONGEST_TITLE);
    Optional<ZoneId> zone =
        Optional.of(Text.line(typed.zone())).filter(ZONES::contains).map(ZoneId::of);
    if (zone.isEmpty()) {
      reading.refuse("zone", "settings.refused.zone");
    }
    FormParser.Field<Long> minutes =
        reading.requiredWhole("minutes", typed.minutes(), SHORTEST_SESSION, LONGEST_SESSION);
    return Answers.of(
        reading.then(
            () -> settings.set(actor, key, title, zone.orElseThrow(), minutes.get().intValue())),
        done -> Answers.to("/settings", "settings.said.set"),
        refusals -> page(actor, reading.refused(typed, refusals), Form.of(LogoForm.BLANK), model));
  }

  @PostMapping("/settings/logo")
  String setLogo(
      Actor actor,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam String key,
      Model model)
      throws IOException {
    require(actor);
    if (file == null || file.isEmpty()) {
      return Answers.refused(
          logoRefused(actor, List.of(Refusal.of("file", "web.refused.missing")), model));
    }
    byte[] content;
    try (var bytes = file.getInputStream()) {
      content = bytes.readNBytes(Settings.LARGEST_LOGO + 1);
    }
    return Answers.of(
        settings.setLogo(actor, key, content),
        done -> Answers.to("/settings", "settings.said.logo_set"),
        refusals -> logoRefused(actor, refusals, model));
  }

  private String logoRefused(Actor actor, List<Refusal> refusals, Model model) {
    return page(actor, Form.editing(present()), Form.refused(LogoForm.BLANK, refusals), model);
  }

  @PostMapping("/settings/logo/remove")
  String removeLogo(Actor actor, @RequestParam String key) {
    require(actor);
    return Answers.of(
        settings.removeLogo(actor, key),
        done -> Answers.to("/settings", "settings.said.logo_removed"),
        refusals -> Answers.to("/settings"));
  }

  /** Stands on the page to sign in too, so everybody may have it; without one the product's. */
  @GetMapping("/settings/logo")
  ResponseEntity<?> logo() {
    Optional<SettingsSql.Logo> own = sql.logo();
    return own.<ResponseEntity<?>>map(it ->
            ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(it.type()))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePublic())
                .body(it.content()))
        .orElseGet(() ->
            ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("image/svg+xml"))
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("static/assets/icon.svg")));
  }

  private String page(Actor actor, Form<SettingsForm> form, Form<LogoForm> logoForm, Model model) {
    List<Menu.Entry> entries =
        menus.stream().flatMap(menu -> menu.entries(actor).stream()).toList();
    model.addAttribute("form", form);
    model.addAttribute("logoForm", logoForm);
    model.addAttribute("logo", logo.version());
    model.addAttribute("zones", ZONES);
    model.addAttribute("tops", units.tops(actor, Right.ADMINISTER).stream().limit(5).toList());
    model.addAttribute(
        "elsewhere",
        ELSEWHERE.stream()
            .flatMap(path -> entries.stream().filter(it -> it.path().equals(path)))
            .toList());
    return "app/settings/settings";
  }

  private static void require(Actor actor) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("settings");
    }
  }
}
