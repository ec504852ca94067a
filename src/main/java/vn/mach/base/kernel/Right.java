package vn.mach.base.kernel;

/**
 * What somebody may do in a unit and all that stands under it. Roles are sets of rights; which,
 * {@code access} says.
 */
public enum Right {
  /** See units, the scoreboard, activities, directives and figures. */
  SEE,
  /** Record, confirm and withdraw activities. */
  RECORD,
  /** See members' records; each look is kept and shown to the person. */
  SEE_PEOPLE,
  /** Enter and change members, posts and transfers. */
  KEEP_PEOPLE,
  /** Issue directives. */
  ISSUE,
  /** Define figures and set targets. */
  SET_TARGETS,
  /** Begin and write reports, lay them before whoever signs, send up what is signed. */
  REPORT,
  /** Sign reports: text, figures and evidence are frozen. */
  SIGN,
  /** Found, move, rename, end, merge and split units. */
  SHAPE_TREE,
  /** Make accounts, give roles, hand out one-time codes. */
  GRANT,
  /** Bring files of tables in and take them out. */
  EXCHANGE,
  /** Read the journal. */
  SEE_AUDIT_LOG,
  /** Kinds, settings and the realm's own matters. Only over the whole realm. */
  ADMINISTER
}
