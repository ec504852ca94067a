package vn.mach.organisation.people;

import java.util.Optional;
import vn.mach.base.kernel.Codes;

/** A member's standing, and what follows from it. The one table of it. */
public enum MemberStatus {
  OFFICIAL(true, true, false, "#3d4f5c"),
  PROBATIONARY(false, false, false, "#8fa3b0"),
  TEMPORARY_IN(false, false, true, "#c3a46b"),
  TEMPORARY_OUT(false, false, true, "#dcc9a0"),
  EXEMPT(true, true, false, "#6f8391"),
  SUSPENDED(false, false, false, "#b3261e");

  private final boolean mayHoldPosts;
  private final boolean countsForCommittee;
  private final boolean temporary;
  private final String tint;

  MemberStatus(boolean mayHoldPosts, boolean countsForCommittee, boolean temporary, String tint) {
    this.mayHoldPosts = mayHoldPosts;
    this.countsForCommittee = countsForCommittee;
    this.temporary = temporary;
    this.tint = tint;
  }

  /**
   * Whether the rules foresee that they hold a post. Where not, the product warns and does not
   * refuse.
   */
  boolean mayHoldPosts() {
    return mayHoldPosts;
  }

  /** Whether they count towards the number from which a branch elects a committee. */
  boolean countsForCommittee() {
    return countsForCommittee;
  }

  boolean temporary() {
    return temporary;
  }

  /** The colour of its part in a bar; the words always stand beside it. */
  String tint() {
    return tint;
  }

  /** The code in tables and files. */
  public String code() {
    return Codes.code(this);
  }

  public static Optional<MemberStatus> find(String code) {
    return Codes.find(MemberStatus.class, code);
  }

  static MemberStatus of(String code) {
    return Codes.of(MemberStatus.class, code);
  }
}
