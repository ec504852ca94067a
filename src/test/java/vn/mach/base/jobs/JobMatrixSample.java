package vn.mach.base.jobs;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Background work in the access matrix. */
@Component
class JobMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of(
        "job", it -> job(it, "waiting", "null"), "failedJob", it -> job(it, "failed", "now()"));
  }

  /** A check of the totals that somebody else asked for. */
  private static String job(MatrixPlanting at, String status, String ended) {
    return at.id(
        """
        insert into jobs (type, about, arguments, account_id, login, status, asked_at, ended_at)
        values ('rollups.check', ?, '{}', -1, ?, '%s', now(), %s)\
        """
            .formatted(status, ended),
        "matrix/" + at.next(),
        at.mark());
  }
}
