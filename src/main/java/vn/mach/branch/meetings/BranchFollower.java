package vn.mach.branch.meetings;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;

/** Who of the upper level follows a branch. */
@Component
class BranchFollower {

  /** Null where nobody does. */
  @Nullable PersonId of(UnitId branch, LocalDate day) {
    return null;
  }
}
