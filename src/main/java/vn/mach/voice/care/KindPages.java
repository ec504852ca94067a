package vn.mach.voice.care;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
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

/** Kinds of care, occasions, and the days of occasions in each year: kept by administrators. */
@Controller
class KindPages {

  private final CareKinds kinds;
  private final Today today;

  KindPages(CareKinds kinds, Today today) {
    this.kinds = kinds;
    this.today = today;
  }

  record KindForm(
      @Nullable String code,
      @Nullable String form,
      @Nullable String nameVi,
      @Nullable String nameEn,
      @Nullable String ended) {}

  /**
   * An occasion as typed.
   *
   * @param kinds codes, separated by commas
   */
  record OccasionForm(
      @Nullable String occasionCode,
      @Nullable String occasionVi,
      @Nullable String occasionEn,
      @Nullable String kinds,
      @Nullable String occasionEnded) {}

  record DayForm(@Nullable String occasion, @Nullable String day, @Nullable String source) {}

  @GetMapping("/care/kinds")
  String show(Actor actor, Model model) {
    return show(actor, kind(), occasion(), day(), model);
  }

  @PostMapping("/care/kinds")
  String keep(
      Actor actor, @ModelAttribute("typed") KindForm typed, @RequestParam String key, Model model) {
    require(actor);
    FormParser reading = new FormParser();
    Field<String> code = code(reading, "code", typed.code());
    Field<String> form =
        reading.found(
            "form",
            Optional.of(Text.line(typed.form())).filter(CareKind.FORMS::contains),
            "care.refused.form");
    String vi = reading.required("nameVi", typed.nameVi(), CareKind.LONGEST_NAME);
    String en = reading.required("nameEn", typed.nameEn(), CareKind.LONGEST_NAME);
    return Answers.of(
        reading.then(() ->
            kinds.keep(
                actor,
                key,
                new CareKind(
                    code.get(), form.get(), vi, en, !Text.line(typed.ended()).equals("yes")))),
        done -> Answers.to("/care/kinds", "care.kinds.saved"),
        refusals -> show(actor, Form.refused(typed, refusals), occasion(), day(), model));
  }

  @PostMapping("/care/occasions")
  String keepOccasion(
      Actor actor,
      @ModelAttribute("typed") OccasionForm typed,
      @RequestParam String key,
      Model model) {
    require(actor);
    FormParser reading = new FormParser();
    Field<String> code = code(reading, "occasionCode", typed.occasionCode());
    String vi = reading.required("occasionVi", typed.occasionVi(), CareKind.LONGEST_NAME);
    String en = reading.required("occasionEn", typed.occasionEn(), CareKind.LONGEST_NAME);
    List<String> chosen =
        Arrays.stream(Text.line(typed.kinds()).split("[,; ]+"))
            .filter(it -> !it.isEmpty())
            .toList();
    chosen.stream()
        .filter(it -> kinds.find(it, "visit").isEmpty())
        .findFirst()
        .ifPresent(it -> reading.refuse("kinds", "care.refused.unknown_kind", it));
    return Answers.of(
        reading.then(() ->
            kinds.keepOccasion(
                actor,
                key,
                new CareKind.Occasion(
                    code.get(),
                    vi,
                    en,
                    String.join(",", chosen),
                    !Text.line(typed.occasionEnded()).equals("yes")))),
        done -> Answers.to("/care/kinds", "care.kinds.saved"),
        refusals -> show(actor, kind(), Form.refused(typed, refusals), day(), model));
  }

  @PostMapping("/care/occasions/days")
  String keepDay(
      Actor actor, @ModelAttribute("typed") DayForm typed, @RequestParam String key, Model model) {
    require(actor);
    FormParser reading = new FormParser();
    Field<CareKind.Occasion> occasion =
        reading.found(
            "occasion",
            kinds.occasion(Text.line(typed.occasion())),
            "care.refused.occasion",
            Text.line(typed.occasion()));
    Field<LocalDate> day = reading.requiredDay("day", typed.day());
    if (day.read().filter(it -> it.getYear() < 2000).isPresent()) {
      reading.refuse("day", "web.refused.not_a_date", FormParser.quoted(typed.day()));
    }
    String source = reading.required("source", typed.source(), Visit.LONGEST_NAME);
    return Answers.of(
        reading.then(() ->
            kinds.keepDay(
                actor,
                key,
                new CareKinds.Day(occasion.get().code(), day.get().getYear(), day.get(), source))),
        done -> Answers.to("/care/kinds", "care.kinds.saved"),
        refusals -> show(actor, kind(), occasion(), Form.refused(typed, refusals), model));
  }

  private static Field<String> code(FormParser reading, String field, @Nullable String typed) {
    String text = Text.key(typed);
    return reading.found(
        field,
        Optional.of(text).filter(it -> it.matches("[a-z][a-z0-9_]{0,39}")),
        "care.refused.code",
        text);
  }

  private static Form<KindForm> kind() {
    return Form.of(new KindForm("", "visit", "", "", ""));
  }

  private static Form<OccasionForm> occasion() {
    return Form.of(new OccasionForm("", "", "", "", ""));
  }

  private static Form<DayForm> day() {
    return Form.of(new DayForm("", "", ""));
  }

  private String show(
      Actor actor,
      Form<KindForm> kind,
      Form<OccasionForm> occasion,
      Form<DayForm> day,
      Model model) {
    require(actor);
    model.addAttribute("kinds", kinds.all());
    model.addAttribute("occasions", kinds.occasions());
    model.addAttribute("days", kinds.days(today.date().getYear()));
    model.addAttribute("kind", kind);
    model.addAttribute("occasion", occasion);
    model.addAttribute("day", day);
    return "voice/care/kinds";
  }

  private static void require(Actor actor) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("kinds of care");
    }
  }
}
