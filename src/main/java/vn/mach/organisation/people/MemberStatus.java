package vn.mach.organisation.people;

import java.util.Optional;
import vn.mach.base.kernel.Codes;

/** The status of a member, and its consequences. */
public enum MemberStatus {
  OFFICIAL(true, true, false),
  PROBATIONARY(false, false, false),
  TEMPORARY_IN(false, false, true),
  TEMPORARY_OUT(false, false, true),
  EXEMPT(true, true, false),
  SUSPENDED(false, false, false);

  private final boolean mayHoldPosts;
  private final boolean countsForCommittee;
  private final boolean temporary;

  MemberStatus(boolean mayHoldPosts, boolean countsForCommittee, boolean temporary) {
    this.mayHoldPosts = mayHoldPosts;
    this.countsForCommittee = countsForCommittee;
    this.temporary = temporary;
  }

  /**
   * Whether the rules allow them to hold a post. Where not, the product warns and does not refuse.
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
