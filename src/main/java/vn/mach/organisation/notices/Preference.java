package vn.mach.organisation.notices;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;

/**
 * How an account wants to be told.
 *
 * @param mailed whether it has an address for e-mail
 * @param quietFrom no e-mail from this time of day
 * @param quietUntil until this one, perhaps of the next day; the same: there are no quiet hours
 * @param digestAt when it gets its daily digest
 */
record Preference(
    boolean mailed,
    Map<NoticeKind, NoticeChoice> choices,
    LocalTime quietFrom,
    LocalTime quietUntil,
    LocalTime digestAt) {

  static final LocalTime QUIET_FROM = LocalTime.of(21, 0);
  static final LocalTime QUIET_UNTIL = LocalTime.of(6, 0);
  static final LocalTime DIGEST_AT = LocalTime.of(7, 0);

  Preference {
    choices = Map.copyOf(choices);
  }

  NoticeChoice choice(NoticeKind kind) {
    return choices.getOrDefault(kind, kind.usual());
  }

  /** When an e-mail may be sent that is due now: now, or when the quiet hours are over. */
  Instant notBefore(Instant now, ZoneId zone) {
    ZonedDateTime here = now.atZone(zone);
    if (!isQuiet(here.toLocalTime())) {
      return now;
    }
    ZonedDateTime over = here.with(quietUntil);
    return (over.isAfter(here) ? over : over.plusDays(1)).toInstant();
  }

  /** When the next digest is sent. */
  Instant nextDigest(Instant now, ZoneId zone) {
    ZonedDateTime here = now.atZone(zone);
    ZonedDateTime next = here.with(digestAt);
    return (next.isAfter(here) ? next : next.plusDays(1)).toInstant();
  }

  private boolean isQuiet(LocalTime time) {
    boolean begun = !time.isBefore(quietFrom);
    boolean going = time.isBefore(quietUntil);
    return quietFrom.isBefore(quietUntil)
        ? begun && going
        : quietFrom.isAfter(quietUntil) && (begun || going);
  }
}
