package vn.mach.evidence.activities;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An activity as typed: text, not yet validated. Numbers may be grouped ({@code 1.234}), days
 * written as {@code 31/12/2022} or {@code 2022-12-31}; empty means not stated.
 *
 * @param ref a reference of the sender's own; empty: one is made
 * @param unit the unit's number
 * @param kind the kind's code
 * @param form {@code in_person}, {@code online}, {@code hybrid} or empty
 * @param directive the directive's number, or empty
 * @param tags split by {@code |}
 * @param amounts by the amount's code
 * @param attendanceReason why so many or few are expected, where the members on record are others
 * @param participants the units that held it together with {@code unit}: codes split by {@code |}
 */
public record ActivityInput(
    String ref,
    String unit,
    String kind,
    String form,
    String title,
    String heldOn,
    String directive,
    String expected,
    String present,
    String tags,
    Map<String, String> amounts,
    String attendanceReason,
    String participants) {

  public ActivityInput {
    amounts =
        Collections.unmodifiableMap(
            new TreeMap<>(amounts)); // in a fixed order: its text tells one command from another
  }

  public ActivityInput(
      String ref,
      String unit,
      String kind,
      String form,
      String title,
      String heldOn,
      String directive,
      String expected,
      String present,
      String tags,
      Map<String, String> amounts) {
    this(ref, unit, kind, form, title, heldOn, directive, expected, present, tags, amounts, "", "");
  }

  /**
   * The same with its tags and participants in a fixed order: they are sets, and two orders are one
   * command.
   */
  ActivityInput compared() {
    return new ActivityInput(
        ref,
        unit,
        kind,
        form,
        title,
        heldOn,
        directive,
        expected,
        present,
        sorted(tags),
        amounts,
        attendanceReason,
        sorted(participants));
  }

  private static String sorted(String set) {
    return Arrays.stream(set.split("\\|"))
        .map(String::strip)
        .sorted()
        .collect(Collectors.joining("|"));
  }

  /** The same under another title. */
  ActivityInput titled(String other) {
    return new ActivityInput(
        ref,
        unit,
        kind,
        form,
        other,
        heldOn,
        directive,
        expected,
        present,
        tags,
        amounts,
        attendanceReason,
        participants);
  }
}
