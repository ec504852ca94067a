package vn.mach.organisation.access;

import static vn.mach.base.kernel.Right.*;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Right;
import vn.mach.organisation.people.PostKind;

/**
 * What a role allows, in the unit it was given at and all below it. The one table of roles.
 *
 * <p>The administrator given over the whole realm also keeps the realm's own matters. The office
 * works for a committee: everything but those. The secretary answers for a unit: its record, its
 * members, its papers and reports, its accounts. The clerk enters what was done and writes reports,
 * but signs none. The inspector looks, at persons and letters too, and changes nothing. Member and
 * observer look at numbers, adopted papers and confirmed activities that name nobody.
 */
enum Role {
  ADMINISTRATOR(EnumSet.allOf(Right.class)),
  OFFICE(EnumSet.complementOf(EnumSet.of(ADMINISTER))),
  SECRETARY(
      EnumSet.of(
          SEE,
          SEE_DRAFTS,
          SEE_NAMED,
          SEE_LETTERS,
          RECORD,
          SEE_PEOPLE,
          KEEP_PEOPLE,
          ISSUE,
          REPORT,
          SIGN,
          GRANT,
          SEE_AUDIT_LOG)),
  CLERK(EnumSet.of(SEE, SEE_DRAFTS, SEE_NAMED, SEE_LETTERS, RECORD, REPORT)),
  INSPECTOR(EnumSet.of(SEE, SEE_DRAFTS, SEE_NAMED, SEE_LETTERS, SEE_PEOPLE, SEE_AUDIT_LOG)),
  MEMBER(EnumSet.of(SEE)),
  OBSERVER(EnumSet.of(SEE));

  private final Set<Right> rights;

  Role(Set<Right> rights) {
    this.rights = Set.copyOf(rights);
  }

  Set<Right> rights() {
    return rights;
  }

  /**
   * What it allows where it was given at a unit: the realm's own matters are never those of a unit.
   */
  Set<Right> rightsAtUnit() {
    Set<Right> some = EnumSet.copyOf(rights);
    some.remove(ADMINISTER);
    return some;
  }

  /** The code in tables and files. */
  String code() {
    return Codes.code(this);
  }

  /** The message key of its name. */
  String key() {
    return "access.role." + code();
  }

  static Role of(String code) {
    return Codes.of(Role.class, code);
  }

  static Optional<Role> find(String code) {
    return Codes.find(Role.class, code);
  }

  /**
   * The role that a post brings with it while it lasts. Without a default: the person who adds a
   * kind of post must say here what it allows.
   */
  static Role ofPost(PostKind post) {
    return switch (post) {
      case SECRETARY, DEPUTY_SECRETARY -> SECRETARY;
      case INSPECTION_CHAIR -> INSPECTOR;
      case COMMITTEE_MEMBER, STANDING_MEMBER -> OBSERVER;
    };
  }
}
