package vn.mach.documents.edxml;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.files.Files;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Locks;
import vn.mach.base.realms.Today;
import vn.mach.documents.register.DocumentKind;
import vn.mach.documents.register.EntryId;
import vn.mach.documents.register.Incoming;
import vn.mach.documents.register.IncomingBook;
import vn.mach.documents.register.NamedEntry;
import vn.mach.documents.register.OrganCodes;
import vn.mach.documents.register.Register;
import vn.mach.documents.register.Urgency;

/**
 * Messages of other document systems: received and validated, looked at, and entered in the book
 * with their files.
 */
@Component
class EdxmlMessages {

  private static final Duration KEPT = Duration.ofDays(30);
  private static final int LONGEST_TITLE = 1000;

  /** So many messages of a unit wait to be looked at: each may hold 64 MB. */
  private static final int WAITING = 50;

  private final Register register;
  private final EdxmlMessagesSql messages;
  private final IncomingBook book;
  private final OrganCodes organs;
  private final EdxmlValidation edxml;
  private final Files files;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Locks locks;
  private final Today today;
  private final MessageSource words;

  EdxmlMessages(
      Register register,
      EdxmlMessagesSql messages,
      IncomingBook book,
      OrganCodes organs,
      EdxmlValidation edxml,
      Files files,
      Idempotency idempotency,
      AuditLog auditLog,
      Locks locks,
      Today today,
      MessageSource words) {
    this.register = register;
    this.messages = messages;
    this.book = book;
    this.organs = organs;
    this.edxml = edxml;
    this.files = files;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.locks = locks;
    this.today = today;
    this.words = words;
  }

  /**
   * What became of a file that was sent: kept to be looked at, or refused with what is wrong in it.
   */
  record Validated(long id, List<EdxmlProblem> problems) {}

  /**
   * Validates a message and keeps it, byte for byte, until somebody has looked at it; of a refused
   * one nothing is stored. One that was entered before is refused.
   */
  Validated receive(
      Actor actor, String key, UnitId unit, String fileName, InputStreamSource content)
      throws IOException {
    requireKeeper(actor, unit);
    if (messages.waiting(unit) >= WAITING) { // before anything is read
      return new Validated(
          0, List.of(EdxmlProblem.fatal(0, "edXML", "edxml.refused.waiting", WAITING)));
    }
    MessageDigest digest = Digests.sha256();
    long size;
    String documentId;
    try (InputStream stream = new BufferedInputStream(content.getInputStream());
        EdxmlValidation.Whole whole = edxml.read(stream)) {
      if (whole.refused()) {
        return new Validated(0, whole.fatal());
      }
      documentId = Objects.requireNonNull(whole.message()).documentId();
    }
    Optional<NamedEntry> before = register.ofDocument(unit, documentId);
    if (before.isPresent()) {
      return new Validated(
          0,
          List.of(
              EdxmlProblem.fatal(0, "DocumentId", "register.refused.received_before", documentId)));
    }
    try (InputStream stream = new DigestInputStream(content.getInputStream(), digest)) {
      size = stream.transferTo(java.io.OutputStream.nullOutputStream());
    }
    byte[] sha256 = digest.digest();
    String name =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    Outcome<Long> kept =
        idempotency.once(
            new Key(actor, key, "edxml.receive", unit, sha256),
            Answer.number(),
            () -> {
              messages.removeOlder(today.now().minus(KEPT));
              locks.waitIn("edxml messages waiting", unit.value());
              if (messages.waiting(unit) >= WAITING) {
                return Outcome.refused("", "edxml.refused.waiting", WAITING);
              }
              try (InputStream stream = content.getInputStream()) {
                return Outcome.done(
                    messages.store(
                        unit,
                        actor.account(),
                        name,
                        size,
                        sha256,
                        documentId,
                        today.now(),
                        stream));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return switch (kept) {
      case Outcome.Done<Long>(Long id) -> new Validated(id, List.of());
      case Outcome.Refused<Long>(List<Refusal> refusals) ->
          new Validated(
              0,
              refusals.stream()
                  .map(it -> new EdxmlProblem(true, 0, "", it.reason(), it.arguments()))
                  .toList());
    };
  }

  /** A message of a unit whose books the actor keeps. */
  EdxmlMessagesSql.Message kept(Actor actor, long id) {
    EdxmlMessagesSql.Message message =
        messages.find(id).orElseThrow(() -> new NotFound("message " + id));
    requireKeeper(actor, message.unit());
    return message;
  }

  /** Reads it anew. Close the answer. */
  EdxmlValidation.Whole open(EdxmlMessagesSql.Message message) {
    try (InputStream stream = new BufferedInputStream(messages.open(message.id()))) {
      return edxml.read(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Enters the message in the book with its files.
   *
   * @param without whether files that are not taken are left out; else they are a reason to refuse
   */
  Outcome<EntryId> enter(
      Actor actor, String key, long id, boolean notSecret, boolean without, boolean again) {
    EdxmlMessagesSql.Message message = kept(actor, id);
    // read before the transaction: what came stays as it is
    try (EdxmlValidation.Whole whole = open(message)) {
      return idempotency.once(
          new Key(actor, key, "edxml.enter", id, without, again),
          Answer.id(EntryId::value, EntryId::new),
          () ->
              messages.locked(id).orElseThrow(() -> new NotFound("message " + id)).entry() == null
                  ? entered(actor, key, message, whole, notSecret, without, again)
                  : Outcome.refused("", "register.refused.received_before", message.documentId()));
    }
  }

  private Outcome<EntryId> entered(
      Actor actor,
      String key,
      EdxmlMessagesSql.Message message,
      EdxmlValidation.Whole whole,
      boolean notSecret,
      boolean without,
      boolean again) {
    List<Refusal> refusals =
        new ArrayList<>(whole.fatal().stream().map(EdxmlProblem::refusal).toList());
    if (!notSecret) {
      refusals.add(Refusal.of("notSecret", "files.refused.not_stated"));
    }
    if (!without && !whole.allFit()) {
      refusals.add(Refusal.of("without", "edxml.refused.unfit_files"));
    }
    if (!refusals.isEmpty()) {
      return Outcome.refused(refusals);
    }
    EdxmlMessage edxml = Objects.requireNonNull(whole.message());
    Outcome<EntryId> entry =
        book.receive(actor, key + "-entry", incoming(message, edxml, whole.parts(), again));
    if (entry instanceof Outcome.Done<EntryId>(EntryId id)) {
      List<Files.Fit> fit =
          whole.parts().stream()
              .flatMap(part ->
                  part.examined() instanceof Outcome.Done<Files.Fit>(Files.Fit it)
                      ? Stream.of(it)
                      : Stream.empty())
              .toList();
      if (!fit.isEmpty()) {
        files.attachFit(actor, key + "-files", "register", id.value(), fit);
      }
      if (!messages.entered(message.id(), id)) {
        throw new IllegalStateException("message " + message.id() + " was entered meanwhile");
      }
      auditLog.record(
          actor,
          "edxml.entered",
          id.subject(),
          message.unit(),
          null,
          Map.of("document", message.documentId()));
    }
    return entry;
  }

  private Incoming incoming(
      EdxmlMessagesSql.Message message,
      EdxmlMessage it,
      List<EdxmlValidation.Part> parts,
      boolean again) {
    LocalDate arrived = today.date();
    UnitId sender = organs.unit(it.from().id()).orElse(null);
    List<String> left =
        parts.stream().filter(part -> !part.fit()).map(part -> part.attached().name()).toList();
    LocalDate due = it.due();
    LocalDate day = it.promulgated();
    String title = Text.line(it.subject());
    String note =
        left.isEmpty()
            ? ""
            : words.getMessage(
                "edxml.left_out", new Object[] {String.join("; ", left)}, Locale.of("vi"));
    return new Incoming(
        message.unit(),
        arrived,
        sender == null ? Text.shortened(it.from().shown(), 300) : "",
        sender,
        Text.shortened(it.symbol(), 100),
        day != null && day.isAfter(arrived) ? arrived : day,
        kind(it),
        Text.shortened(title, LONGEST_TITLE),
        urgency(it.priority()).code(),
        due != null && due.isBefore(arrived) ? arrived : due,
        null,
        null,
        "",
        "",
        again,
        Text.shortened(note, 1000),
        it.documentId());
  }

  static Urgency urgency(String priority) {
    return switch (priority) {
      case "1" -> Urgency.URGENT;
      case "2" -> Urgency.VERY_URGENT;
      case "3" -> Urgency.EXPRESS;
      default -> Urgency.NORMAL;
    };
  }

  /**
   * By the words of its type, however they are written; else by the regulation's code; else empty:
   * then the symbol may say it.
   */
  String kind(EdxmlMessage it) {
    for (DocumentKind kind : DocumentKind.values()) {
      if (plain(words.getMessage("register.kind." + kind.code(), null, Locale.of("vi")))
          .equals(plain(it.typeName()))) {
        return kind.code();
      }
    }
    return java.util.stream.Stream.of(DocumentKind.values())
        .map(DocumentKind::code)
        .filter(code ->
            !it.type().isEmpty()
                && !it.type().equals("0")
                && EdxmlMessage.type(code).equals(it.type()))
        .findFirst()
        .orElse("");
  }

  private static String plain(String text) {
    return Text.line(text).toLowerCase(Locale.ROOT);
  }

  void discard(Actor actor, long id) {
    kept(actor, id);
    messages.remove(id);
  }

  private void requireKeeper(Actor actor, UnitId unit) {
    if (!register.mayKeep(actor, unit)) {
      throw new NotFound("unit " + unit.value());
    }
  }
}
