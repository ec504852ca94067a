package vn.mach.branch.meetings;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.PersonId;

/**
 * An item of an agenda as it was prepared.
 *
 * @param step the standard step that it is or belongs to; empty: none
 * @param kind of the proposal that it came from; empty: a standard step or typed
 * @param topic the matter that comes back until it is done
 */
record AgendaItem(
    UUID id,
    int position,
    String step,
    String kind,
    String title,
    @Nullable String path,
    String note,
    @Nullable Integer minutes,
    @Nullable PersonId preparer,
    @Nullable String preparerName,
    @Nullable Long topic) {}
