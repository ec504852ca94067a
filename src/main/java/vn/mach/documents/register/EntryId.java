package vn.mach.documents.register;

/** A line of a unit's book. */
public record EntryId(long value) {

  /** How the audit log names the entry. */
  public String subject() {
    return "register:" + value;
  }
}
