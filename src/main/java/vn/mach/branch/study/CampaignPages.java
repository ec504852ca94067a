package vn.mach.branch.study;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.files.Files;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.base.web.LongText;
import vn.mach.base.web.Paging;
import vn.mach.documents.directives.DirectiveId;
import vn.mach.documents.directives.Directives;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The list of campaigns, the form of one, and its page for members and managers. */
@Controller
class CampaignPages {

  private static final int SHOWN_SESSIONS = 30;

  private final StudyCampaigns campaigns;
  private final CampaignsSql sql;
  private final DueSql due;
  private final SessionsSql sessions;
  private final QuizSql quizzes;
  private final AttemptsSql attempts;
  private final EssaysSql essays;
  private final CertificatesSql certificates;
  private final Files files;
  private final Directives directives;
  private final Units units;
  private final Today today;

  CampaignPages(
      StudyCampaigns campaigns,
      CampaignsSql sql,
      DueSql due,
      SessionsSql sessions,
      QuizSql quizzes,
      AttemptsSql attempts,
      EssaysSql essays,
      CertificatesSql certificates,
      Files files,
      Directives directives,
      Units units,
      Today today) {
    this.campaigns = campaigns;
    this.sql = sql;
    this.due = due;
    this.sessions = sessions;
    this.quizzes = quizzes;
    this.attempts = attempts;
    this.essays = essays;
    this.certificates = certificates;
    this.files = files;
    this.directives = directives;
    this.units = units;
    this.today = today;
  }

  /** A campaign as it is typed; the checkboxes send {@code yes}. */
  record CampaignForm(
      @Nullable String unit,
      @Nullable String directive,
      @Nullable String title,
      @Nullable String text,
      @Nullable String links,
      @Nullable String startsOn,
      @Nullable String endsOn,
      @Nullable String official,
      @Nullable String probationary,
      @Nullable String temporaryIn,
      @Nullable String keyCadre,
      @Nullable String attendance,
      @Nullable String contest,
      @Nullable String activityKind,
      @Nullable String essayTitle,
      @Nullable String essayDueOn,
      @Nullable String essayBlind,
      @Nullable String essayPass) {}

  /** What the actor has to do in a campaign, and how far they are. */
  record Mine(
      boolean due,
      List<SessionsSql.Session> sessions,
      List<MyQuiz> quizzes,
      @Nullable String essay,
      CertificatesSql.@Nullable Certificate certificate) {}

  record MyQuiz(Quiz quiz, List<AttemptsSql.Attempt> attempts) {}

  @GetMapping("/study")
  String list(
      Actor actor,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    seeing(actor);
    Paging paging = new Paging(page, 30);
    model.addAttribute("typed", Text.line(q));
    model.addAttribute("campaigns", paging.slice(sql.list(actor, Text.line(q), paging)));
    model.addAttribute("writes", actor.hasSomewhere(Right.RECORD));
    model.addAttribute("pile", essays.pile(CampaignsSql.me(actor)).size());
    model.addAttribute("administers", actor.hasEverywhere(Right.ADMINISTER));
    return "branch/study/list";
  }

  @GetMapping("/study/new")
  String blank(Actor actor, Model model) {
    writing(actor);
    String unit =
        units.tops(actor, Right.RECORD).stream().findFirst().map(NamedUnit::label).orElse("");
    LocalDate day = today.date();
    return form(
        Form.of(
            new CampaignForm(
                unit,
                "",
                "",
                "",
                "",
                day.toString(),
                day.plusMonths(1).toString(),
                "yes",
                "yes",
                "yes",
                "",
                "yes",
                "",
                "",
                "",
                "",
                "",
                "50")),
        null,
        model);
  }

  @LongText({"text", "links"})
  @PostMapping("/study")
  String write(
      Actor actor,
      @ModelAttribute("typed") CampaignForm typed,
      @RequestParam String key,
      Model model) {
    writing(actor);
    FormParser reading = new FormParser();
    Parts parts = read(actor, reading, typed);
    return Answers.of(
        reading.then(() -> campaigns.write(actor, key, parts.draft())),
        id -> Answers.to("/study/" + id.value(), "study.written"),
        refusals -> form(Form.refused(typed, refusals), null, model));
  }

  @GetMapping("/study/{id:\\d+}/edit")
  String edit(Actor actor, @PathVariable long id, Model model) {
    Campaign it = campaigns.managed(actor, new CampaignId(id));
    return form(Form.editing(typed(it)), it.id(), model);
  }

  @LongText({"text", "links"})
  @PostMapping("/study/{id:\\d+}/edit")
  String change(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") CampaignForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    Campaign it = campaigns.managed(actor, new CampaignId(id));
    FormParser reading =
        FormParser.since(shown, () -> typed(campaigns.managed(actor, it.id())), typed);
    Parts parts = read(actor, reading, typed);
    return Answers.of(
        reading.then(() -> campaigns.change(actor, key, it.id(), parts.draft())),
        done -> Answers.to("/study/" + id, "study.saved"),
        refusals -> form(reading.refused(typed, refusals), it.id(), model));
  }

  @GetMapping("/study/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    return show(actor, campaigns.require(actor, new CampaignId(id)), Form.empty(), model);
  }

  @PostMapping("/study/{id:\\d+}/open")
  String open(
      Actor actor,
      @PathVariable long id,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    Campaign it = campaigns.managed(actor, new CampaignId(id));
    return Answers.of(
        FormParser.about(Text.line(shown), () -> campaigns.seenLocked(it.id()))
            .then(() -> campaigns.open(actor, key, it.id())),
        done -> Answers.to("/study/" + id, "study.opened"),
        refusals -> show(actor, it, Form.empty(refusals), model));
  }

  @PostMapping("/study/{id:\\d+}/close")
  String close(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    Campaign it = campaigns.managed(actor, new CampaignId(id));
    return Answers.of(
        campaigns.close(actor, key, it.id()),
        done -> Answers.to("/study/" + id, "study.closed"),
        refusals -> show(actor, it, Form.empty(refusals), model));
  }

  private String show(Actor actor, Campaign shown, Form<?> form, Model model) {
    Campaign it = campaigns.known(shown.id()); // as it is now, where it was changed meanwhile
    units.showPath(actor, it.unit(), today.date());
    var directive = it.directive();
    model.addAttribute("campaign", it);
    model.addAttribute("form", form.about(campaigns.seen(it)));
    model.addAttribute(
        "directive",
        directive == null || !directives.maySee(actor, directive)
            ? null
            : directives.named(directive).orElse(null));
    model.addAttribute("manages", campaigns.manages(actor, it));
    model.addAttribute("records", actor.hasSomewhere(Right.RECORD));
    model.addAttribute("files", files.of(actor, Campaign.MODULE, it.id().value()));
    model.addAttribute(
        "sessions", sessions.list(it.id(), it.unit(), today.date(), SHOWN_SESSIONS, 0));
    model.addAttribute("quizzes", quizzes.quizzes(it.id()));
    model.addAttribute("now", today.now());
    model.addAttribute("mine", mine(actor, it));
    return "branch/study/campaign";
  }

  private Mine mine(Actor actor, Campaign it) {
    long me = CampaignsSql.me(actor);
    boolean asked = me != 0 && due.unitOf(it.id(), me).isPresent();
    List<MyQuiz> mine =
        quizzes.quizzes(it.id()).stream()
            .map(quiz -> new MyQuiz(quiz, attempts.of(quiz.id(), me)))
            .toList();
    String essay =
        !it.asksEssay()
            ? null
            : essays.of(it.id(), me).map(one -> one.status().told()).orElse("none");
    return new Mine(
        asked,
        sessions.of(it.id(), me),
        mine,
        essay,
        certificates.of(me).stream()
            .filter(one -> one.campaign().equals(it.id()))
            .findFirst()
            .orElse(null));
  }

  private String form(Form<CampaignForm> form, @Nullable CampaignId id, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("campaign", id);
    model.addAttribute("kinds", sql.activityKinds());
    return "branch/study/campaign_form";
  }

  /** What was typed, as far as it could be read. */
  private record Parts(
      Field<UnitId> unit,
      @Nullable DirectiveId directive,
      String title,
      String text,
      String links,
      Field<LocalDate> starts,
      Field<LocalDate> ends,
      List<String> kinds,
      CampaignForm typed,
      @Nullable String activityKind,
      @Nullable LocalDate essayDue,
      Field<Long> pass) {

    Campaign.Draft draft() {
      String essay = Text.line(typed.essayTitle());
      return new Campaign.Draft(
          unit.get(),
          directive,
          title,
          text,
          links,
          starts.get(),
          ends.get(),
          kinds,
          "yes".equals(typed.attendance()),
          "yes".equals(typed.contest()),
          activityKind,
          essay.isEmpty() ? null : essay,
          essay.isEmpty() ? null : essayDue,
          "yes".equals(typed.essayBlind()),
          pass.get().intValue());
    }
  }

  private Parts read(Actor actor, FormParser reading, CampaignForm typed) {
    Field<UnitId> unit =
        reading.found(
            "unit",
            units.meant(actor, Right.RECORD, Text.line(typed.unit())).map(NamedUnit::id),
            "study.refused.unit",
            Text.line(typed.unit()));
    String reference = Text.line(typed.directive());
    Optional<DirectiveId> directive =
        reference.isEmpty()
            ? Optional.empty()
            : directives
                .find(reference, unit.read().orElse(null), today.date())
                .filter(it -> directives.maySee(actor, it));
    DirectiveId of =
        reading.optionalFound(
            "directive", reference, directive, "study.refused.directive", reference);
    String title = reading.required("title", typed.title(), Campaign.LONGEST_TITLE);
    String text = Text.lines(typed.text());
    if (Text.length(text) > Campaign.LONGEST_TEXT) {
      reading.refuse("text", "web.refused.too_long", Campaign.LONGEST_TEXT);
    }
    String links = Text.lines(typed.links());
    if (Text.length(links) > 4000) {
      reading.refuse("links", "web.refused.too_long", 4000);
    }
    Optional<String> odd =
        links
            .lines()
            .map(Text::line)
            .filter(it -> !it.isEmpty() && !it.startsWith("https://") && !it.startsWith("http://"))
            .findFirst();
    odd.ifPresent(it -> reading.refuse("links", "study.refused.link", Text.shortened(it, 80)));
    Field<LocalDate> starts = reading.requiredDay("startsOn", typed.startsOn());
    Field<LocalDate> ends = reading.requiredDay("endsOn", typed.endsOn());
    List<String> kinds = new ArrayList<>();
    add(kinds, typed.official(), "official");
    add(kinds, typed.probationary(), "probationary");
    add(kinds, typed.temporaryIn(), "temporary_in");
    add(kinds, typed.keyCadre(), "key_cadre");
    String kind = Text.line(typed.activityKind());
    String known =
        reading.optionalFound(
            "activityKind",
            kind,
            sql.activityKinds().stream()
                .map(CampaignsSql.KindChoice::code)
                .filter(kind::equals)
                .findFirst(),
            "study.refused.kind",
            kind);
    reading.optional("essayTitle", typed.essayTitle(), Campaign.LONGEST_TITLE);
    LocalDate essayDue = reading.optionalDay("essayDueOn", typed.essayDueOn());
    String pass = Text.line(typed.essayPass());
    Field<Long> mark =
        reading.found(
            "essayPass",
            FormParser.whole(pass.isEmpty() ? "50" : pass).filter(it -> it >= 0 && it <= 100),
            "study.refused.mark",
            pass);
    return new Parts(
        unit, of, title, text, links, starts, ends, kinds, typed, known, essayDue, mark);
  }

  private static void add(List<String> kinds, @Nullable String checked, String kind) {
    if ("yes".equals(checked)) {
      kinds.add(kind);
    }
  }

  private CampaignForm typed(Campaign it) {
    var directive = it.directive();
    String essay = it.essayTitle();
    LocalDate essayDue = it.essayDueOn();
    String kind = it.activityKind();
    return new CampaignForm(
        units.named(it.unit(), today.date()).map(NamedUnit::label).orElse(""),
        directive == null ? "" : directives.named(directive).map(one -> one.reference()).orElse(""),
        it.title(),
        it.text(),
        it.links(),
        it.startsOn().toString(),
        it.endsOn().toString(),
        checked(it, "official"),
        checked(it, "probationary"),
        checked(it, "temporary_in"),
        checked(it, "key_cadre"),
        it.asksAttendance() ? "yes" : "",
        it.contest() ? "yes" : "",
        kind == null ? "" : kind,
        essay == null ? "" : essay,
        essayDue == null ? "" : essayDue.toString(),
        it.essayBlind() ? "yes" : "",
        Integer.toString(it.essayPass()));
  }

  private static String checked(Campaign it, String kind) {
    return it.dueKinds().contains(kind) ? "yes" : "";
  }

  private static void seeing(Actor actor) {
    if (!actor.hasSomewhere(Right.SEE)) {
      throw new NotFound("study");
    }
  }

  private static void writing(Actor actor) {
    if (!actor.hasSomewhere(Right.RECORD)) {
      throw new NotFound("study");
    }
  }
}
