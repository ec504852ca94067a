package vn.mach.organisation.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The posts that a member may hold in a unit. Which role each brings with it is decided in {@code
 * access}, which does not compile without it.
 */
public enum PostKind {
  SECRETARY(false),
  DEPUTY_SECRETARY(false),
  STANDING_MEMBER(true),
  COMMITTEE_MEMBER(true),
  INSPECTION_CHAIR(true);

  private final boolean ofCommittee;

  PostKind(boolean ofCommittee) {
    this.ofCommittee = ofCommittee;
  }

  /** Whether there is such a post only where a committee is elected. */
  boolean ofCommittee() {
    return ofCommittee;
  }

  /** The code in tables and files. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty for a code that is none. */
  public static Optional<PostKind> of(String code) {
    return Arrays.stream(values()).filter(post -> post.code().equals(code)).findFirst();
  }
}
