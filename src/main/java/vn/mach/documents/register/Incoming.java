package vn.mach.documents.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.FormParser;

/**
 * A paper that arrived.
 *
 * @param sender as people write it; may be empty where {@code senderUnit} is given
 * @param symbol as on the paper; empty where it has none
 * @param kind a code of {@link DocumentKind}; empty: none of them
 * @param charge the unit that is to deal with it; none yet: null
 * @param number as typed, for papers whose number of arrival is on paper already; empty: the next
 *     one
 * @param again whether it is known that the same paper was entered before
 * @param documentId of the message it came in by; empty where it came otherwise
 */
public record Incoming(
    UnitId unit,
    LocalDate arrived,
    String sender,
    @Nullable UnitId senderUnit,
    String symbol,
    @Nullable LocalDate paperDay,
    String kind,
    String title,
    String urgency,
    @Nullable LocalDate due,
    @Nullable UnitId charge,
    @Nullable PaperReference about,
    String number,
    String repeats,
    boolean again,
    String note,
    String documentId) {

  /** What a paper is once everything about it by itself is in order. */
  record Checked(
      String symbol, @Nullable DocumentKind kind, Urgency urgency, @Nullable EntryNumber number) {}

  Outcome<Checked> check(LocalDate today) {
    List<Refusal> refusals = new ArrayList<>();
    Optional<DocumentSymbol> read = DocumentSymbol.read(symbol);
    Optional<DocumentKind> chosen = DocumentKind.find(kind);
    if (sender.isEmpty() && senderUnit == null) {
      refusals.add(Refusal.of("sender", "web.refused.missing"));
    }
    if (title.isEmpty()) {
      refusals.add(Refusal.of("title", "web.refused.missing"));
    }
    if (!kind.isEmpty() && chosen.isEmpty()) {
      refusals.add(Refusal.of("kind", "register.refused.kind"));
    }
    refusals.addAll(EntryTextRules.unfit("title", title, 1000));
    refusals.addAll(EntryTextRules.unfit("sender", sender, 300));
    refusals.addAll(EntryTextRules.unfit("symbol", symbol, 100));
    refusals.addAll(EntryTextRules.unfit("note", note, 1000));
    refusals.addAll(EntryTextRules.unfit("repeats", repeats, 500));
    if (arrived.isAfter(today)) {
      refusals.add(Refusal.of("arrived", "register.refused.in_the_future"));
    }
    if (paperDay != null && paperDay.isAfter(arrived)) {
      refusals.add(Refusal.of("paperDay", "register.refused.paper_later"));
    }
    if (due != null && due.isBefore(arrived)) {
      refusals.add(Refusal.of("due", "register.refused.due_earlier"));
    }
    Optional<Urgency> pressing = Urgency.find(urgency);
    if (pressing.isEmpty()) {
      refusals.add(Refusal.of("urgency", "register.refused.urgency"));
    }
    Optional<EntryNumber> typed = EntryNumber.read(number);
    if (!number.isEmpty() && typed.isEmpty()) {
      refusals.add(Refusal.of("number", "register.refused.number", FormParser.quoted(number)));
    }
    if (!refusals.isEmpty()) {
      return Outcome.refused(refusals);
    }
    DocumentKind known = chosen.or(() -> read.flatMap(DocumentSymbol::usualKind)).orElse(null);
    return Outcome.done(
        new Checked(
            read.map(DocumentSymbol::normal).orElse(symbol),
            known,
            pressing.orElseThrow(),
            typed.orElse(null)));
  }
}
