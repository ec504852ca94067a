package vn.mach.evidence.activities;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.files.FileOwner;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;

/**
 * Evidence files: visible with the activity; attached by those who may record it, also after it was
 * confirmed (scans come later). They are removed only from a draft.
 */
@Component
class ActivityFiles implements FileOwner {

  private final ActivitiesSql sql;

  ActivityFiles(ActivitiesSql sql) {
    this.sql = sql;
  }

  @Override
  public String module() {
    return "activities";
  }

  @Override
  public boolean maySee(Actor actor, long subject) {
    return sql.show(actor, Right.SEE, new ActivityId(subject)).isPresent();
  }

  @Override
  public boolean mayChange(Actor actor, long subject) {
    return sql.show(actor, Right.RECORD, new ActivityId(subject))
        .filter(row -> row.status() != ActivityStatus.WITHDRAWN)
        .isPresent();
  }

  @Override
  public boolean letsGo(long subject) {
    return sql.statusOf(new ActivityId(subject)).filter(ActivityStatus.DRAFT::equals).isPresent();
  }

  @Override
  public String path(long subject) {
    return "/activities/" + subject;
  }

  @Override
  public @Nullable UnitId unit(long subject) {
    return sql.unitOf(new ActivityId(subject)).orElse(null);
  }
}
