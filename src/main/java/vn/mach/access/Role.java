package vn.mach.access;

import static vn.mach.kernel.Right.*;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import vn.mach.kernel.Right;

/** What a role allows, in the unit it was given at and all below it. The one table of roles. */
enum Role {
  ADMINISTRATOR(EnumSet.allOf(Right.class)),
  OFFICE(EnumSet.complementOf(EnumSet.of(ADMINISTER))),
  SECRETARY(EnumSet.of(SEE, RECORD, SEE_PEOPLE, KEEP_PEOPLE, ISSUE, GRANT)),
  CLERK(EnumSet.of(SEE, RECORD)),
  INSPECTOR(EnumSet.of(SEE, SEE_PEOPLE, SEE_JOURNAL)),
  MEMBER(EnumSet.of(SEE)),
  OBSERVER(EnumSet.of(SEE));

  private final Set<Right> rights;

  Role(Set<Right> rights) {
    this.rights = Set.copyOf(rights);
  }

  Set<Right> rights() {
    return rights;
  }

  /** The code in tables and files. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Role of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** The role that a post brings with it while it lasts. */
  static Role ofPost(String post) {
    return switch (post) {
      case "secretary", "deputy_secretary" -> SECRETARY;
      case "inspection_chair" -> INSPECTOR;
      case "committee_member", "standing_member" -> OBSERVER;
      default -> throw new IllegalArgumentException(post);
    };
  }
}
