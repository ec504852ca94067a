package vn.mach.voice.concerns;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.units.Units;

/** Terms and routes of the realm, as rows with their first day and source. */
@Controller
class ConcernSettingsPages {

  private static final int LONGEST = 300;

  private final ConcernSettings settings;
  private final ConcernSettingsSql sql;
  private final StationsSql stations;
  private final ConcernRouting routing;
  private final YouSaidSql said;
  private final Units units;
  private final Today today;

  ConcernSettingsPages(
      ConcernSettings settings,
      ConcernSettingsSql sql,
      StationsSql stations,
      ConcernRouting routing,
      YouSaidSql said,
      Units units,
      Today today) {
    this.settings = settings;
    this.sql = sql;
    this.stations = stations;
    this.routing = routing;
    this.said = said;
    this.units = units;
    this.today = today;
  }

  record RealmForm(@Nullable String guests, @Nullable String smallestGroup) {}

  record RuleForm(
      @Nullable String kind,
      @Nullable String level,
      @Nullable String wholeDays,
      @Nullable String stationDays,
      @Nullable String urgentDays,
      @Nullable String extensionDays,
      @Nullable String checked,
      @Nullable String validFrom,
      @Nullable String source) {
    static RuleForm blank() {
      return new RuleForm("", "", "", "", "", "", "", "", "");
    }
  }

  record RouteForm(
      @Nullable String subject,
      @Nullable String fromKind,
      @Nullable String toKind,
      @Nullable String routeFrom,
      @Nullable String routeSource) {
    static RouteForm blank() {
      return new RouteForm("", "", "", "", "");
    }
  }

  record SubjectForm(@Nullable String code, @Nullable String nameVi, @Nullable String nameEn) {
    static SubjectForm blank() {
      return new SubjectForm("", "", "");
    }
  }

  /** The forms of the page: one of them may be refused. */
  private record Forms(
      Form<RealmForm> realm,
      Form<RuleForm> rule,
      Form<RouteForm> route,
      Form<SubjectForm> subject) {

    static Forms of(Form<RealmForm> realm) {
      return new Forms(
          realm,
          Form.of(RuleForm.blank()),
          Form.of(RouteForm.blank()),
          Form.of(SubjectForm.blank()));
    }

    Forms withRule(Form<RuleForm> rule) {
      return new Forms(realm, rule, route, subject);
    }

    Forms withRoute(Form<RouteForm> route) {
      return new Forms(realm, rule, route, subject);
    }

    Forms withSubject(Form<SubjectForm> subject) {
      return new Forms(realm, rule, route, subject);
    }
  }

  @GetMapping("/concerns/rules")
  String rules(Actor actor, Model model) {
    return page(actor, Forms.of(realm()), model);
  }

  @PostMapping("/concerns/rules")
  String rule(
      Actor actor, @ModelAttribute("typed") RuleForm typed, @RequestParam String key, Model model) {
    require(actor);
    FormParser parser = new FormParser();
    Field<ConcernKind> kind =
        parser.found("kind", ConcernKind.find(Text.line(typed.kind())), "concerns.refused.kind");
    String level =
        parser.optionalFound("level", typed.level(), kind(typed.level()), "concerns.refused.level");
    Field<Long> whole = number(parser, "wholeDays", typed.wholeDays());
    Field<Long> station = number(parser, "stationDays", typed.stationDays());
    Field<Long> urgent = number(parser, "urgentDays", typed.urgentDays());
    Field<Long> extension = number(parser, "extensionDays", typed.extensionDays());
    Field<LocalDate> from = parser.requiredDay("validFrom", typed.validFrom());
    String source = parser.required("source", typed.source(), LONGEST);
    return Answers.of(
        parser.then(() ->
            settings.rule(
                actor,
                key,
                new ConcernRule(
                    0,
                    kind.get(),
                    level,
                    days(whole),
                    days(station),
                    days(urgent),
                    days(extension),
                    "yes".equals(typed.checked()),
                    from.get(),
                    source))),
        done -> Answers.to("/concerns/rules", "concerns.done"),
        refusals -> page(actor, Forms.of(realm()).withRule(Form.refused(typed, refusals)), model));
  }

  @PostMapping("/concerns/routes")
  String route(
      Actor actor,
      @ModelAttribute("typed") RouteForm typed,
      @RequestParam String key,
      Model model) {
    require(actor);
    FormParser parser = new FormParser();
    String subject =
        parser.optionalFound(
            "subject",
            typed.subject(),
            said.subjects().stream()
                .map(YouSaidSql.Subject::code)
                .filter(it -> it.equals(Text.line(typed.subject())))
                .findFirst(),
            "concerns.refused.subject");
    String from =
        parser.optionalFound(
            "fromKind", typed.fromKind(), kind(typed.fromKind()), "concerns.refused.level");
    String to =
        parser.optionalFound(
            "toKind", typed.toKind(), kind(typed.toKind()), "concerns.refused.level");
    Field<LocalDate> day = parser.requiredDay("routeFrom", typed.routeFrom());
    String source = parser.required("routeSource", typed.routeSource(), LONGEST);
    return Answers.of(
        parser.then(() ->
            settings.route(
                actor, key, new ConcernRouting.Route(0, subject, from, to, day.get(), source))),
        done -> Answers.to("/concerns/rules", "concerns.done"),
        refusals -> page(actor, Forms.of(realm()).withRoute(Form.refused(typed, refusals)), model));
  }

  @PostMapping("/concerns/subjects")
  String subject(
      Actor actor,
      @ModelAttribute("typed") SubjectForm typed,
      @RequestParam String key,
      Model model) {
    require(actor);
    FormParser parser = new FormParser();
    String code = parser.required("code", typed.code(), 30);
    String vi = parser.required("nameVi", typed.nameVi(), 100);
    String en = parser.required("nameEn", typed.nameEn(), 100);
    return Answers.of(
        parser.then(() -> settings.subject(actor, key, code, vi, en)),
        done -> Answers.to("/concerns/rules", "concerns.done"),
        refusals ->
            page(actor, Forms.of(realm()).withSubject(Form.refused(typed, refusals)), model));
  }

  @PostMapping("/concerns/settings")
  String settings(
      Actor actor,
      @ModelAttribute("typed") RealmForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    require(actor);
    FormParser parser = FormParser.since(shown, this::now, typed, "guests");
    Field<Long> smallest = number(parser, "smallestGroup", typed.smallestGroup());
    return Answers.of(
        parser.then(
            () -> settings.settings(actor, key, "yes".equals(typed.guests()), days(smallest))),
        done -> Answers.to("/concerns/rules", "concerns.done"),
        refusals -> page(actor, Forms.of(parser.refused(typed, refusals)), model));
  }

  private static Field<Long> number(FormParser parser, String field, @Nullable String typed) {
    return parser.requiredWhole(field, typed, 0, 10_000);
  }

  private static int days(Field<Long> field) {
    return Math.clamp(Objects.requireNonNull(field.get()), -1, 10_000);
  }

  private Optional<String> kind(@Nullable String typed) {
    return units.kinds().stream()
        .map(it -> it.code())
        .filter(it -> it.equals(Text.line(typed)))
        .findFirst();
  }

  private Form<RealmForm> realm() {
    return Form.editing(now());
  }

  private RealmForm now() {
    ConcernSettingsSql.Settings now = sql.settings();
    return new RealmForm(now.guests() ? "yes" : "", Integer.toString(now.smallestGroup()));
  }

  private static void require(Actor actor) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("settings of concerns");
    }
  }

  private String page(Actor actor, Forms forms, Model model) {
    require(actor);
    model.addAttribute("realm", forms.realm());
    model.addAttribute("rule", forms.rule());
    model.addAttribute("route", forms.route());
    model.addAttribute("subject", forms.subject());
    model.addAttribute("rules", stations.rules());
    model.addAttribute("routes", routing.routes());
    model.addAttribute("subjects", said.subjects());
    model.addAttribute("kinds", units.kinds(today.date()));
    return "voice/concerns/rules";
  }
}
