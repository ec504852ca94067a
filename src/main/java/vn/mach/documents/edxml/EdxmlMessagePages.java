package vn.mach.documents.edxml;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Download;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Flash;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.documents.register.BookKeepers;
import vn.mach.documents.register.EntryId;
import vn.mach.documents.register.EntryRow;
import vn.mach.documents.register.Register;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Messages in and out: chosen, looked at, entered; and an outgoing paper taken along as one. */
@Controller
class EdxmlMessagePages {

  private final EdxmlMessages messages;
  private final EdxmlMessagesSql messagesSql;
  private final EdxmlExport out;
  private final BookKeepers keepers;
  private final Register register;
  private final Units units;
  private final Today today;

  EdxmlMessagePages(
      EdxmlMessages messages,
      EdxmlMessagesSql messagesSql,
      EdxmlExport out,
      BookKeepers keepers,
      Register register,
      Units units,
      Today today) {
    this.messages = messages;
    this.messagesSql = messagesSql;
    this.out = out;
    this.keepers = keepers;
    this.register = register;
    this.units = units;
    this.today = today;
  }

  record MessageForm(@Nullable String unit) {}

  /** What is stated when a message is entered; each {@code yes} or nothing. */
  record EnterForm(@Nullable String notSecret, @Nullable String without, @Nullable String again) {}

  @GetMapping("/edxml/new")
  String blank(Actor actor, @RequestParam(defaultValue = "") String unit, Model model) {
    BookKeepers.require(actor);
    List<NamedUnit> tops = units.tops(actor, Right.RECORD);
    String code =
        unit.isEmpty() && !tops.isEmpty()
            ? tops.getFirst().label()
            : units
                .meant(actor, Right.RECORD, Text.line(unit))
                .map(NamedUnit::label)
                .orElse(Text.line(unit));
    return form(Form.of(new MessageForm(code)), List.of(), model);
  }

  private String form(Form<MessageForm> form, List<EdxmlProblem> problems, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("problems", problems);
    model.addAttribute("limit", EdxmlReader.LARGEST / 1_048_576);
    return "documents/edxml/new";
  }

  @Expensive
  @PostMapping("/edxml")
  String send(
      Actor actor,
      @ModelAttribute("typed") MessageForm typed,
      @RequestParam String key,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Model model) {
    BookKeepers.require(actor);
    FormParser reading = new FormParser();
    Field<NamedUnit> unit = keepers.unit(actor, reading, typed.unit());
    if (file == null || file.isEmpty()) {
      reading.refuse("", "edxml.refused.no_file");
    }
    return Answers.of(
        reading.then(() -> Outcome.done(received(actor, key, unit.get(), file))),
        read ->
            read.problems().isEmpty()
                ? Answers.to("/edxml/" + read.id())
                : Answers.refused(form(Form.refused(typed, List.of()), read.problems(), model)),
        refusals -> form(Form.refused(typed, refusals), List.of(), model));
  }

  private EdxmlMessages.Validated received(
      Actor actor, String key, NamedUnit unit, @Nullable MultipartFile file) {
    MultipartFile sent = Objects.requireNonNull(file);
    String name = Text.line(Objects.requireNonNullElse(sent.getOriginalFilename(), ""));
    try {
      return messages.receive(actor, key, unit.id(), name, sent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Expensive
  @GetMapping("/edxml/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    EdxmlMessagesSql.Message message = messages.kept(actor, id);
    EntryId entry = message.entry();
    return entry == null
        ? show(message, Form.of(new EnterForm("", "", "")), model)
        : "redirect:/register/" + entry.value();
  }

  private String show(EdxmlMessagesSql.Message message, Form<EnterForm> form, Model model) {
    try (EdxmlValidation.Whole whole = messages.open(message)) {
      model.addAttribute("message", message);
      model.addAttribute("whole", whole);
      model.addAttribute("form", form);
      model.addAttribute("unit", units.named(message.unit(), today.date()).orElseThrow());
      model.addAttribute(
          "kind",
          whole.message() == null ? "" : messages.kind(Objects.requireNonNull(whole.message())));
      return "documents/edxml/message";
    }
  }

  @Expensive
  @PostMapping("/edxml/{id:\\d+}/enter")
  String enter(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") EnterForm typed,
      @RequestParam String key,
      Model model) {
    return Answers.of(
        messages.enter(
            actor,
            key,
            id,
            "yes".equals(typed.notSecret()),
            "yes".equals(typed.without()),
            "yes".equals(typed.again())),
        entry -> Answers.to("/register/" + entry.value(), "register.said.received"),
        refusals -> show(messages.kept(actor, id), Form.refused(typed, refusals), model));
  }

  @PostMapping("/edxml/{id:\\d+}/discard")
  String discard(Actor actor, @PathVariable long id) {
    messages.discard(actor, id);
    return Answers.to("/register", "edxml.said.discarded");
  }

  /**
   * The message as it came, for the person who sees the line that it made, or keeps the book that
   * it waits for.
   */
  @GetMapping("/edxml/{id:\\d+}/original")
  void original(Actor actor, @PathVariable long id, HttpServletResponse response)
      throws IOException {
    EdxmlMessagesSql.Message message =
        messagesSql
            .find(id)
            .filter(it ->
                it.entry() == null
                    ? register.mayKeep(actor, it.unit())
                    : register.show(actor, it.entry()).isPresent())
            .orElseThrow(() -> new NotFound("message " + id));
    offer(response, message.fileName().isEmpty() ? "message.edxml" : message.fileName());
    response.setContentLengthLong(message.size());
    messagesSql.copy(id, Download.unheld(response));
  }

  /** An outgoing paper as a message; where it cannot be one, its page says why. */
  @Expensive
  @GetMapping("/edxml/entries/{id:\\d+}")
  @Nullable String edxml(Actor actor, @PathVariable long id, HttpServletResponse response)
      throws IOException {
    EntryRow row =
        register.show(actor, new EntryId(id)).orElseThrow(() -> new NotFound("entry " + id));
    switch (out.message(actor, row)) {
      case Outcome.Refused<EdxmlMessage>(List<Refusal> refusals) -> {
        refusals.forEach(it -> Flash.warn(it.reason(), it.arguments().toArray()));
        return "redirect:/register/" + id;
      }
      case Outcome.Done<EdxmlMessage>(EdxmlMessage message) -> {
        offer(response, row.symbol().replace('/', '-') + ".edxml");
        out.write(actor, row, message, Download.unheld(response));
        return null;
      }
    }
  }

  private static void offer(HttpServletResponse response, String name) {
    response.setContentType("application/xml");
    response.setHeader(
        "Content-Disposition",
        ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    response.setHeader("Cache-Control", "private, no-cache");
  }
}
