package vn.mach.base.datasets;

import java.util.List;

/**
 * The stable codes of why a row is refused, as the format names them. The words are under {@code
 * exchange.reason.<code>}.
 */
public final class RowErrorCodes {

  public static final List<String> ALL =
      List.of(
          "missing",
          "unreadable_cell",
          "extra_cells",
          "spoilt_text",
          "ambiguous_day",
          "not_a_code",
          "not_a_date",
          "not_a_number",
          "not_yes_or_no",
          "not_a_card_number",
          "negative",
          "too_long",
          "ends_before_start",
          "present_exceeds_expected",
          "in_the_future",
          "unknown_unit",
          "unknown_parent",
          "unknown_kind",
          "unknown_form",
          "unknown_status",
          "unknown_gender",
          "unknown_person",
          "unknown_post",
          "unknown_role",
          "unknown_directive",
          "unknown_figure",
          "unknown_activity",
          "unknown_function",
          "duplicate",
          "overlapping_periods",
          "cycle",
          "parent_not_standing",
          "unit_not_standing",
          "conflicting_target",
          "changed_since_sent",
          // what the format itself does not know
          "unknown_target",
          "conflicting_version",
          "ambiguous",
          "two_marks",
          "not_clauses",
          "unknown_plan",
          "unknown_campaign",
          "unknown_dialogue",
          "unknown_choice",
          "decided_in_the_future",
          "commended_twice",
          "out_of_range",
          "exceeds_maximum",
          "secret_marking",
          "from_above",
          "role_beyond",
          "person_beyond",
          "person_has_account");

  private RowErrorCodes() {}

  /**
   * @throws IllegalArgumentException where the format knows no such reason
   */
  static String known(String reason) {
    if (!ALL.contains(reason)) {
      throw new IllegalArgumentException("no reason of the format: " + reason);
    }
    return reason;
  }
}
