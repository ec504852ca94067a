package vn.mach.evidence.activities;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.evidence.activities.ActivityKind.Amount;
import vn.mach.evidence.activities.ActivityKind.Attendance;
import vn.mach.organisation.units.Units;

/**
 * Kinds of activity as data: their names, what they ask for, who records them. For administrators.
 */
@Controller
class ActivityKindPages {

  /** Empty rows for further amounts at the foot of the form. */
  private static final int SPARE = 3;

  private final ActivityKinds kinds;
  private final Units units;

  ActivityKindPages(ActivityKinds kinds, Units units) {
    this.kinds = kinds;
    this.units = units;
  }

  @GetMapping("/activities/kinds")
  String list(Actor actor, Model model) {
    require(actor);
    model.addAttribute("kinds", kinds.all());
    model.addAttribute("unitKinds", units.kinds());
    return "evidence/activities/kinds";
  }

  @GetMapping("/activities/kinds/edit")
  String edit(Actor actor, @RequestParam(defaultValue = "") String code, Model model) {
    require(actor);
    ActivityKind kind =
        code.isEmpty() ? null : kinds.find(code).orElseThrow(() -> new NotFound("kind " + code));
    Form<KindForm> form = kind == null ? Form.of(typed(null)) : Form.editing(typed(kind));
    return page(model, form, kind == null);
  }

  @PostMapping("/activities/kinds")
  String save(
      Actor actor,
      @RequestParam MultiValueMap<String, String> fields,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    require(actor);
    KindForm typed = read(fields);
    boolean fresh = EntryForm.value(fields, "fresh").equals("yes");
    FormParser reading =
        fresh
            ? new FormParser()
            : FormParser.since(shown, () -> now(typed), typed, KindForm.CHOICES);
    typed.check(reading);
    return Answers.of(
        reading.then(() -> kinds.save(actor, key, typed.kind(), fresh)),
        done -> Answers.to("/activities/kinds", "activities.said.kind_saved"),
        refusals -> page(model, reading.refused(typed, refusals), fresh));
  }

  /** The kind as it is; where there is none, nobody changed it. */
  private KindForm now(KindForm typed) {
    return kinds.find(typed.code()).map(ActivityKindPages::typed).orElse(typed);
  }

  private String page(Model model, Form<KindForm> form, boolean fresh) {
    model.addAttribute("form", form);
    model.addAttribute("fresh", fresh);
    model.addAttribute("unitKinds", units.kinds());
    return "evidence/activities/kind";
  }

  private static void require(Actor actor) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("activity kinds");
    }
  }

  private static KindForm typed(@Nullable ActivityKind kind) {
    List<Amount> amounts = new ArrayList<>(kind == null ? List.of() : kind.amounts());
    for (int i = 0; i < SPARE; i++) {
      amounts.add(new Amount("", "", ""));
    }
    return kind == null
        ? new KindForm("", "", "", "optional", "", "", List.of(), "yes", "1000", amounts)
        : new KindForm(
            kind.code(),
            kind.nameVi(),
            kind.nameEn(),
            kind.attendance().code(),
            kind.namesPersons() ? "yes" : "",
            kind.onceAMonth() ? "yes" : "",
            kind.recorders(),
            kind.standing() ? "yes" : "",
            Integer.toString(kind.position()),
            amounts);
  }

  private static KindForm read(MultiValueMap<String, String> fields) {
    List<Amount> amounts = new ArrayList<>();
    for (int i = 0; fields.containsKey("amount" + i + ".code") && i < 50; i++) {
      amounts.add(
          new Amount(
              Text.line(fields.getFirst("amount" + i + ".code")),
              Text.line(fields.getFirst("amount" + i + ".nameVi")),
              Text.line(fields.getFirst("amount" + i + ".nameEn"))));
    }
    return new KindForm(
        Text.line(fields.getFirst("code")),
        Text.line(fields.getFirst("nameVi")),
        Text.line(fields.getFirst("nameEn")),
        EntryForm.value(fields, "attendance"),
        EntryForm.value(fields, "namesPersons"),
        EntryForm.value(fields, "onceAMonth"),
        List.copyOf(fields.getOrDefault("recorders", List.of())),
        EntryForm.value(fields, "standing"),
        EntryForm.value(fields, "position"),
        amounts);
  }

  /** A kind as typed. */
  record KindForm(
      String code,
      String nameVi,
      String nameEn,
      String attendance,
      String namesPersons,
      String onceAMonth,
      List<String> recorders,
      String standing,
      String position,
      List<Amount> amounts) {

    private static final String[] CHOICES = {
      "attendance", "namesPersons", "onceAMonth", "recorders", "standing", "amounts"
    };

    /** Returns what is invalid or missing. */
    void check(FormParser reading) {
      if (!FormParser.isCode(code)) {
        reading.refuse(
            "code",
            code.isEmpty() ? "activities.refused.missing" : "activities.refused.not_a_code");
      }
      Map.of("nameVi", nameVi, "nameEn", nameEn)
          .forEach((field, name) -> {
            if (name.isEmpty()) {
              reading.refuse(field, "activities.refused.missing");
            }
          });
      if (Codes.find(Attendance.class, attendance).isEmpty()) {
        reading.refuse("attendance", "activities.refused.missing");
      }
      if (FormParser.whole(position).filter(it -> it >= 0 && it <= 1_000_000).isEmpty()) {
        reading.refuse("position", "activities.refused.not_a_number", FormParser.quoted(position));
      }
      List<Amount> filled = filled();
      for (Amount amount : filled) {
        if (!FormParser.isCode(amount.code())) {
          reading.refuse("amounts", "activities.refused.amount_code");
        } else if (amount.nameVi().isEmpty() || amount.nameEn().isEmpty()) {
          reading.refuse("amounts", "activities.refused.amount_names", amount.code());
        }
      }
      if (filled.stream().map(Amount::code).distinct().count() < filled.size()) {
        reading.refuse("amounts", "activities.refused.amount_twice");
      }
    }

    /** Only filled rows: an emptied row removes the amount. */
    List<Amount> filled() {
      return amounts.stream()
          .filter(it -> !(it.code() + it.nameVi() + it.nameEn()).isEmpty())
          .toList();
    }

    /** Only after {@link #check} returned no error. */
    ActivityKind kind() {
      return new ActivityKind(
          code,
          nameVi,
          nameEn,
          Attendance.of(attendance),
          namesPersons.equals("yes"),
          onceAMonth.equals("yes"),
          recorders,
          standing.equals("yes"),
          FormParser.whole(position).orElseThrow().intValue(),
          filled());
    }
  }
}
