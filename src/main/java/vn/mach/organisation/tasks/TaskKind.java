package vn.mach.organisation.tasks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Right;

/**
 * A kind of task.
 *
 * @param owner {@code unit}, {@code person} or {@code either}
 * @param seenWith the right with which a unit's tasks are seen, there and below
 * @param doneWith the right with which they are settled and handed on; who has it at the unit
 *     itself owes them
 * @param here whether it is settled in one tap; else the module of its subject settles it
 * @param followsPerson whether somebody who goes to another unit takes it along
 * @param termDays where nobody names a day: so many days after that of assigning
 * @param remindBefore so many days before the due day
 * @param remindAfter so many days after it
 * @param escalateAfter from so many days after it the level above is told; none: never
 * @param named whether it is about a file for named eyes: only who owes it sees it, as long as they
 *     may open the file
 */
public record TaskKind(
    String code,
    String nameVi,
    String nameEn,
    String owner,
    Right seenWith,
    Right doneWith,
    boolean here,
    boolean followsPerson,
    @Nullable Integer termDays,
    boolean termWorking,
    List<Integer> remindBefore,
    List<Integer> remindAfter,
    @Nullable Integer escalateAfter,
    boolean named) {

  /** Whether a unit, or a person, may owe such a task. */
  boolean allows(TaskOwner asked) {
    return owner.equals("either") || owner.equals(asked.person() == null ? "unit" : "person");
  }
}
