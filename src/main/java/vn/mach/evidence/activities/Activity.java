package vn.mach.evidence.activities;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.mach.base.intake.SecretMarking;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.FormParser;

/** An activity that was validated and may be written. The rules: no SQL, no clock. */
record Activity(
    String ref,
    UnitId unit,
    String kind,
    @Nullable String form,
    String title,
    LocalDate heldOn,
    @Nullable Long directive,
    @Nullable Long expected,
    @Nullable Long present,
    List<String> tags,
    Map<String, Long> amounts,
    @Nullable String attendanceReason,
    List<UnitId> participants) {

  static final int LONGEST_TITLE = 500;

  /** The unit that held it, and those that held it with it. */
  Stream<UnitId> holders() {
    return Stream.concat(Stream.of(unit), participants.stream());
  }

  /** What the rules need to know. */
  interface Known {
    Optional<ActivityKind.Rules> kind(String code);

    /** The kind of the unit on the day; empty where it does not exist. */
    Optional<String> unitKindOn(UnitId unit, LocalDate day);

    boolean directive(long number);

    /** A unit that may be named as a participant: by code or name, within the actor's reach. */
    default Optional<UnitId> participant(String typed) {
      return Optional.empty();
    }

    /** Who belonged to the unit on the day; nobody where no members are on record. */
    default Members members(UnitId unit, LocalDate day) {
      return Members.NONE;
    }
  }

  /**
   * The members of a unit on a day.
   *
   * @param due those expected at a meeting: official, probationary and temporarily here; not the
   *     exempt and those temporarily away
   * @param all with the exempt, who count where they come, the suspended, and those away
   */
  record Members(long due, long all) {
    static final Members NONE = new Members(0, 0);

    Members and(Members other) {
      return new Members(due + other.due, all + other.all);
    }

    /**
     * Whether a number expected is plausible: up to all who belong to the units, down to four
     * fifths of those due.
     */
    boolean explain(long expected) {
      return all == 0 || expected <= all && expected * 5 >= due * 4;
    }
  }

  /**
   * Validates the input, and returns every error.
   *
   * @param confirming whether it is to count at once: a draft may still lack attendance and lie in
   *     the future
   */
  static Outcome<Activity> decide(
      ActivityInput typed, boolean confirming, LocalDate today, Known known) {
    return new Validate(typed, confirming, today, known).validate();
  }

  /** One validation; collects refusals. */
  private static final class Validate {
    private final ActivityInput typed;
    private final boolean confirming;
    private final LocalDate today;
    private final Known known;
    private final List<Refusal> refusals = new ArrayList<>();

    Validate(ActivityInput typed, boolean confirming, LocalDate today, Known known) {
      this.typed = typed;
      this.confirming = confirming;
      this.today = today;
      this.known = known;
    }

    Outcome<Activity> validate() {
      String ref = Text.key(typed.ref());
      if (!ref.isEmpty() && !FormParser.isCode(ref)) {
        refuse("ref", "not_a_code");
      }
      Optional<Long> unit = FormParser.whole(typed.unit()).filter(number -> number > 0);
      if (unit.isEmpty()) {
        refuse("unit", Text.line(typed.unit()).isEmpty() ? "missing" : "unknown_unit");
      }
      Optional<ActivityKind.Rules> kind = kind();
      String form = Text.line(typed.form());
      if (!form.isEmpty() && ActivityForm.of(form).isEmpty()) {
        refuse("form", "unknown_form");
      }
      String title = title();
      Optional<LocalDate> heldOn = heldOn();
      Long directive = directive();
      Long expected = number("expected", typed.expected());
      Long present = number("present", typed.present());
      if (expected != null && present != null && present > expected) {
        refuse("present", "present_exceeds_expected");
      }
      kind.ifPresent(it -> attendance(it, expected, present));
      Map<String, Long> amounts = amounts();
      List<String> tags = tags(typed.tags());
      if (tags.stream().anyMatch(tag -> tag.length() > 200)) {
        refuse("tags", "too_long", 200);
      }
      if (unit.isPresent() && heldOn.isPresent()) {
        standing(new UnitId(unit.get()), heldOn.get(), kind);
      }
      List<UnitId> participants = participants(unit, heldOn);
      String reason = Text.line(typed.attendanceReason());
      if (Text.length(reason) > LONGEST_TITLE) {
        refuse("attendanceReason", "too_long", LONGEST_TITLE);
      }
      if (unit.isPresent() && heldOn.isPresent() && expected != null && reason.isEmpty()) {
        List<UnitId> holders = new ArrayList<>(participants);
        holders.add(new UnitId(unit.get()));
        kind.ifPresent(it -> plausible(it, holders, heldOn.get(), expected));
      }
      if (!refusals.isEmpty()) {
        return Outcome.refused(refusals);
      }
      return Outcome.done(
          new Activity(
              ref,
              new UnitId(unit.orElseThrow()),
              kind.orElseThrow().code(),
              form.isEmpty() ? null : form,
              title,
              heldOn.orElseThrow(),
              directive,
              expected,
              present,
              tags,
              amounts,
              reason.isEmpty() ? null : reason,
              participants));
    }

    private Optional<ActivityKind.Rules> kind() {
      String code = Text.line(typed.kind());
      Optional<ActivityKind.Rules> kind =
          code.isEmpty() ? Optional.empty() : known.kind(code).filter(ActivityKind.Rules::standing);
      if (kind.isEmpty()) {
        refuse("kind", code.isEmpty() ? "missing" : "unknown_kind");
      }
      return kind;
    }

    private String title() {
      String title = Text.line(typed.title());
      if (title.isEmpty()) {
        refuse("title", "missing");
      } else if (Text.length(title) > LONGEST_TITLE) {
        refuse("title", "too_long", LONGEST_TITLE);
      } else if (SecretMarking.inTitle(title)) {
        refuse("title", "secret_marking");
      }
      return title;
    }

    private Optional<LocalDate> heldOn() {
      String text = Text.line(typed.heldOn());
      Optional<LocalDate> day = FormParser.day(text);
      if (day.isEmpty()) {
        if (text.isEmpty()) {
          refuse("heldOn", "missing");
        } else {
          refuse("heldOn", "not_a_date", FormParser.quoted(text));
        }
      } else if (confirming && day.get().isAfter(today)) {
        refuse("heldOn", "in_the_future");
      }
      return day;
    }

    private @Nullable Long directive() {
      String text = Text.line(typed.directive());
      if (text.isEmpty()) {
        return null;
      }
      Optional<Long> number = FormParser.whole(text).filter(known::directive);
      if (number.isEmpty()) {
        refuse("directive", "unknown_directive");
      }
      return number.orElse(null);
    }

    private @Nullable Long number(String field, String value) {
      String text = Text.line(value);
      if (text.isEmpty()) {
        return null;
      }
      Optional<Long> number = FormParser.whole(text);
      if (number.isEmpty()) {
        refuse(field, "not_a_number", FormParser.quoted(text));
        return null;
      }
      if (number.get() < 0) {
        refuse(field, "negative");
        return null;
      }
      return number.get();
    }

    private void attendance(
        ActivityKind.Rules kind, @Nullable Long expected, @Nullable Long present) {
      if (!confirming || kind.attendance() != ActivityKind.Attendance.REQUIRED) {
        return;
      }
      if (expected == null && Text.line(typed.expected()).isEmpty()) {
        refuse("expected", "attendance_missing");
      }
      if (present == null && Text.line(typed.present()).isEmpty()) {
        refuse("present", "attendance_missing");
      }
    }

    /**
     * A number that the members on record of all who held it do not explain is asked about, never
     * refused.
     */
    private void plausible(
        ActivityKind.Rules kind, List<UnitId> holders, LocalDate day, long expected) {
      if (!confirming || kind.attendance() != ActivityKind.Attendance.REQUIRED) {
        return;
      }
      Members members =
          holders.stream().map(it -> known.members(it, day)).reduce(Members.NONE, Members::and);
      if (!members.explain(expected)) {
        refuse("attendanceReason", "attendance_unusual", expected, members.due(), members.all());
      }
    }

    private List<UnitId> participants(Optional<Long> unit, Optional<LocalDate> day) {
      List<UnitId> participants = new ArrayList<>();
      for (String text : tags(typed.participants())) {
        Optional<UnitId> participant = known.participant(text);
        if (participant.isEmpty()) {
          refuse("participants", "unknown_participant", text);
        } else if (unit.filter(it -> it == participant.get().value()).isPresent()) {
          refuse("participants", "participant_is_unit", text);
        } else if (day.isPresent() && known.unitKindOn(participant.get(), day.get()).isEmpty()) {
          refuse("participants", "participant_not_standing", text);
        } else if (!participants.contains(participant.get())) {
          participants.add(participant.get());
        }
      }
      return participants;
    }

    private Map<String, Long> amounts() {
      Map<String, Long> amounts = new TreeMap<>();
      typed
          .amounts()
          .forEach((code, value) -> {
            String field = "amounts." + code;
            if (!FormParser.isCode(code)) {
              refuse(field, "not_a_code");
              return;
            }
            Long number = number(field, value);
            if (number != null) {
              amounts.put(code, number);
            }
          });
      return amounts;
    }

    private void standing(UnitId unit, LocalDate day, Optional<ActivityKind.Rules> kind) {
      Optional<String> unitKind = known.unitKindOn(unit, day);
      if (unitKind.isEmpty()) {
        refuse("heldOn", "unit_not_standing");
      } else if (kind.isPresent() && !kind.get().mayBeRecordedBy(unitKind.get())) {
        refuse("kind", "not_for_this_unit");
      }
    }

    /** Each tag once, in the order typed. */
    private static List<String> tags(String typed) {
      return Arrays.stream(Text.line(typed).split("\\|"))
          .map(Text::key)
          .filter(tag -> !tag.isEmpty())
          .distinct()
          .toList();
    }

    private void refuse(String field, String reason, Object... arguments) {
      refusals.add(Refusal.of(field, "activities.refused." + reason, arguments));
    }
  }
}
