package vn.mach.base.kernel;

/**
 * What an actor may do in a unit and its subtree. Roles are sets of rights, defined in {@code
 * access}.
 */
public enum Right {
  /** See units, the scoreboard, figures, adopted documents and confirmed activities. */
  SEE,
  /** See what does not hold: drafts, withdrawn activities, numbers without an issued paper. */
  SEE_DRAFTS,
  /** See activities of kinds whose records name persons: inspections, supervision. */
  SEE_NAMED,
  /** Read incoming papers: letters of citizens among them. */
  SEE_LETTERS,
  /** Record, confirm and withdraw activities. */
  RECORD,
  /** See members' records; each view is recorded and shown to the person. */
  SEE_PEOPLE,
  /** Enter and change members, posts and transfers. */
  KEEP_PEOPLE,
  /** Issue directives. */
  ISSUE,
  /** Define figures and set targets. */
  SET_TARGETS,
  /** Begin and write reports, submit them for signing, send signed ones to the level above. */
  REPORT,
  /** Sign reports: text, figures and evidence are frozen. */
  SIGN,
  /** Found, move, rename, end, merge and split units. */
  SHAPE_TREE,
  /** Create accounts, grant roles, issue one-time codes. */
  GRANT,
  /** Import and export files of tables. */
  EXCHANGE,
  /** Read the audit log. */
  SEE_AUDIT_LOG,
  /** Kinds, settings and the realm's own matters. Only over the whole realm. */
  ADMINISTER
}
