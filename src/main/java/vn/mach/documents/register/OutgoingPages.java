package vn.mach.documents.register;

import java.time.LocalDate;
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
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Flash;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.base.web.Page;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The form in which an outgoing paper takes its number, or a number is reserved. */
@Controller
class OutgoingPages {

  private final Register register;
  private final IncomingBook incoming;
  private final EntriesSql sql;
  private final IssuedPapers issued;
  private final BookKeepers keepers;
  private final IssuingRules rules;
  private final Units units;
  private final Today today;

  OutgoingPages(
      Register register,
      IncomingBook incoming,
      EntriesSql sql,
      IssuedPapers issued,
      BookKeepers keepers,
      IssuingRules rules,
      Units units,
      Today today) {
    this.rules = rules;
    this.register = register;
    this.incoming = incoming;
    this.sql = sql;
    this.issued = issued;
    this.keepers = keepers;
    this.units = units;
    this.today = today;
  }

  /**
   * As typed. {@code act}: {@code issue} or {@code reserve}; {@code congress}: {@code yes} where it
   * is a paper of the congress.
   */
  record OutgoingForm(
      @Nullable String unit,
      @Nullable String kind,
      @Nullable String day,
      @Nullable String title,
      @Nullable String recipients,
      @Nullable String signer,
      @Nullable String post,
      @Nullable String urgency,
      @Nullable String number,
      @Nullable String repeats,
      @Nullable String congress,
      @Nullable String directive,
      @Nullable String note,
      @Nullable String act) {

    static OutgoingForm blank(String unit, String kind, String day) {
      return new OutgoingForm(
          unit, kind, day, "", "", "", "", Urgency.NORMAL.code(), "", "", "", "", "", "issue");
    }

    Outgoing paper(UnitId unit, LocalDate day, @Nullable PaperReference about) {
      return new Outgoing(
          unit,
          Text.line(kind),
          day,
          Text.line(title),
          lines(recipients),
          Text.line(signer),
          Text.line(post),
          Text.line(urgency).isEmpty() ? Urgency.NORMAL.code() : Text.line(urgency),
          Text.line(number),
          Text.line(repeats),
          "yes".equals(congress),
          "reserve".equals(act),
          about,
          "",
          Text.line(note));
    }

    static String lines(@Nullable String typed) {
      return Text.lines(typed).replaceAll("\\n\\s*\\n", "\n");
    }
  }

  @GetMapping("/register/outgoing/new")
  String blank(
      Actor actor,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "0") long answers,
      Model model) {
    BookKeepers.require(actor);
    if (answers != 0) {
      EntryRow asked = incoming(actor, answers);
      return form(
          actor,
          Form.of(answer(asked, Text.line(kind), incoming.book(actor, asked))),
          asked,
          model);
    }
    List<NamedUnit> tops = units.tops(actor, Right.RECORD);
    String code =
        unit.isEmpty() && !tops.isEmpty()
            ? tops.getFirst().label()
            : keepers.unit(actor, unit).map(NamedUnit::label).orElse(Text.line(unit));
    return form(
        actor,
        Form.of(OutgoingForm.blank(code, Text.line(kind), today.date().toString())),
        null,
        model);
  }

  /** The incoming line that a paper answers. */
  private EntryRow incoming(Actor actor, long id) {
    return sql.show(actor, new EntryId(id))
        .filter(it -> it.book() == Book.INCOMING)
        .orElseThrow(() -> new NotFound("entry " + id));
  }

  /** To whoever sent the paper. */
  private OutgoingForm answer(EntryRow asked, String kind, UnitId from) {
    String unit = units.named(from, today.date()).map(NamedUnit::label).orElse("");
    return new OutgoingForm(
        unit,
        kind,
        today.date().toString(),
        "",
        asked.party(),
        "",
        "",
        Urgency.NORMAL.code(),
        "",
        "",
        "",
        "",
        "",
        "issue");
  }

  @PostMapping("/register/outgoing")
  String take(
      Actor actor,
      @ModelAttribute("typed") OutgoingForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "0") long answers,
      Model model) {
    BookKeepers.require(actor);
    EntryRow asked = answers == 0 ? null : incoming(actor, answers);
    FormParser reading = new FormParser();
    Field<NamedUnit> unit = keepers.unit(actor, reading, typed.unit());
    Field<LocalDate> day = reading.requiredDay("day", typed.day());
    PaperReference about =
        about(actor, reading, typed.directive(), unit.read().map(NamedUnit::id).orElse(null), day);
    if (asked != null) {
      return Answers.of(
          reading.then(() ->
              incoming.issueAnswer(
                  actor, key, asked.id(), typed.paper(unit.get().id(), day.get(), about))),
          taken ->
              Answers.to("/register/" + answers, "register.said.answer_issued", taken.symbol()),
          refusals -> form(actor, Form.refused(typed, refusals), asked, model));
    }
    String said = "reserve".equals(typed.act()) ? "register.said.reserved" : "register.said.issued";
    return Answers.of(
        reading.then(
            () -> register.takeNumber(actor, key, typed.paper(unit.get().id(), day.get(), about))),
        taken -> Answers.to("/register/" + taken.entry().value(), said, taken.symbol()),
        refusals -> form(actor, Form.refused(typed, refusals), null, model));
  }

  /**
   * A paper of another module (a directive of the realm) named by its symbol; said against the
   * field where there is none that the actor sees.
   */
  @Nullable PaperReference about(
      Actor actor,
      FormParser reading,
      @Nullable String typed,
      @Nullable UnitId unit,
      Field<LocalDate> day) {
    Optional<PaperReference> found =
        day.read()
            .flatMap(it -> issued.find(actor, Text.line(typed), Optional.ofNullable(unit), it));
    return reading.optionalFound("directive", typed, found, "register.refused.directive");
  }

  private String form(Actor actor, Form<OutgoingForm> form, @Nullable EntryRow asked, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("asked", asked);
    next(
        actor,
        form.value("unit"),
        form.value("kind"),
        form.value("day"),
        form.value("congress"),
        model);
    return "documents/register/outgoing";
  }

  /**
   * The number that the paper would get: a part of the form, loaded again when unit, kind or day
   * change.
   */
  @GetMapping("/register/outgoing/number")
  String number(
      Actor actor,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String congress,
      Model model) {
    BookKeepers.require(actor);
    next(actor, unit, kind, day, congress, model);
    return "documents/register/number";
  }

  /** A kind of paper and the source of the rule that it is not for the unit. */
  record Against(String kind, String source) {}

  private void next(
      Actor actor, String unit, String kind, String day, String congress, Model model) {
    Optional<NamedUnit> named = keepers.unit(actor, unit);
    LocalDate on = FormParser.day(day).orElse(today.date());
    boolean ofCongress = "yes".equals(congress);
    String code = Text.line(kind);
    model.addAttribute(
        "next", named.flatMap(it -> register.next(it.id(), code, on, ofCongress)).orElse(""));
    model.addAttribute(
        "against",
        DocumentKind.find(code)
            .flatMap(known -> named.flatMap(it -> rules.against(it.id(), code, on, ofCongress)))
            .map(source -> new Against(code, source))
            .orElse(null));
  }

  /** A paper of another module that stands outside the book gets its line. */
  @PostMapping("/register/outgoing/{module}/{paper}")
  String enter(
      Actor actor,
      @PathVariable String module,
      @PathVariable long paper,
      @RequestParam String key) {
    NumberedPapers.Paper found =
        issued.paper(module, paper).orElseThrow(() -> new NotFound(module + " " + paper));
    return switch (issued
        .enter(actor, key, found)
        .orElseThrow(() -> new NotFound(module + " " + paper))) {
      case Outcome.Done<EntryId>(EntryId entry) ->
          Answers.to("/register/" + entry.value(), "register.said.entered", found.symbol());
      case Outcome.Refused<EntryId>(List<Refusal> refusals) -> {
        Refusal first = refusals.getFirst();
        if (first.reason().equals("register.refused.number_taken")) {
          Flash.warn("register.said.not_entered", found.symbol(), first.arguments().get(1));
        } else {
          Flash.warn(first.reason(), first.arguments().toArray());
        }
        yield Answers.to("/register?book=outgoing&unit=" + Page.segment(found.unitCode()));
      }
    };
  }
}
