package vn.mach.register;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Right;
import vn.mach.kernel.Text;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;
import vn.mach.units.Reach;
import vn.mach.units.UnitNamed;
import vn.mach.units.Units;
import vn.mach.web.Flash;
import vn.mach.web.Form;

/** Messages in and out: chosen, looked at, entered; and an outgoing paper taken along as one. */
@Controller
class MessagePages {

  private final Messages messages;
  private final MessagesSql messagesSql;
  private final EdxmlOut out;
  private final OutgoingPages outgoing;
  private final EntriesSql sql;
  private final Register register;
  private final Reach reach;
  private final Units units;
  private final Today today;

  MessagePages(
      Messages messages, MessagesSql messagesSql, EdxmlOut out, OutgoingPages outgoing, EntriesSql sql, Register register, Reach reach, Units units,
      Today today) {
    this.messages = messages;
    this.messagesSql = messagesSql;
    this.out = out;
    this.outgoing = outgoing;
    this.sql = sql;
    this.register = register;
    this.reach = reach;
    this.units = units;
    this.today = today;
  }

  record Sent(@Nullable String unit) {}

  /** What is stated when a message is entered; each {@code yes} or nothing. */
  record Stated(@Nullable String notSecret, @Nullable String without, @Nullable String again) {}

  @GetMapping("/register/messages/new")
  String blank(Viewer viewer, @RequestParam(defaultValue = "") String unit, Model model) {
    OutgoingPages.requireKeeper(viewer);
    List<UnitNamed> tops = units.tops(viewer, Right.RECORD);
    String code = unit.isEmpty() && !tops.isEmpty() ? tops.getFirst().code() : Text.line(unit);
    return form(Form.of(new Sent(code)), List.of(), model);
  }

  private String form(Form<Sent> form, List<EdxmlProblem> problems, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("problems", problems);
    model.addAttribute("limit", EdxmlReader.LARGEST / 1_048_576);
    return "register/message_new";
  }

  @PostMapping("/register/messages")
  String send(
      Viewer viewer, @ModelAttribute("typed") Sent typed, @RequestParam String key, @RequestParam(required = false) @Nullable MultipartFile file,
      Model model, HttpServletResponse response)
      throws IOException {
    OutgoingPages.requireKeeper(viewer);
    Optional<UnitNamed> unit = outgoing.keptUnit(viewer, Text.line(typed.unit()));
    if (unit.isEmpty() || file == null || file.isEmpty()) {
      response.setStatus(422);
      Refusal refusal = unit.isEmpty() ? Refusal.of("unit", "register.refused.unit") : Refusal.of("", "register.refused.no_file");
      return form(Form.refused(typed, List.of(refusal)), List.of(), model);
    }
    String name = Text.line(Objects.requireNonNullElse(file.getOriginalFilename(), ""));
    Messages.Judged judged = messages.receive(viewer, key, unit.get().id(), name, file);
    if (judged.problems().isEmpty()) {
      return "redirect:/register/messages/" + judged.id();
    }
    response.setStatus(422);
    return form(Form.refused(typed, List.of()), judged.problems(), model);
  }

  @GetMapping("/register/messages/{id:\\d+}")
  String show(Viewer viewer, @PathVariable long id, Model model) {
    MessagesSql.Message message = messages.kept(viewer, id);
    EntryId entry = message.entry();
    return entry == null ? show(message, Form.of(new Stated("", "", "")), model) : "redirect:/register/" + entry.value();
  }

  private String show(MessagesSql.Message message, Form<Stated> form, Model model) {
    try (EdxmlRead.Whole whole = messages.open(message)) {
      model.addAttribute("message", message);
      model.addAttribute("whole", whole);
      model.addAttribute("form", form);
      model.addAttribute("unit", units.named(message.unit(), today.date()).orElseThrow());
      model.addAttribute("kind", whole.message() == null ? "" : messages.kind(Objects.requireNonNull(whole.message())));
      return "register/message";
    }
  }

  @PostMapping("/register/messages/{id:\\d+}/enter")
  String enter(
      Viewer viewer, @PathVariable long id, @ModelAttribute("typed") Stated typed, @RequestParam String key, Model model, HttpServletResponse response) {
    return switch (messages.enter(viewer, key, id, "yes".equals(typed.notSecret()), "yes".equals(typed.without()), "yes".equals(typed.again()))) {
      case Outcome.Done<EntryId>(EntryId entry) -> {
        Flash.done("register.said.received");
        yield "redirect:/register/" + entry.value();
      }
      case Outcome.Refused<EntryId>(List<Refusal> refusals) -> {
        response.setStatus(422);
        yield show(messages.kept(viewer, id), Form.refused(typed, refusals), model);
      }
    };
  }

  @PostMapping("/register/messages/{id:\\d+}/discard")
  String discard(Viewer viewer, @PathVariable long id) {
    messages.discard(viewer, id);
    Flash.done("register.said.discarded");
    return "redirect:/register";
  }

  /** The message as it came, for whoever sees the line that it made, or keeps the book that it waits for. */
  @GetMapping("/register/messages/{id:\\d+}/original")
  void original(Viewer viewer, @PathVariable long id, HttpServletResponse response) throws IOException {
    MessagesSql.Message message =
        messagesSql
            .find(id)
            .filter(it -> it.entry() == null ? register.mayKeep(viewer, it.unit()) : reach.reaches(viewer, Right.SEE, it.unit()))
            .orElseThrow(() -> new NotFound("message " + id));
    offer(response, message.fileName().isEmpty() ? "message.edxml" : message.fileName());
    response.setContentLengthLong(message.size());
    messagesSql.copy(id, response.getOutputStream());
  }

  /** An outgoing paper as a message; where it cannot be one, its page says why. */
  @GetMapping("/register/{id:\\d+}/edxml")
  @Nullable String edxml(Viewer viewer, @PathVariable long id, HttpServletResponse response) throws IOException {
    EntryRow row = sql.show(reach.parameters(viewer, Right.SEE), new EntryId(id)).orElseThrow(() -> new NotFound("entry " + id));
    switch (out.message(viewer, row)) {
      case Outcome.Refused<Edxml>(List<Refusal> refusals) -> {
        refusals.forEach(it -> Flash.warn(it.reason(), it.arguments().toArray()));
        return "redirect:/register/" + id;
      }
      case Outcome.Done<Edxml>(Edxml message) -> {
        offer(response, row.symbol().replace('/', '-') + ".edxml");
        out.write(viewer, row, message, response.getOutputStream());
        return null;
      }
    }
  }

  private static void offer(HttpServletResponse response, String name) {
    response.setContentType("application/xml");
    response.setHeader("Content-Disposition", ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    response.setHeader("Cache-Control", "private, no-cache");
  }
}
