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
 * A paper that goes out and needs a number.
 *
 * @param kind a code of {@link DocumentKind}, e.g. {@code report}
 * @param day the day the paper bears
 * @param title may be empty only where the number is reserved
 * @param number as typed, for papers whose number is on paper already; empty: the next one
 * @param repeats why the number occurs twice in the book, as it does on paper; empty where it does
 *     not
 * @param congress whether it is a paper of the unit's congress, all kinds of which run together
 * @param reserved whether the number is only kept for it
 * @param about the paper of another module that it is, or answers; none: null
 * @param source what it was made from, {@code <module>:<number>}; its page is {@code
 *     /<module>/<number>}; empty where it was not made here
 */
public record Outgoing(
    UnitId unit,
    String kind,
    LocalDate day,
    String title,
    String recipients,
    String signer,
    String post,
    String urgency,
    String number,
    String repeats,
    boolean congress,
    boolean reserved,
    @Nullable PaperReference about,
    String source,
    String note) {

  /** A paper made in another module, which takes the next number and goes out with it. */
  public static Outgoing made(
      UnitId unit,
      String kind,
      LocalDate day,
      String title,
      String recipients,
      String signer,
      String post,
      String source) {
    return new Outgoing(
        unit,
        kind,
        day,
        title,
        recipients,
        signer,
        post,
        Urgency.NORMAL.code(),
        "",
        "",
        false,
        false,
        null,
        source,
        "");
  }

  /** What a paper is once everything about it by itself is in order. */
  record Checked(DocumentKind kind, Urgency urgency, @Nullable EntryNumber number) {}

  Outcome<Checked> check(LocalDate today) {
    List<Refusal> refusals = new ArrayList<>();
    Optional<DocumentKind> known = DocumentKind.find(kind);
    if (known.isEmpty()) {
      refusals.add(Refusal.of("kind", "register.refused.kind"));
    }
    if (title.isEmpty() && !reserved) {
      refusals.add(Refusal.of("title", "web.refused.missing"));
    }
    refusals.addAll(EntryTextRules.unfit("title", title, 1000));
    refusals.addAll(EntryTextRules.unfit("recipients", recipients, 2000));
    refusals.addAll(EntryTextRules.unfit("signer", signer, 200));
    refusals.addAll(EntryTextRules.unfit("post", post, 200));
    refusals.addAll(EntryTextRules.unfit("note", note, 1000));
    refusals.addAll(EntryTextRules.unfit("repeats", repeats, 500));
    if (day.isAfter(today)) {
      refusals.add(Refusal.of("day", "register.refused.in_the_future"));
    }
    Optional<Urgency> pressing = Urgency.find(urgency);
    if (pressing.isEmpty()) {
      refusals.add(Refusal.of("urgency", "register.refused.urgency"));
    }
    Optional<EntryNumber> typed = EntryNumber.read(number);
    if (!number.isEmpty() && typed.isEmpty()) {
      refusals.add(Refusal.of("number", "register.refused.number", FormParser.quoted(number)));
    }
    return refusals.isEmpty()
        ? Outcome.done(new Checked(known.orElseThrow(), pressing.orElseThrow(), typed.orElse(null)))
        : Outcome.refused(refusals);
  }
}
