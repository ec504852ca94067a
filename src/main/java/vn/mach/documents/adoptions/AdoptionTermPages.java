package vn.mach.documents.adoptions;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.organisation.units.UnitKind;
import vn.mach.organisation.units.Units;

/** The terms of a directive's duties, by kind of unit. They hold for what is sent from then on. */
@Controller
class AdoptionTermPages {

  private static final int MOST_DAYS = 3650;

  private final AdoptionTerms terms;
  private final Units units;

  AdoptionTermPages(AdoptionTerms terms, Units units) {
    this.terms = terms;
    this.units = units;
  }

  /** The name of a field: {@code adoption-commune}; {@code adoption-} for every other kind. */
  static String field(Owed owed, String kind) {
    return owed.code() + "-" + kind;
  }

  @GetMapping("/adoptions/terms")
  String show(Actor actor, Model model) {
    Map<String, String> values = new HashMap<>();
    terms
        .all(actor)
        .forEach((owed, kinds) ->
            kinds.forEach((kind, days) -> values.put(field(owed, kind), days.toString())));
    return page(Form.empty().about(terms.seen(actor)), values, model);
  }

  private String page(Form<Form.Nothing> form, Map<String, String> values, Model model) {
    model.addAttribute("kinds", units.kinds());
    model.addAttribute("values", values);
    model.addAttribute("form", form);
    return "documents/adoptions/terms";
  }

  /** All terms at once, in working days; an empty one is that of every other kind. */
  @PostMapping("/adoptions/terms")
  String change(
      Actor actor, @RequestParam Map<String, String> typed, @RequestParam String key, Model model) {
    terms.all(actor); // those who may not change them find no page
    FormParser reading = new FormParser();
    Map<Owed, Map<String, Integer>> wanted = new EnumMap<>(Owed.class);
    List<String> kinds =
        Stream.concat(Stream.of(""), units.kinds().stream().map(UnitKind::code)).toList();
    for (Owed owed : Owed.values()) {
      Map<String, Integer> days = new HashMap<>();
      for (String kind : kinds) {
        String field = field(owed, kind);
        String value = Text.line(typed.get(field));
        if (value.isEmpty()) {
          if (kind.isEmpty()) {
            reading.refuse(field, "web.refused.missing");
          }
          continue;
        }
        Optional<Long> number = FormParser.whole(value).filter(it -> it >= 1 && it <= MOST_DAYS);
        if (number.isEmpty()) {
          reading.refuse(field, "adoptions.refused.term", value, MOST_DAYS);
        } else {
          days.put(kind, number.get().intValue());
        }
      }
      wanted.put(owed, days);
    }
    return Answers.of(
        reading.then(() -> terms.replace(actor, key, wanted, Text.line(typed.get("shown")))),
        done -> Answers.to("/adoptions/terms", "adoptions.said.terms"),
        refusals -> page(Form.empty(refusals).about(terms.seen(actor)), typed, model));
  }
}
