package vn.mach.organisation.people;

import java.util.Optional;
import vn.mach.base.kernel.Codes;

/**
 * The posts that a member may hold in a unit. The role of each is defined in {@code access}, which
 * does not compile without it.
 */
public enum PostKind {
  SECRETARY(false, true),
  DEPUTY_SECRETARY(false, true),
  STANDING_MEMBER(true, false),
  COMMITTEE_MEMBER(true, false),
  INSPECTION_CHAIR(true, true);

  private final boolean ofCommittee;
  private final boolean leading;

  PostKind(boolean ofCommittee, boolean leading) {
    this.ofCommittee = ofCommittee;
    this.leading = leading;
  }

  /**
   * Whether its holder answers for the unit or inspects it: such a post is ended from the level
   * above, or by its holder.
   */
  boolean leading() {
    return leading;
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
