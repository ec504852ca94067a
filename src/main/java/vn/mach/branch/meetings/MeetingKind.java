package vn.mach.branch.meetings;

import java.util.Optional;
import vn.mach.base.kernel.Codes;

/** What a meeting is. The codes are in a constraint of the table too. */
enum MeetingKind {
  MONTHLY(true, false),
  THEMATIC(false, true),
  /** The monthly and a thematic one, one after the other. */
  COMBINED(true, true),
  EXTRAORDINARY(false, false);

  private final boolean monthly;
  private final boolean thematic;

  MeetingKind(boolean monthly, boolean thematic) {
    this.monthly = monthly;
    this.thematic = thematic;
  }

  /** Whether it is the meeting of its month. */
  boolean monthly() {
    return monthly;
  }

  boolean thematic() {
    return thematic;
  }

  /** The rule that says how long it lasts at least. */
  String lengthRule() {
    return this == COMBINED ? "minutes_combined" : "minutes";
  }

  String code() {
    return Codes.code(this);
  }

  static MeetingKind of(String code) {
    return Codes.of(MeetingKind.class, code);
  }

  static Optional<MeetingKind> find(String code) {
    return Codes.find(MeetingKind.class, code);
  }
}
