package vn.mach.documents.register;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.access.SubjectLog;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** One line of a book, and what may be done with it. */
@Controller
class EntryPages {

  private final Register register;
  private final IncomingBook incoming;
  private final OutgoingBook outgoing;
  private final OutgoingPages outgoingPages;
  private final EntriesSql sql;
  private final ObjectProvider<PaperExchange> exchanges;
  private final Units units;
  private final Files files;
  private final SubjectLog log;

  EntryPages(
      Register register,
      IncomingBook incoming,
      OutgoingBook outgoing,
      OutgoingPages outgoingPages,
      EntriesSql sql,
      ObjectProvider<PaperExchange> exchanges,
      Units units,
      Files files,
      SubjectLog log) {
    this.register = register;
    this.incoming = incoming;
    this.outgoing = outgoing;
    this.outgoingPages = outgoingPages;
    this.sql = sql;
    this.exchanges = exchanges;
    this.units = units;
    this.files = files;
    this.log = log;
  }

  /** What may be typed on the page of a line: each action reads its own. */
  record EntryStepForm(
      @Nullable String reason,
      @Nullable String charge,
      @Nullable String due,
      @Nullable String answer,
      @Nullable String note) {
    static final EntryStepForm NOTHING = new EntryStepForm("", "", "", "", "");
  }

  @GetMapping("/register/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    EntryRow row = row(actor, id);
    EntryStepForm typed =
        new EntryStepForm(
            "",
            Optional.ofNullable(row.charge())
                .flatMap(it -> units.named(new UnitId(it.id()), row.day()))
                .map(NamedUnit::label)
                .orElse(""),
            row.due() == null ? "" : row.due().toString(),
            "",
            row.note());
    return show(actor, row, Form.of(typed), Form.of(typed(row)), model);
  }

  private EntryRow row(Actor actor, long id) {
    return sql.show(actor, new EntryId(id)).orElseThrow(() -> new NotFound("entry " + id));
  }

  private String show(
      Actor actor,
      EntryRow row,
      Form<EntryStepForm> form,
      Form<OutgoingPages.OutgoingForm> paper,
      Model model) {
    units.showPath(actor, new UnitId(row.unit().id()), row.day());
    model.addAttribute("row", row);
    model.addAttribute("form", form);
    model.addAttribute("paper", paper);
    model.addAttribute("mayKeep", register.mayKeep(actor, new UnitId(row.unit().id())));
    model.addAttribute("inCharge", incoming.inCharge(actor, row.id()));
    model.addAttribute("files", files.of(actor, "register", row.id().value()));
    model.addAttribute("history", log.about(row.id().subject()));
    model.addAttribute(
        "originals", exchanges.stream().flatMap(it -> it.original(row.id()).stream()).toList());
    model.addAttribute("exchanges", exchanges.stream().map(it -> it.send(row.id())).toList());
    return "documents/register/entry";
  }

  private static OutgoingPages.OutgoingForm typed(EntryRow row) {
    return new OutgoingPages.OutgoingForm(
        "",
        row.kind(),
        row.day().toString(),
        row.title(),
        row.party(),
        row.signer(),
        row.post(),
        row.urgency().code(),
        "",
        "",
        "",
        row.about() == null ? "" : row.about().symbol(),
        row.note(),
        "issue");
  }

  @PostMapping("/register/{id:\\d+}/issue")
  String issue(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") OutgoingPages.OutgoingForm typed,
      @RequestParam String key,
      Model model) {
    NamedEntry entry = register.kept(actor, new EntryId(id));
    EntryRow row = row(actor, id);
    FormParser reading = new FormParser();
    Field<LocalDate> day = reading.requiredDay("day", typed.day());
    PaperReference about =
        outgoingPages.about(actor, reading, typed.directive(), entry.unit(), day);
    OutgoingPages.OutgoingForm whole =
        new OutgoingPages.OutgoingForm(
            "",
            row.kind(),
            typed.day(),
            typed.title(),
            typed.recipients(),
            typed.signer(),
            typed.post(),
            typed.urgency(),
            "",
            "",
            "",
            typed.directive(),
            typed.note(),
            "issue");
    return Answers.of(
        reading.then(() ->
            outgoing.issue(actor, key, entry.id(), whole.paper(entry.unit(), day.get(), about))),
        done -> said("register.said.issued", id, entry.symbol()),
        refusals ->
            show(actor, row, Form.of(EntryStepForm.NOTHING), Form.refused(whole, refusals), model));
  }

  @PostMapping("/register/{id:\\d+}/aside")
  String aside(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    return answer(
        actor,
        id,
        outgoing.setAside(actor, key, new EntryId(id)),
        EntryStepForm.NOTHING,
        "register.said.aside",
        model);
  }

  @PostMapping("/register/{id:\\d+}/cancel")
  String cancel(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") EntryStepForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    String reason = Text.line(typed.reason());
    return answer(
        actor,
        id,
        register.cancel(actor, key, new EntryId(id), reason, Text.line(shown)),
        typed,
        "register.said.cancelled",
        model);
  }

  @PostMapping("/register/{id:\\d+}/assign")
  String assign(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") EntryStepForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    register.kept(actor, new EntryId(id));
    FormParser reading = still(actor, id, shown);
    LocalDate due = reading.optionalDay("due", typed.due());
    Field<UnitId> charge =
        reading.requiredFound(
            "charge",
            typed.charge(),
            units.meant(actor, Right.SEE, Text.line(typed.charge())).map(NamedUnit::id),
            "register.refused.unit_typed");
    return answer(
        actor,
        id,
        reading.then(() -> incoming.assign(actor, key, new EntryId(id), charge.get(), due)),
        typed,
        "register.said.assigned",
        model);
  }

  @PostMapping("/register/{id:\\d+}/answer")
  String answered(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") EntryStepForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    Outcome<EntryId> outcome =
        still(actor, id, shown)
            .then(() -> incoming.answer(actor, key, new EntryId(id), Text.line(typed.answer())));
    return answer(actor, id, outcome, typed, "register.said.answered", model);
  }

  @PostMapping("/register/{id:\\d+}/file")
  String file(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") EntryStepForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    Outcome<EntryId> outcome =
        still(actor, id, shown)
            .then(() -> incoming.file(actor, key, new EntryId(id), Text.line(typed.note())));
    return answer(actor, id, outcome, typed, "register.said.filed", model);
  }

  @PostMapping("/register/{id:\\d+}/reopen")
  String reopen(
      Actor actor,
      @PathVariable long id,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    return answer(
        actor,
        id,
        still(actor, id, shown).then(() -> incoming.reopen(actor, key, new EntryId(id))),
        EntryStepForm.NOTHING,
        "register.said.reopened",
        model);
  }

  private FormParser still(Actor actor, long id, String shown) {
    return FormParser.about(
        Text.line(shown),
        () -> {
          incoming.lock(new EntryId(id));
          return row(actor, id).seen();
        });
  }

  private String answer(
      Actor actor,
      long id,
      Outcome<EntryId> outcome,
      EntryStepForm typed,
      String words,
      Model model) {
    return Answers.of(
        outcome,
        done -> said(words, id, ""),
        refusals -> {
          EntryRow row = row(actor, id);
          return show(actor, row, Form.refused(typed, refusals), Form.of(typed(row)), model);
        });
  }

  private static String said(String words, long id, String symbol) {
    return Answers.to("/register/" + id, words, symbol);
  }
}
