package vn.mach.organisation.people;

import java.util.Optional;
import vn.mach.base.kernel.Codes;

/**
 * The posts that a member may hold in a unit. The role of each is defined in {@code access}, which
 * does not compile without it.
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

  public String code() {
    return Codes.code(this);
  }

  public static PostKind of(String code) {
    return Codes.of(PostKind.class, code);
  }

  public static Optional<PostKind> find(String code) {
    return Codes.find(PostKind.class, code);
  }
}
