package vn.mach.register;

import jakarta.servlet.http.HttpServletResponse;
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
import vn.mach.directives.DirectiveId;
import vn.mach.files.Files;
import vn.mach.journal.Journal;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Right;
import vn.mach.kernel.Text;
import vn.mach.kernel.Viewer;
import vn.mach.units.Reach;
import vn.mach.units.UnitNamed;
import vn.mach.units.Units;
import vn.mach.web.Flash;
import vn.mach.web.Form;
import vn.mach.web.Reading;

/** One line of a book, and what may be done with it. */
@Controller
class EntryPages {

  private final Register register;
  private final IncomingBook incoming;
  private final OutgoingBook outgoing;
  private final OutgoingPages outgoingPages;
  private final EntriesSql sql;
  private final MessagesSql messages;
  private final Reach reach;
  private final Units units;
  private final Files files;
  private final Journal journal;

  EntryPages(
      Register register, IncomingBook incoming, OutgoingBook outgoing, OutgoingPages outgoingPages, EntriesSql sql, MessagesSql messages,
      Reach reach, Units units, Files files, Journal journal) {
    this.register = register;
    this.incoming = incoming;
    this.outgoing = outgoing;
    this.outgoingPages = outgoingPages;
    this.sql = sql;
    this.messages = messages;
    this.reach = reach;
    this.units = units;
    this.files = files;
    this.journal = journal;
  }

  /** What may be typed on the page of a line: each deed reads its own. */
  record Typed(@Nullable String reason, @Nullable String charge, @Nullable String due, @Nullable String answer, @Nullable String note) {
    static final Typed NOTHING = new Typed("", "", "", "", "");
  }

  @GetMapping("/register/{id:\\d+}")
  String show(Viewer viewer, @PathVariable long id, Model model) {
    EntryRow row = row(viewer, id);
    Typed typed =
        new Typed(
            "", Optional.ofNullable(row.charge()).flatMap(it -> units.named(new vn.mach.kernel.UnitId(it.id()), row.day())).map(UnitNamed::code).orElse(""),
            row.due() == null ? "" : row.due().toString(), "", row.note());
    return show(viewer, row, Form.of(typed), Form.of(typed(row)), model);
  }

  private EntryRow row(Viewer viewer, long id) {
    return sql.show(reach.parameters(viewer, Right.SEE), new EntryId(id)).orElseThrow(() -> new NotFound("entry " + id));
  }

  private String show(Viewer viewer, EntryRow row, Form<Typed> form, Form<OutgoingPages.Typed> paper, Model model) {
    model.addAttribute("row", row);
    model.addAttribute("form", form);
    model.addAttribute("paper", paper);
    model.addAttribute("mayKeep", register.mayKeep(viewer, new vn.mach.kernel.UnitId(row.unit().id())));
    model.addAttribute("files", files.of(viewer, "register", row.id().value()));
    model.addAttribute("history", journal.about(Register.subject(row.id())));
    model.addAttribute("message", messages.of(row.id()).orElse(null));
    return "register/entry";
  }

  private static OutgoingPages.Typed typed(EntryRow row) {
    return new OutgoingPages.Typed(
        "", row.kind(), row.day().toString(), row.title(), row.party(), row.signer(), row.post(), row.urgency().code(), "", "", "",
        row.directive() == null ? "" : row.directive().symbol(), row.note(), "issue");
  }

  @PostMapping("/register/{id:\\d+}/issue")
  String issue(
      Viewer viewer, @PathVariable long id, @ModelAttribute("typed") OutgoingPages.Typed typed, @RequestParam String key, Model model,
      HttpServletResponse response) {
    EntryNamed entry = register.kept(viewer, new EntryId(id));
    EntryRow row = row(viewer, id);
    Reading reading = new Reading();
    LocalDate day = reading.requiredDay("day", typed.day());
    Optional<DirectiveId> directive = outgoingPages.directive(viewer, reading, typed.directive(), units.named(entry.unit(), day), day);
    OutgoingPages.Typed whole =
        new OutgoingPages.Typed(
            "", row.kind(), typed.day(), typed.title(), typed.recipients(), typed.signer(), typed.post(), typed.urgency(), "", "", "",
            typed.directive(), typed.note(), "issue");
    return switch (reading.then(() -> outgoing.issue(viewer, key, entry.id(), whole.paper(entry.unit(), day, directive.orElse(null))))) {
      case Outcome.Done<EntryId> done -> said("register.said.issued", id, entry.symbol());
      case Outcome.Refused<EntryId>(List<Refusal> refusals) -> {
        response.setStatus(422);
        yield show(viewer, row, Form.of(Typed.NOTHING), Form.refused(whole, refusals), model);
      }
    };
  }

  @PostMapping("/register/{id:\\d+}/aside")
  String aside(Viewer viewer, @PathVariable long id, @RequestParam String key, Model model, HttpServletResponse response) {
    return answer(viewer, id, outgoing.setAside(viewer, key, new EntryId(id)), Typed.NOTHING, "register.said.aside", model, response);
  }

  @PostMapping("/register/{id:\\d+}/cancel")
  String cancel(
      Viewer viewer, @PathVariable long id, @ModelAttribute("typed") Typed typed, @RequestParam String key, Model model, HttpServletResponse response) {
    String reason = Text.line(typed.reason());
    return answer(viewer, id, register.cancel(viewer, key, new EntryId(id), reason), typed, "register.said.cancelled", model, response);
  }

  @PostMapping("/register/{id:\\d+}/assign")
  String assign(
      Viewer viewer, @PathVariable long id, @ModelAttribute("typed") Typed typed, @RequestParam String key, Model model, HttpServletResponse response) {
    register.kept(viewer, new EntryId(id));
    Reading reading = new Reading();
    LocalDate due = reading.optionalDay("due", typed.due());
    Optional<UnitNamed> charge = units.meant(viewer, Right.SEE, reading.required("charge", typed.charge()));
    if (charge.isEmpty() && !Text.line(typed.charge()).isEmpty()) {
      reading.refuse("charge", "register.refused.unit_unknown");
    }
    Outcome<EntryId> outcome = reading.then(() -> incoming.assign(viewer, key, new EntryId(id), charge.orElseThrow().id(), due));
    return answer(viewer, id, outcome, typed, "register.said.assigned", model, response);
  }

  @PostMapping("/register/{id:\\d+}/answer")
  String answered(
      Viewer viewer, @PathVariable long id, @ModelAttribute("typed") Typed typed, @RequestParam String key, Model model, HttpServletResponse response) {
    Outcome<EntryId> outcome = incoming.answer(viewer, key, new EntryId(id), Text.line(typed.answer()));
    return answer(viewer, id, outcome, typed, "register.said.answered", model, response);
  }

  @PostMapping("/register/{id:\\d+}/file")
  String file(
      Viewer viewer, @PathVariable long id, @ModelAttribute("typed") Typed typed, @RequestParam String key, Model model, HttpServletResponse response) {
    Outcome<EntryId> outcome = incoming.file(viewer, key, new EntryId(id), Text.line(typed.note()));
    return answer(viewer, id, outcome, typed, "register.said.filed", model, response);
  }

  @PostMapping("/register/{id:\\d+}/reopen")
  String reopen(Viewer viewer, @PathVariable long id, @RequestParam String key, Model model, HttpServletResponse response) {
    return answer(viewer, id, incoming.reopen(viewer, key, new EntryId(id)), Typed.NOTHING, "register.said.reopened", model, response);
  }

  private String answer(
      Viewer viewer, long id, Outcome<EntryId> outcome, Typed typed, String words, Model model, HttpServletResponse response) {
    return switch (outcome) {
      case Outcome.Done<EntryId> done -> said(words, id, "");
      case Outcome.Refused<EntryId>(List<Refusal> refusals) -> {
        response.setStatus(422);
        EntryRow row = row(viewer, id);
        yield show(viewer, row, Form.refused(typed, refusals), Form.of(typed(row)), model);
      }
    };
  }

  private static String said(String words, long id, String symbol) {
    Flash.done(words, symbol);
    return "redirect:/register/" + id;
  }
}
