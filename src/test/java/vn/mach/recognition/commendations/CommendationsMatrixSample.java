package vn.mach.recognition.commendations;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.testing.MatrixPlanting;
import vn.mach.testing.MatrixSample;

/** Commendations in the access matrix. */
@Component
class CommendationsMatrixSample implements MatrixSample {

  @Override
  public Map<String, Maker> things() {
    return Map.of(
        "commendation",
        it -> commendation(it, "decided", "12", "2026-07-01"),
        "proposedCommendation",
        it -> commendation(it, "proposed", "", null));
  }

  private static String commendation(
      MatrixPlanting at, String status, String number, @Nullable String day) {
    return at.id(
        """
        insert into commendations (unit_id, proposer_id, decider_id, form, reason, status, proposed_on, number, decided_on, giver, recorded_by, recorded_at)
        values (?, ?, ?, 'flag', ?, ?, '2026-06-01', ?, ?::date, ?, 0, now())
        """,
        at.unit(),
        at.unit(),
        at.unit(),
        "Thành tích " + at.mark(),
        status,
        number.isEmpty() ? "" : number + at.next(),
        day,
        day == null ? "" : "Tỉnh");
  }
}
