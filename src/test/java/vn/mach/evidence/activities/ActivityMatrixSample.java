package vn.mach.evidence.activities;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Activities in the access matrix. */
@Component
class ActivityMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of(
        "kind", it -> "event",
        "activity", ActivityMatrixSample::activity,
        "activityRef",
            it -> it.ask("select ref from activities where id = ?", Long.parseLong(activity(it))));
  }

  /** A draft where the route is for drafts; else a confirmed one. */
  private static String activity(MatrixPlanting at) {
    boolean draft =
        at.pattern().contains("confirm")
            || at.pattern().endsWith("/edit")
            || (at.method().equals("POST") && at.pattern().endsWith("}"));
    return at.id(
        """
        insert into activities (ref, unit_id, kind, title, held_on, status, recorded_by, recorded_at)
        values (?, ?, 'event', ?, '2026-03-01', ?, 0, now())
        """,
        "A/" + at.next() + "-" + at.unit(),
        at.unit(),
        "Việc " + at.mark(),
        draft ? "draft" : "confirmed");
  }
}
