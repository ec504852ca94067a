package vn.mach.activities;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.files.FileOwner;
import vn.mach.kernel.Right;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;

/**
 * Evidence files: who sees the activity opens them; who may record it attaches them, also after it was confirmed: scans come later. Only
 * from a draft are they taken away.
 */
@Component
class ActivityFiles implements FileOwner {

  private final ActivitiesSql sql;

  ActivityFiles(ActivitiesSql sql) {
    this.sql = sql;
  }

  @Override
  public String room() {
    return "activities";
  }

  @Override
  public boolean maySee(Viewer viewer, long subject) {
    return sql.show(viewer, Right.SEE, new ActivityId(subject)).isPresent();
  }

  @Override
  public boolean mayChange(Viewer viewer, long subject) {
    return sql.show(viewer, Right.RECORD, new ActivityId(subject)).filter(row -> row.status() != ActivityStatus.WITHDRAWN).isPresent();
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
