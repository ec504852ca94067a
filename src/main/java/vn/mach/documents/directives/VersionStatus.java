package vn.mach.documents.directives;

import vn.mach.base.kernel.Codes;

/** The status of a version. Whether an issued one has expired, its days and its directive say. */
public enum VersionStatus {
  DRAFT,
  ISSUED,
  /** A later version was issued. */
  REPLACED;

  public String code() {
    return Codes.code(this);
  }

  static VersionStatus of(String code) {
    return Codes.of(VersionStatus.class, code);
  }
}
