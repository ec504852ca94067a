package vn.mach.organisation.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A member's standing, and what follows from it. The one table of it. */
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

  /** The code in tables and files. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<MemberStatus> of(String code) {
    return Arrays.stream(values()).filter(status -> status.code().equals(code)).findFirst();
  }

  /** Of a code that a table's constraint vouches for. */
  static MemberStatus known(String code) {
    return of(code).orElseThrow(() -> new IllegalStateException(code));
  }
}
