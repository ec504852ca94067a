package vn.mach.documents.register;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Digests;

/**
 * A line of a book, as pages and files show it.
 *
 * @param number of the run, without its letter
 * @param kind a code of {@link DocumentKind}; none where an incoming paper is of none
 * @param party outgoing: to whom, one a line; incoming: from whom
 * @param source {@code <module>:<number>} of what it was made from; empty where it was not made
 *     here
 */
public record EntryRow(
    EntryId id,
    Place unit,
    Book book,
    LocalDate runFrom,
    String runKind,
    int number,
    String letter,
    @Nullable String repeats,
    EntryStatus status,
    @Nullable String reason,
    LocalDate day,
    String symbol,
    @Nullable String kind,
    String title,
    String party,
    @Nullable LocalDate paperDay,
    Urgency urgency,
    @Nullable LocalDate due,
    @Nullable Place charge,
    String signer,
    String post,
    String note,
    @Nullable PaperReference about,
    @Nullable Link answer,
    String source,
    @Nullable String documentId,
    Instant madeAt) {

  /** A unit by its number and name. */
  public record Place(long id, String name) {}

  /** Something with a symbol and a page of its own. */
  public record Link(long id, String symbol) {}

  /** The number as the book prints it: {@code 07}, {@code 12a}. */
  String printed() {
    return DocumentSymbol.printed(number, letter);
  }

  /** What is owed about it and by whom, and how it ended. */
  String seen() {
    return Digests.hex(status + " " + charge + " " + due + " " + answer + " " + note);
  }

  boolean outgoing() {
    return book == Book.OUTGOING;
  }

  boolean cancelled() {
    return status == EntryStatus.CANCELLED;
  }

  boolean overdue(LocalDate today) {
    return status.waits() && due != null && due.isBefore(today);
  }

  boolean allows(EntryStatus.Step step) {
    return status.allows(step);
  }

  /** The page of what it was made from; empty where it was not made here. */
  String sourcePath() {
    return source.isEmpty() ? "" : "/" + source.replace(':', '/');
  }
}
