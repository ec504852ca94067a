package vn.mach.evidence.reports;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;

/**
 * A report as it is.
 *
 * @param code short; the marks of its figures begin with it
 * @param layout {@code party} or {@code state}
 * @param marks what is printed behind its numbers
 * @param symbol empty until it is signed
 * @param hash SHA-256 of what was signed, hexadecimal; none before
 */
record ReportRow(
    ReportId id,
    String code,
    UnitId unit,
    String unitCode,
    String unitName,
    String type,
    String typeVi,
    String typeEn,
    Period period,
    ReportStatus status,
    String layout,
    PrintedMarks marks,
    String title,
    String begunLogin,
    Instant begunAt,
    @Nullable Instant presentedAt,
    @Nullable String signedLogin,
    @Nullable String signedName,
    @Nullable Instant signedAt,
    @Nullable Instant sentAt,
    String symbol,
    @Nullable LocalDate dated,
    @Nullable String hash) {

  boolean allows(ReportStatus.Step step) {
    return status.allows(step);
  }
}
