package vn.mach.documents.register;

import java.time.LocalDate;
import vn.mach.base.kernel.UnitId;

/**
 * An entry as other modules name it.
 *
 * @param book {@code outgoing} or {@code incoming}
 * @param status a code of the status table, e.g. {@code issued}, {@code cancelled}
 */
public record NamedEntry(
    EntryId id,
    UnitId unit,
    String book,
    String symbol,
    String title,
    LocalDate day,
    String status) {}
