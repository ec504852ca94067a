package vn.mach.evidence.activities;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.UnitId;

/** A stored activity, with the names of what it refers to. */
record ActivityRow(
    ActivityId id,
    String ref,
    UnitId unit,
    String unitCode,
    String unitName,
    String kind,
    String kindVi,
    String kindEn,
    @Nullable String form,
    String title,
    LocalDate heldOn,
    ActivityStatus status,
    @Nullable Directive directive,
    @Nullable Long expected,
    @Nullable Long present,
    List<String> tags,
    Instant recordedAt,
    @Nullable Instant confirmedAt,
    @Nullable Instant withdrawnAt,
    @Nullable String withdrawnReason,
    @Nullable ActivityId copiedFrom,
    @Nullable String attendanceReason,
    List<Participant> participants) {

  /** A unit that held it together with its own. */
  record Participant(UnitId id, String code, String name) {}

  /**
   * The directive that it carries out.
   *
   * @param issuer the code of the unit that issued it; none for a body above the realm
   */
  record Directive(long id, String symbol, String title, @Nullable String issuer) {

    /** As the exchange format names it: {@code SYMBOL} or {@code SYMBOL@ISSUER}. */
    String reference() {
      return issuer == null ? symbol : symbol + "@" + issuer;
    }
  }

  /**
   * An activity locked for an action, with what its rules need to know, read in one query.
   *
   * @param amounts as of the request for the lock: read them again before copying
   * @param unitKind the unit's kind on the day; none where it did not exist
   */
  record Locked(
      ActivityRow row,
      Map<String, Long> amounts,
      ActivityKind.Rules kind,
      @Nullable String unitKind) {}

  boolean allows(ActivityStatus.Step step) {
    return status.allows(step);
  }

  /**
   * What somebody read who confirms or withdraws it, in one line: its status and all of its
   * content.
   */
  String seen(Map<String, Long> amounts) {
    return Digests.hex(status + " " + typed(amounts));
  }

  /** As input. */
  ActivityInput typed(Map<String, Long> amounts) {
    Map<String, String> values = new TreeMap<>();
    amounts.forEach((code, value) -> values.put(code, value.toString()));
    return new ActivityInput(
        "",
        Long.toString(unit.value()),
        kind,
        form == null ? "" : form,
        title,
        heldOn.toString(),
        directive == null ? "" : Long.toString(directive.id()),
        expected == null ? "" : expected.toString(),
        present == null ? "" : present.toString(),
        String.join("|", tags),
        values,
        attendanceReason == null ? "" : attendanceReason,
        participants.stream().map(Participant::code).collect(Collectors.joining("|")));
  }
}
