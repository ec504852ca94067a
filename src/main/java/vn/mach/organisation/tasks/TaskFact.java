package vn.mach.organisation.tasks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;

/**
 * A task as it is now, for whoever tells people about it.
 *
 * @param doneWith the right with which a unit's task is done
 * @param giver the unit that gave it by hand; none: a module did
 * @param answered whether it asks for an answer, which the giver accepts or returns
 * @param givenBy the account that asked for it
 */
public record TaskFact(
    long id,
    Right doneWith,
    TaskOwner owner,
    @Nullable UnitId giver,
    boolean answered,
    TaskStatus status,
    LocalDate dueOn,
    long givenBy) {}
