package vn.mach.documents.adoptions;

import java.util.ArrayList;
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
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
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

  private final AdoptionTermsSql sql;
  private final Units units;
  private final Idempotency idempotency;
  private final AuditLog auditLog;

  AdoptionTermPages(AdoptionTermsSql sql, Units units, Idempotency idempotency, AuditLog auditLog) {
    this.sql = sql;
    this.units = units;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  /** The name of a field: {@code adoption-commune}; {@code adoption-} for every other kind. */
  static String field(Owed owed, String kind) {
    return owed.code() + "-" + kind;
  }

  @GetMapping("/adoptions/terms")
  String show(Actor actor, Model model) {
    require(actor);
    Map<String, String> values = new HashMap<>();
    sql.all()
        .forEach((owed, kinds) ->
            kinds.forEach((kind, days) -> values.put(field(owed, kind), days.toString())));
    return page(Form.empty(), values, model);
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
    require(actor);
    FormParser reading = new FormParser();
    Map<Owed, Map<String, Integer>> terms = new EnumMap<>(Owed.class);
    List<String> said = new ArrayList<>();
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
          said.add(field + "=" + number.get());
        }
      }
      terms.put(owed, days);
    }
    return Answers.of(
        reading.then(() ->
            idempotency.once(
                new Key(actor, key, "adoptions.terms", said),
                Answer.known(0L),
                () -> {
                  sql.replace(terms);
                  auditLog.record(
                      actor, "adoptions.terms_changed", "adoption_terms", null, null, Map.of());
                  return Outcome.done(0L);
                })),
        done -> Answers.to("/adoptions/terms", "adoptions.said.terms"),
        refusals -> page(Form.empty(refusals), typed, model));
  }

  private static void require(Actor actor) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("adoption terms");
    }
  }
}
