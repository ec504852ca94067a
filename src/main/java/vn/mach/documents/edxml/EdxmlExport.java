package vn.mach.documents.edxml;

import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.mach.base.files.Attachment;
import vn.mach.base.files.Files;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.documents.register.Book;
import vn.mach.documents.register.BookSettings;
import vn.mach.documents.register.DocumentSymbol;
import vn.mach.documents.register.EntryRow;
import vn.mach.documents.register.EntryStatus;
import vn.mach.documents.register.OrganCodes;
import vn.mach.documents.register.Register;

/**
 * Makes the message of an outgoing paper. The same line makes the same bytes, however often it is
 * asked for.
 */
@Component
class EdxmlExport {

  private static final Pattern CODE =
      Pattern.compile(
          "(?<![\\p{L}\\d.])(?:[A-Za-z0-9]{1,10}\\.){2,9}[A-Za-z0-9]{1,10}(?![\\p{L}\\d.])");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss");

  private final Register register;
  private final OrganCodes organs;
  private final Files files;
  private final MessageSource words;

  EdxmlExport(Register register, OrganCodes organs, Files files, MessageSource words) {
    this.register = register;
    this.organs = organs;
    this.files = files;
    this.words = words;
  }

  /**
   * Refused where the paper did not go out, the unit has no code in the exchange, or none of those
   * it goes to has one.
   */
  Outcome<EdxmlMessage> message(Actor actor, EntryRow row) {
    if (row.book() != Book.OUTGOING || row.status() != EntryStatus.ISSUED) {
      return Outcome.refused("", "edxml.refused.not_out");
    }
    UnitId unit = new UnitId(row.unit().id());
    BookSettings keeping = register.settings(unit);
    List<Refusal> refusals = new ArrayList<>();
    if (keeping.organ().isEmpty()) {
      refusals.add(Refusal.of("", "edxml.refused.no_organ", row.unit().name()));
    }
    List<String> places =
        row.party().lines().map(Text::line).filter(line -> !line.isEmpty()).toList();
    List<EdxmlMessage.Organ> to =
        places.stream().flatMap(line -> organ(line).stream()).distinct().toList();
    if (to.isEmpty()) {
      refusals.add(Refusal.of("", "edxml.refused.no_recipient"));
    }
    Optional<DocumentSymbol> symbol = DocumentSymbol.read(row.symbol());
    if (symbol.isEmpty()) {
      refusals.add(Refusal.of("", "register.refused.number", row.symbol()));
    }
    if (!refusals.isEmpty()) {
      return Outcome.refused(refusals);
    }
    String number = symbol.orElseThrow().number();
    String notation =
        symbol.orElseThrow().state()
            ? row.symbol().substring(row.symbol().indexOf('/') + 1)
            : row.symbol().substring(row.symbol().indexOf('-') + 1);
    List<EdxmlMessage.Attached> attached =
        files.of(actor, "register", row.id().value()).list().stream()
            .map(it -> new EdxmlMessage.Attached("mach-" + it.id(), it.name(), it.mediaType(), ""))
            .toList();
    String kind = row.kind() == null ? "letter" : row.kind();
    return Outcome.done(
        new EdxmlMessage(
            EdxmlMessage.Organ.of(keeping.organ(), row.unit().name()),
            to,
            number,
            notation,
            keeping.place(),
            row.day(),
            EdxmlMessage.type(kind),
            words.getMessage("register.kind." + kind, null, Locale.of("vi")),
            Text.line(row.title()),
            "",
            new EdxmlMessage.Signer("", Text.line(row.post()), Text.line(row.signer())),
            row.due(),
            places.stream().map(EdxmlExport::place).filter(it -> !it.isEmpty()).toList(),
            Integer.toString(row.urgency().ordinal()),
            "",
            "0",
            keeping.organ() + "," + EdxmlDays.written(row.day()) + "," + number + "/" + notation,
            List.of(
                new EdxmlMessage.Trace(
                    keeping.organ(),
                    MOMENT.format(row.madeAt().atZone(CurrentRealm.get().zone())))),
            "0",
            "",
            "0",
            attached));
  }

  /**
   * Whom a line of the recipients names: by a code written in it, or as a unit of the realm that
   * has one.
   */
  private Optional<EdxmlMessage.Organ> organ(String line) {
    Matcher code = CODE.matcher(line);
    if (code.find()) {
      String name = place(line);
      return Optional.of(EdxmlMessage.Organ.of(code.group(), name.isEmpty() ? code.group() : name));
    }
    return organs
        .named(trimmed(line, "-–•", ";,."))
        .map(it -> EdxmlMessage.Organ.of(it.code(), it.name()));
  }

  /** The line without the code in it and the brackets around that. */
  private static String place(String line) {
    return trimmed(
        Text.line(CODE.matcher(line).replaceAll(" ")).replaceAll("[(\\[{] ?[)\\]}]", " "),
        ":;,–-",
        ":;,–-");
  }

  /** Without spaces and these characters at its beginning and its end. */
  private static String trimmed(String line, String before, String behind) {
    int from = 0;
    int to = line.length();
    while (from < to && (line.charAt(from) == ' ' || before.indexOf(line.charAt(from)) >= 0)) {
      from++;
    }
    while (from < to && (line.charAt(to - 1) == ' ' || behind.indexOf(line.charAt(to - 1)) >= 0)) {
      to--;
    }
    return Text.line(line.substring(from, to));
  }

  void write(Actor actor, EntryRow row, EdxmlMessage message, OutputStream to) throws IOException {
    List<Attachment> attachments = files.of(actor, "register", row.id().value()).list();
    EdxmlWriter.write(
        message,
        (attached, out) -> {
          Attachment one =
              attachments.stream()
                  .filter(it -> attached.contentId().equals("mach-" + it.id()))
                  .findFirst()
                  .orElseThrow();
          files.copy(actor, one.id(), out);
        },
        to);
  }
}
