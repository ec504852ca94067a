package vn.mach.branch.meetings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;

/**
 * A meeting as pages show it.
 *
 * @param resolution the draft, until the meeting is closed
 * @param expected as the other counts: frozen when the meeting was closed
 * @param reason why it was cancelled, withdrawn or opened again last
 */
record MeetingRow(
    MeetingId id,
    String code,
    UnitId unit,
    String unitCode,
    String unitName,
    MeetingKind kind,
    MeetingStatus status,
    LocalDate heldOn,
    LocalTime startsAt,
    String place,
    String theme,
    boolean byGroups,
    String resolution,
    String summary,
    @Nullable PersonId chair,
    @Nullable String chairName,
    @Nullable PersonId minuteTaker,
    @Nullable String minuteTakerName,
    @Nullable Instant invitedAt,
    @Nullable Instant beganAt,
    @Nullable Instant endedAt,
    @Nullable Instant closedAt,
    @Nullable String reason,
    @Nullable Long expected,
    @Nullable Long present,
    @Nullable Long excused,
    @Nullable Long absent,
    @Nullable Long officialBase,
    @Nullable Long minutesEntry,
    @Nullable String minutesSymbol,
    @Nullable Long resolutionEntry,
    @Nullable String resolutionSymbol,
    @Nullable Long activity,
    @Nullable Long themeActivity,
    @Nullable Long attendanceActivity) {

  YearMonth month() {
    return YearMonth.from(heldOn);
  }

  /** As the exchange of its title's message: {@code 7/2026}. */
  String monthText() {
    return heldOn.getMonthValue() + "/" + heldOn.getYear();
  }

  /** In minutes; 0 where it has no beginning or end. */
  long lasted() {
    Instant from = beganAt;
    Instant to = endedAt;
    return from == null || to == null ? 0 : Duration.between(from, to).toMinutes();
  }

  boolean allows(MeetingStatus.Step step) {
    return status.allows(step);
  }

  boolean isBefore() {
    return status == MeetingStatus.PLANNED || status == MeetingStatus.INVITED;
  }
}
