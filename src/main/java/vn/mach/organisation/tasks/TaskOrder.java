package vn.mach.organisation.tasks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;

/**
 * Work that somebody gives by hand.
 *
 * @param unit itself, those below it, or where the person belongs
 * @param whom {@code unit}, {@code children}, {@code below}, {@code chosen} or {@code person}
 * @param chosen units at or below the unit, named one by one
 * @param kinds of the units below; none: all
 * @param dueOn none: so many working days from today
 * @param answered whether it asks for an answer that is accepted or returned
 */
record TaskOrder(
    UnitId unit,
    String whom,
    Set<String> kinds,
    List<UnitId> chosen,
    @Nullable PersonId person,
    String title,
    String text,
    @Nullable LocalDate dueOn,
    @Nullable Integer workingDays,
    boolean answered) {

  static final String KIND = "order";
  static final int LONGEST_TITLE = 200;
  static final int LONGEST_TEXT = 4000;
  static final int MOST_DAYS = 366;

  TaskOrder {
    kinds = Set.copyOf(kinds);
    chosen = List.copyOf(chosen);
  }

  /** Refused: no title, no day or two, a day that is over, a person who is missing. */
  Outcome<TaskOrder> check(LocalDate today) {
    List<Refusal> refusals = refusals(today);
    return refusals.isEmpty() ? Outcome.done(this) : Outcome.refused(refusals);
  }

  private List<Refusal> refusals(LocalDate today) {
    List<Refusal> refusals = words(title, text);
    if ((dueOn == null) == (workingDays == null)) {
      refusals.add(Refusal.of("dueOn", "tasks.refused.day"));
    } else if (dueOn != null) {
      refusals.addAll(day(dueOn, today));
    } else if (workingDays != null && (workingDays < 1 || workingDays > MOST_DAYS)) {
      refusals.add(
          Refusal.of("workingDays", "web.refused.not_a_number", workingDays, 1, MOST_DAYS));
    }
    if (whom.equals("person") && person == null) {
      refusals.add(Refusal.of("person", "tasks.refused.person"));
    }
    return refusals;
  }

  /** What is said against the last day, whatever else is wrong. */
  static List<Refusal> day(LocalDate dueOn, LocalDate today) {
    return dueOn.isBefore(today)
        ? List.of(Refusal.of("dueOn", "tasks.refused.past", dueOn))
        : List.of();
  }

  /** What is said against the words, whatever else is wrong. */
  static List<Refusal> words(String title, String text) {
    List<Refusal> refusals = new ArrayList<>();
    if (title.isEmpty()) {
      refusals.add(Refusal.of("title", "web.refused.missing"));
    }
    if (Text.length(title) > LONGEST_TITLE) {
      refusals.add(Refusal.of("title", "web.refused.too_long", LONGEST_TITLE));
    }
    if (Text.length(text) > LONGEST_TEXT) {
      refusals.add(Refusal.of("text", "web.refused.too_long", LONGEST_TEXT));
    }
    return refusals;
  }
}
