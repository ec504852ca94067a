package vn.mach.branch.meetings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.branch.scores.ScoreFacts;
import vn.mach.branch.scores.ScoreFactsSource;

/**
 * What a score sheet may fill in of a meeting: its attendance, and whether the month had a theme.
 */
@Component
class MeetingScoreFacts implements ScoreFactsSource {

  static final String KIND = "meeting";

  private final MeetingsSql sql;

  MeetingScoreFacts(MeetingsSql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<ScoreFacts> facts(String subjectKind, long subject) {
    return subjectKind.equals(KIND)
        ? sql.find(new MeetingId(subject)).map(this::facts)
        : Optional.empty();
  }

  private ScoreFacts facts(MeetingRow meeting) {
    Long expected = meeting.expected();
    Long present = meeting.present();
    YearMonth month = meeting.month();
    boolean thematic =
        sql.ofUnit(meeting.unit(), month.atDay(1), month.atEndOfMonth()).stream()
            .anyMatch(it -> it.kind().thematic() && it.status() == MeetingStatus.CLOSED);
    return new ScoreFacts(
        expected == null || present == null || expected == 0
            ? null
            : BigDecimal.valueOf(100 * present)
                .divide(BigDecimal.valueOf(expected), 2, RoundingMode.HALF_UP),
        thematic || meeting.kind().thematic(),
        meeting.officialBase());
  }
}
